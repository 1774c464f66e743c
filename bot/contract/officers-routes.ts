// Routes of people of the offices, their tambon, handing over. Part of ROUTES.
import * as z from 'zod'
import { AssignSubdistricts, ChangeOfficer, OfficerList } from './officers.ts'
import type { RouteShape } from './route-shape.ts'

const ofOfficer = z.object({ id: z.uuid() })

export const OFFICERS_ROUTES = {
  listOfficers: {
    summary: 'People of the offices that the reader may look at, at least oneself',
    access: 'officer',
    params: z.object({}),
    body: null,
    answer: OfficerList,
  },
  changeOfficer: {
    summary: 'Change a name or a phone number: the own number, or those of the province’s people',
    access: 'officer',
    params: ofOfficer,
    body: ChangeOfficer,
    answer: OfficerList,
  },
  removeOfficer: {
    summary: 'Remove somebody from an office, from the next request on',
    access: 'invite_officer',
    params: ofOfficer,
    body: null,
    answer: OfficerList,
  },
  assignSubdistricts: {
    summary: 'Say from which tambon a district officer collects',
    access: 'assign_subdistricts',
    params: ofOfficer,
    body: AssignSubdistricts,
    answer: OfficerList,
  },
} as const satisfies Record<string, RouteShape>
