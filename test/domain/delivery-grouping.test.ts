// From messages to calls: everybody exactly once, at most 500 in one, never above the quota.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  groupIntoCalls,
  MULTICAST_MOST,
  nextTryAt,
  nextTurnAt,
  type Outgoing,
  RETRY_KEY_LIFE_MS,
  splitByQuota,
} from '../../bot/domain/delivery-grouping.ts'

const outgoing = (recipient: string, more: Partial<Outgoing> = {}): Outgoing => ({
  recipient,
  body: '{"messages":[]}',
  noticeIds: [`n-${recipient}`],
  cost: 1,
  rank: 3,
  isAlone: false,
  ...more,
})

/** Any number of people and groups with a few different texts; a recipient appears once, as the merge before makes it. */
const mails: fc.Arbitrary<Outgoing[]> = fc
  .uniqueArray(fc.tuple(fc.constantFrom('U', 'C'), fc.integer({ min: 0, max: 2000 })), {
    maxLength: 60,
    selector: pair => pair.join(''),
  })
  .chain(ids =>
    fc.tuple(
      ...ids.map(([kind, number]) =>
        fc.record({
          recipient: fc.constant(`${kind}${number}`),
          body: fc.constantFrom('a', 'b', 'c'),
          noticeIds: fc
            .integer({ min: 1, max: 3 })
            .map(count => Array.from({ length: count }, (_, i) => `${kind}${number}-${i}`)),
          cost: kind === 'U' ? fc.constant(1) : fc.integer({ min: 1, max: 40 }),
          rank: fc.integer({ min: 0, max: 5 }),
          isAlone: fc.boolean(),
        }),
      ),
    ),
  )

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

describe('calls', () => {
  it('reach every recipient exactly once with the recipient’s own text, and carry every notice once', () => {
    fc.assert(
      fc.property(mails, list => {
        const calls = groupIntoCalls(list)
        const reached = calls.flatMap(call => call.recipients.map(recipient => `${recipient}:${call.body}`))
        expect(reached.sort()).toEqual(list.map(item => `${item.recipient}:${item.body}`).sort())
        expect(calls.flatMap(call => call.noticeIds).sort()).toEqual(
          list.flatMap(item => item.noticeIds).sort(),
        )
        expect(sum(calls.map(call => call.cost))).toBe(sum(list.map(item => item.cost)))
      }),
    )
  })

  it('are a push for one, a multicast for more, and never a multicast to a group or to who must go alone', () => {
    fc.assert(
      fc.property(mails, list => {
        const alone = new Set(
          list.filter(item => item.isAlone || item.recipient[0] === 'C').map(item => item.recipient),
        )
        for (const call of groupIntoCalls(list)) {
          expect(call.method).toBe(call.recipients.length === 1 ? 'push' : 'multicast')
          if (call.recipients.length > 1)
            expect(call.recipients.some(recipient => alone.has(recipient))).toBe(false)
        }
      }),
    )
  })

  it.each([1, 499, 500, 501, 1000, 2600])('hold at most 500 of %i people', count => {
    const calls = groupIntoCalls(Array.from({ length: count }, (_, index) => outgoing(`U${index}`)))
    expect(calls).toHaveLength(Math.ceil(count / MULTICAST_MOST))
    expect(Math.max(...calls.map(call => call.recipients.length))).toBeLessThanOrEqual(500)
    expect(sum(calls.map(call => call.recipients.length))).toBe(count)
  })

  it('begin with what matters most, and are the same whatever the order was', () => {
    fc.assert(
      fc.property(mails, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = list
          .map(item => ({ item, place: random.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ item }) => item)
        expect(groupIntoCalls(shuffled)).toEqual(groupIntoCalls(list))
        const rankOf = new Map(list.map(item => [item.recipient, item.rank]))
        const firsts = groupIntoCalls(list).map(call => rankOf.get(call.recipients[0] ?? '') ?? -1)
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b))
      }),
    )
  })

  it('do not change what they were given', () => {
    const list = [outgoing('U2'), outgoing('U1')]
    const copy = structuredClone(list)
    groupIntoCalls(list)
    expect(list).toEqual(copy)
  })
})

describe('the quota', () => {
  it('is never exceeded, and everybody is either paid or held', () => {
    fc.assert(
      fc.property(mails, fc.nat({ max: 200 }), (list, remaining) => {
        const { paid, held } = splitByQuota(list, remaining)
        expect(sum(paid.map(item => item.cost))).toBeLessThanOrEqual(remaining)
        expect([...paid, ...held].map(item => item.recipient).sort()).toEqual(
          list.map(item => item.recipient).sort(),
        )
      }),
    )
  })

  it('goes to the more important of two that cost the same', () => {
    fc.assert(
      fc.property(mails, fc.nat({ max: 60 }), (list, remaining) => {
        const people = list.filter(item => item.cost === 1)
        const { paid, held } = splitByQuota(people, remaining)
        const last = Math.max(-1, ...paid.map(item => item.rank))
        for (const item of held) expect(item.rank).toBeGreaterThanOrEqual(last)
        expect(paid).toHaveLength(Math.min(people.length, remaining))
      }),
    )
  })

  it('that is unlimited pays for all; of nothing nothing is paid', () => {
    const list = [outgoing('U1'), outgoing('C1', { cost: 30 })]
    expect(splitByQuota(list, null)).toEqual({ paid: list, held: [] })
    expect(splitByQuota(list, 0).held).toHaveLength(2)
  })

  it('counts a group by its members', () => {
    const { paid, held } = splitByQuota([outgoing('C1', { cost: 30, rank: 0 }), outgoing('U1')], 29)
    expect([paid.map(item => item.recipient), held.map(item => item.recipient)]).toEqual([['U1'], ['C1']])
  })
})

describe('trying again', () => {
  const now = new Date('2025-01-25T02:00:00Z')
  const waits = (from: number, to: number) =>
    Array.from(
      { length: to - from + 1 },
      (_, index) => (nextTryAt(now, from + index).getTime() - now.getTime()) / 1000,
    )

  it('begins at once and ends with a quarter of an hour', () => {
    expect(waits(1, 9)).toEqual([1, 2, 5, 15, 60, 300, 900, 900, 900])
    expect(waits(0, 0)[0]).toBeGreaterThan(0)
  })

  it('is soon after LINE said that calls came too fast, however often', () => {
    const seconds = [1, 2, 3, 9].map(tries => (nextTurnAt(now, tries).getTime() - now.getTime()) / 1000)
    expect(seconds).toEqual([1, 2, 5, 5])
  })

  it('ends before LINE forgets the key', () => {
    expect(RETRY_KEY_LIFE_MS).toBeLessThan(24 * 3600_000)
    expect(RETRY_KEY_LIFE_MS).toBeGreaterThan(12 * 3600_000)
  })
})
