// Arbitrary facts about one report, for the properties that every message must hold.
import fc from 'fast-check'
import { addDays } from '../../bot/domain/civil-time.ts'
import { DOUBT_CODES } from '../../bot/domain/plausibility.ts'
import type {
  ActingFacts,
  NoticeFacts,
  Remark,
  ReopenedFacts,
  ReturnedFacts,
  SubmittedFacts,
} from '../../bot/messages/notice-facts.ts'
import { CATEGORIES, NO_SALES_REASONS, ROLES } from '../../db/vocabulary.ts'
import { amount, count, ugly } from './ugly.ts'

const someone = fc.option(ugly)
const growth = fc.record({
  nowSatang: amount,
  baseSatang: amount,
  tenths: fc.option(fc.integer({ min: -1000, max: 5_000_000 })),
  covered: count,
  of: count,
})

const doubt = fc.record({
  code: fc.constantFrom(...DOUBT_CODES),
  times: fc.float({ min: 1, max: 1_000_000, noNaN: true, noDefaultInfinity: true }),
  baseSatang: amount,
})

export const submitted: fc.Arbitrary<SubmittedFacts> = fc.record({
  by: someone,
  amountSatang: amount,
  categories: fc
    .subarray([...CATEGORIES])
    .chain(list =>
      fc.tuple(...list.map(category => fc.record({ category: fc.constant(category), amountSatang: amount }))),
    ),
  lastYear: growth,
  lastMonth: growth,
  doubts: fc.array(
    fc.record({ name: ugly, amountSatang: amount, reason: fc.option(ugly), doubt: fc.option(doubt) }),
    { maxLength: 9 },
  ),
  zeros: fc.array(
    fc.record({ name: ugly, reason: fc.constantFrom(...NO_SALES_REASONS), note: fc.option(ugly) }),
    { maxLength: 9 },
  ),
  changes: fc.option(
    fc.array(fc.record({ name: ugly, from: fc.option(amount), to: fc.option(amount) }), { maxLength: 9 }),
  ),
})

export const returned: fc.Arbitrary<ReturnedFacts> = fc.record({
  reason: ugly,
  by: someone,
  figure: fc.option(fc.record({ producerId: fc.uuid(), name: ugly })),
  wasCertified: fc.boolean(),
})

export const reopened: fc.Arbitrary<ReopenedFacts> = fc.record({
  until: fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
  reason: ugly,
  by: someone,
  wasCertified: fc.boolean(),
})

export const acting: fc.Arbitrary<ActingFacts> = fc
  .record({
    orderNumber: ugly,
    from: fc.integer({ min: 0, max: 2000 }),
    days: fc.integer({ min: 0, max: 366 }),
  })
  .map(({ orderNumber, from, days }) => {
    const fromOn = addDays('2024-01-01', from)
    return { orderNumber, fromOn, untilOn: addDays(fromOn, days) }
  })

const remark: fc.Arbitrary<Remark> = fc.record({
  producerId: fc.uuid(),
  producerName: ugly,
  text: ugly,
  by: fc.record({ name: ugly, role: fc.constantFrom(...ROLES) }),
})

export const questions: fc.Arbitrary<NonNullable<NoticeFacts['questions']>> = fc.record({
  count: fc.integer({ min: 1, max: 300 }),
  newest: fc.array(remark, { minLength: 1, maxLength: 2 }),
})

export const answer: fc.Arbitrary<NonNullable<NoticeFacts['answer']>> = fc
  .tuple(remark, ugly)
  .map(([said, question]) => ({ ...said, question }))
