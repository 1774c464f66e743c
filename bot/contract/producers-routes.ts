// Routes of producers: who they are, where they stay, finding them. Part of ROUTES.
import * as z from 'zod'
import {
  AddProducer,
  ChangeProducer,
  FoundProducers,
  MergeProducer,
  MoveProducer,
  ProducerChanged,
  ProducerList,
  ProducerView,
  ReactivateProducer,
  SuspendProducer,
} from './producers.ts'
import type { RouteShape } from './route-shape.ts'
import { OfficeCodeText } from './scalars.ts'

const byId = z.object({ id: z.uuid() })

export const PRODUCERS_ROUTES = {
  listProducers: {
    summary: 'Producers of a district, or how many each district of a province has',
    access: 'read_producers',
    params: z.object({ officeCode: OfficeCodeText }),
    body: null,
    answer: ProducerList,
  },
  searchProducers: {
    summary: 'Producers by name or number, with typing errors: of the own district, or of the own province',
    access: 'read_producers',
    // Whatever somebody typed is a question, and one without an answer has an empty one.
    params: z.object({ text: z.string() }),
    body: null,
    answer: FoundProducers,
  },
  showProducer: {
    summary: 'One producer: facts, stays, figures of the fiscal year',
    access: 'read_producers',
    params: byId,
    body: null,
    answer: ProducerView,
  },
  addProducer: {
    summary: 'Add a producer to a district, active from a month',
    access: 'keep_producers',
    params: z.object({ officeCode: OfficeCodeText.length(4) }),
    body: AddProducer,
    answer: ProducerView,
  },
  changeProducer: {
    summary: 'Change the facts of a producer; months and figures stay',
    access: 'keep_producers',
    params: byId,
    body: ChangeProducer,
    answer: ProducerView,
  },
  suspendProducer: {
    summary: 'Its district owes nothing of it from a month on',
    access: 'keep_producers',
    params: byId,
    body: SuspendProducer,
    answer: ProducerChanged,
  },
  reactivateProducer: {
    summary: 'Its district owes its figures again from a month on; one that was merged is its own again',
    access: 'keep_producers',
    params: byId,
    body: ReactivateProducer,
    answer: ProducerChanged,
  },
  moveProducer: {
    summary: 'Another district of the province owes its figures from a month on',
    access: 'keep_producers',
    params: byId,
    body: MoveProducer,
    answer: ProducerChanged,
  },
  mergeProducer: {
    summary:
      'It turned out to be another producer of the province: its figures count as the past of that one',
    access: 'keep_producers',
    params: byId,
    body: MergeProducer,
    answer: ProducerChanged,
  },
} as const satisfies Record<string, RouteShape>
