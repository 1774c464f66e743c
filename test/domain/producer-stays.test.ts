// Whose months a producer's are, whatever is done to it in whatever order: at most one district's, and only from the month
// that was said.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addMonths } from '../../bot/domain/civil-time.ts'
import { monthsBetween } from '../../bot/domain/producer-months.ts'
import { nextStay, producerStateOf } from '../../bot/domain/producer-state.ts'
import {
  changedMonths,
  isOwedFrom,
  isSameStays,
  keepMonths,
  lastStay,
  monthsOf,
  moveFrom,
  reactivateFrom,
  type Stay,
  stayIn,
  suspendFrom,
} from '../../bot/domain/producer-stays.ts'

const LAST = '2027-12'
const MONTHS = monthsBetween('2024-10', LAST)
const period = fc.integer({ min: 0, max: 23 }).map(count => addMonths('2024-10', count))
const office = fc.constantFrom('5601', '5602', '5605')

type Act = { kind: 'suspend' | 'reactivate' | 'move'; from: string; office: string }
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('suspend', 'reactivate', 'move'),
  from: period,
  office,
})

const perform = (stays: readonly Stay[], { kind, from, office: code }: Act): Stay[] => {
  if (kind === 'suspend') return suspendFrom(stays, from)
  return kind === 'reactivate' ? reactivateFrom(stays, from, code) : moveFrom(stays, from, code)
}

/** The same, month by month, as a child would do it. */
function performPlainly(owner: Map<string, string>, { kind, from, office: code }: Act): void {
  for (const month of MONTHS.filter(item => item >= from)) {
    if (kind === 'suspend') owner.delete(month)
    else if (kind === 'reactivate' || owner.has(month)) owner.set(month, code)
  }
}

const ownersOf = (stays: readonly Stay[]) =>
  new Map(
    MONTHS.flatMap(month => stays.filter(stay => isIn(stay, month)).map(stay => [month, stay.officeCode])),
  )

const isIn = (stay: Stay, month: string) =>
  stay.fromPeriod <= month && (stay.untilPeriod === null || month <= stay.untilPeriod)

it('says of every month what was last said of it, in whatever order things were done', () => {
  fc.assert(
    fc.property(office, period, fc.array(act, { maxLength: 12 }), (first, from, acts) => {
      let stays = reactivateFrom([], from, first)
      const owner = new Map<string, string>()
      performPlainly(owner, { kind: 'reactivate', from, office: first })
      for (const one of acts) {
        stays = perform(stays, one)
        performPlainly(owner, one)
        expect(ownersOf(stays)).toEqual(owner)
      }
    }),
    {
      numRuns: 500,
      examples: [
        // A planned move is called off by a suspension before it, and a return to the same district closes the gap.
        [
          '5605',
          '2024-10',
          [
            { kind: 'move', from: '2025-06', office: '5602' },
            { kind: 'suspend', from: '2025-03', office: '5605' },
            { kind: 'reactivate', from: '2025-03', office: '5605' },
          ],
        ],
      ],
    },
  )
})

it('never overlaps, never touches a stay of the same district, and keeps every month before', () => {
  fc.assert(
    fc.property(office, period, fc.array(act, { maxLength: 12 }), (first, begin, acts) => {
      let stays = reactivateFrom([], begin, first)
      for (const one of acts) {
        const before = stays
        stays = perform(before, one)
        for (const [index, stay] of stays.entries()) {
          const next = stays[index + 1]
          if (next === undefined) continue
          expect(stay.untilPeriod !== null && stay.untilPeriod < next.fromPeriod).toBe(true)
          const touches = addMonths(stay.untilPeriod ?? '', 1) === next.fromPeriod
          expect(touches && stay.officeCode === next.officeCode).toBe(false)
        }
        for (const month of MONTHS.filter(item => item < one.from))
          expect(stayIn(stays, month)?.officeCode).toBe(stayIn(before, month)?.officeCode)
      }
    }),
  )
})

it('names exactly the months of which something changes, on both sides of a move', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 8 }), acts => {
      const start = reactivateFrom([], '2024-10', '5605')
      const before = acts.slice(0, -1).reduce(perform, start)
      const after = acts.slice(-1).reduce(perform, before)
      const named = changedMonths(before, after, LAST).map(item => `${item.officeCode}:${item.period}`)
      const plain = MONTHS.flatMap(month => {
        const [one, other] = [stayIn(before, month)?.officeCode, stayIn(after, month)?.officeCode]
        return one === other ? [] : [one, other].flatMap(code => (code ? [`${code}:${month}`] : []))
      })
      expect(named).toEqual([...plain].sort())
      expect(isSameStays(before, after)).toBe(changedMonths(before, after, LAST).length === 0)
    }),
  )
})

it('keeps only what fits, and nothing after the last month', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 6 }), fc.array(fc.boolean()), (acts, kept) => {
      const stays = acts.reduce(perform, reactivateFrom([], '2024-10', '5605'))
      const isKept = (month: string) => kept[MONTHS.indexOf(month)] === true
      const left = keepMonths(stays, '2026-06', month => isKept(month.period))
      expect(monthsOf(left, LAST)).toEqual(monthsOf(stays, '2026-06').filter(month => isKept(month.period)))
    }),
  )
})

it('tells active, coming, suspended and merged apart', () => {
  const stays: Stay[] = [
    { officeCode: '5605', fromPeriod: '2024-10', untilPeriod: '2024-12' },
    { officeCode: '5602', fromPeriod: '2025-03', untilPeriod: '2025-04' },
  ]
  const at = (month: string) => producerStateOf({ mergedInto: null, stays }, month)
  expect(['2024-09', '2024-12', '2025-01', '2025-04', '2025-05'].map(at)).toEqual([
    'coming',
    'active',
    'coming',
    'active',
    'suspended',
  ])
  expect(producerStateOf({ mergedInto: 'x', stays }, '2024-12')).toBe('merged')
  expect(nextStay(stays, '2025-01')?.officeCode).toBe('5602')
  expect(nextStay(stays, '2025-03')).toBeNull()
  expect(lastStay(stays)?.officeCode).toBe('5602')
  expect([isOwedFrom(stays, '2025-04'), isOwedFrom(stays, '2025-05'), isOwedFrom([], '2025-05')]).toEqual([
    true,
    false,
    false,
  ])
})
