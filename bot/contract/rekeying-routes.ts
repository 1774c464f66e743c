// Routes of typing the figures into the department's own system. Part of ROUTES.
import * as z from 'zod'
import {
  NoteDepartmentTotal,
  NotedDepartmentTotal,
  RekeyingView,
  TickedProducer,
  TickProducer,
} from './rekeying.ts'
import { ofReport, type RouteShape } from './route-shape.ts'

export const REKEYING_ROUTES = {
  showRekeying: {
    summary: 'Figures of a district and month in the order of the department’s own system',
    access: 'read_report',
    params: ofReport,
    body: null,
    answer: RekeyingView,
  },
  tickProducer: {
    summary: 'Tick a producer as typed into the department’s system, or take the tick back',
    access: 'rekey_figures',
    params: ofReport.extend({ producerId: z.uuid() }),
    body: TickProducer,
    answer: TickedProducer,
  },
  noteDepartmentTotal: {
    summary: 'Note the total that the department’s system shows',
    access: 'rekey_figures',
    params: ofReport,
    body: NoteDepartmentTotal,
    answer: NotedDepartmentTotal,
  },
} as const satisfies Record<string, RouteShape>
