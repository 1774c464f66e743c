// When a district can be nudged, whom it is for, and when it goes out.
import { describe, expect, it } from 'vitest'
import { instantOf } from '../../bot/domain/civil-time.ts'
import {
  costOfNudge,
  type NudgeFacts,
  nudgeRefusalOf,
  planNudge,
  timesOfNudge,
} from '../../bot/domain/nudge.ts'
import { windowFor } from '../../bot/domain/report-states.ts'
import { calendarOf, entryWindowOf } from '../../bot/domain/reporting-calendar.ts'
import { actingFor, person, STANDS } from './planning-facts.ts'

const at = (on: string, time = '10:00') => instantOf(on, time)
const PEOPLE = [person('district_officer', '5605'), person('district_chief', '5605')]

function facts(more: Partial<NudgeFacts> = {}): NudgeFacts {
  const now = more.now ?? at('2025-01-20')
  return {
    provinceCode: '56',
    period: '2025-01',
    office: STANDS.begun,
    window: entryWindowOf(calendarOf('2025-01', []), now),
    people: PEOPLE,
    past: [],
    now,
    ...more,
  }
}

describe('a nudge is possible', () => {
  it.each(['begun', 'complete', 'submitted', 'returned'] as const)('where the report is %s', stand => {
    expect(nudgeRefusalOf(facts({ office: STANDS[stand] }))).toBeNull()
  })

  it('the day after one, and in a month that is open again', () => {
    const yesterday = { at: at('2025-01-19'), heardOn: '2025-01-19' }
    expect(nudgeRefusalOf(facts({ past: [yesterday] }))).toBeNull()
    const now = at('2025-02-20')
    const closed = entryWindowOf(calendarOf('2025-01', []), now)
    expect(nudgeRefusalOf(facts({ now }))).toBe('closed')
    expect(
      nudgeRefusalOf(facts({ now, window: windowFor(closed, { until: at('2025-02-22') }, now) })),
    ).toBeNull()
  })
})

describe('a nudge is refused', () => {
  it.each([
    ['not_yet_open', { now: at('2025-01-09') }],
    ['no_producers', { office: STANDS.empty }],
    ['certified', { office: STANDS.certified }],
    ['certified', { office: STANDS.accepted, now: at('2025-02-20') }],
    ['closed', { now: at('2025-02-07') }],
    ['too_late', { now: at('2025-02-06', '20:00') }],
    ['nobody_reachable', { people: [] }],
    ['nobody_reachable', { people: [person('district_chief', '5605')] }],
    ['nobody_reachable', { people: [person('district_officer', '5605', 'away', false)] }],
    ['nobody_reachable', { people: [person('district_officer', '5602')] }],
  ] as const)('as %s', (refusal, more) => {
    expect(nudgeRefusalOf(facts(more))).toBe(refusal)
  })

  it('on the day of one, whoever pressed it, and whether or not it was heard', () => {
    const past = [{ at: at('2025-01-20', '07:30'), heardOn: '2025-01-20' }]
    expect(nudgeRefusalOf(facts({ past }))).toBe('already_today')
  })

  it('on the day on which one of the evening before is heard, and again in that evening', () => {
    const past = [{ at: at('2025-01-20', '21:00'), heardOn: '2025-01-21' }]
    expect(nudgeRefusalOf(facts({ past, now: at('2025-01-20', '22:00') }))).toBe('already_today')
    expect(nudgeRefusalOf(facts({ past, now: at('2025-01-21', '09:00') }))).toBe('already_today')
    expect(nudgeRefusalOf(facts({ past, now: at('2025-01-22', '09:00') }))).toBeNull()
  })

  it('in the evening of a day that had one', () => {
    const past = [{ at: at('2025-01-20', '09:00'), heardOn: '2025-01-20' }]
    expect(nudgeRefusalOf(facts({ past, now: at('2025-01-20', '21:00') }))).toBe('already_today')
  })
})

describe('a nudge', () => {
  it('is for the officers, once submitted for the chief and who acts for the chief', () => {
    const neighbour = person('district_officer', '5602', 'neighbour')
    const people = [...PEOPLE, neighbour, actingFor(neighbour, '5605')]
    const told = (more: Partial<NudgeFacts>) =>
      planNudge(facts({ people, ...more })).map(item => item.recipient)
    expect(told({})).toEqual(['U-district_officer-5605'])
    expect(told({ office: STANDS.submitted })).toEqual(['U-district_chief-5605', 'U-neighbour'])
  })

  it('costs one message for each whom LINE reaches; the others are written down', () => {
    const people = [...PEOPLE, person('district_officer', '5605', 'away', false)]
    expect(costOfNudge(facts({ people }))).toBe(1)
    expect(planNudge(facts({ people })).map(item => item.reason)).toEqual([null, 'unreachable'])
  })

  it('goes out at once by day, in the morning by night, and helps until the closing at most', () => {
    const { window } = facts()
    const day = timesOfNudge(window, at('2025-01-20', '10:00'))
    expect(day).toEqual({ at: at('2025-01-20'), heardOn: '2025-01-20', expiresAt: at('2025-01-27') })
    const night = timesOfNudge(window, at('2025-01-20', '20:00'))
    expect([night.at, night.heardOn]).toEqual([at('2025-01-21', '07:00'), '2025-01-21'])
    expect(timesOfNudge(window, at('2025-02-05')).expiresAt).toEqual(at('2025-02-06', '23:59:59'))
  })
})
