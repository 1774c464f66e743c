// Asked right before sending: what stopped being true is not sent, and the reason is written down.
import { describe, expect, it } from 'vitest'
import type { OfficeProgress } from '../../bot/domain/completeness.ts'
import { reasonToSkip, type TruthFacts } from '../../bot/domain/notice-truth.ts'
import { calendarOf } from '../../bot/domain/reporting-calendar.ts'
import { NOTICE_KINDS } from '../../db/vocabulary.ts'

const OFFICE: OfficeProgress = {
  officeCode: '5605',
  officeName: 'ดอกคำใต้',
  expected: 63,
  recorded: 41,
  state: 'draft',
  isForecastFiled: false,
}

const facts = (more: Partial<TruthFacts> = {}): TruthFacts => ({
  kind: 'report_due',
  dueOn: '2025-01-25',
  calendar: calendarOf('2025-01', []),
  role: 'district_officer',
  isReachable: true,
  office: OFFICE,
  isStillSo: true,
  ...more,
})

const skip = (more: Partial<TruthFacts>) => reasonToSkip(facts(more))
const at = (more: Partial<OfficeProgress>) => ({ office: { ...OFFICE, ...more } })

describe('a notice is sent', () => {
  it('while it is true and somebody is there to hear it', () => {
    expect(skip({})).toBeNull()
    expect(skip({ kind: 'last_call', dueOn: '2025-02-06', role: 'district_chief' })).toBeNull()
  })

  it('to a group whatever the district has done, for general notices are about the calendar', () => {
    expect(
      skip({ kind: 'window_opens', dueOn: '2025-01-10', role: null, ...at({ state: 'certified' }) }),
    ).toBeNull()
  })

  it('to the province whatever a district has done', () => {
    expect(skip({ kind: 'summary_due_day', role: 'provincial_officer', office: null })).toBeNull()
    expect(skip({ kind: 'quota_held', role: 'provincial_chief', office: null })).toBeNull()
  })
})

describe('a notice is not sent', () => {
  it.each([
    ['who was removed since', 'removed', { role: undefined }],
    ['who has blocked the bot', 'unreachable', { isReachable: false }],
    ['about a date that was moved', 'date_corrected', { dueOn: '2025-01-24' }],
    ['about what is no longer so', 'no_longer_so', { isStillSo: false }],
    ['to the officer of a submitted report', 'submitted_meanwhile', at({ state: 'submitted' })],
    ['about a certified report', 'certified_meanwhile', at({ state: 'certified' })],
    ['about an accepted report', 'certified_meanwhile', at({ state: 'accepted' })],
  ] as const)('%s: %s', (_why, reason, more) => {
    expect(skip(more)).toBe(reason)
  })

  it('as a heads-up when everything was recorded meanwhile', () => {
    expect(skip({ kind: 'report_due_heads_up', ...at({ recorded: 63 }) })).toBe('recorded_meanwhile')
  })

  it('about a forecast that was filed meanwhile', () => {
    for (const kind of ['forecast_due', 'forecast_heads_up_3', 'forecast_heads_up_14'] as const)
      expect(skip({ kind, ...at({ isForecastFiled: true }) })).toBe('filed_meanwhile')
  })

  it('to a chief who is no longer one, or an officer who is not concerned', () => {
    expect(skip({ role: 'district_chief' })).toBe('no_longer_so')
    expect(
      skip({ kind: 'report_submitted', role: 'district_officer', ...at({ state: 'submitted' }) }),
    ).not.toBeNull()
  })

  it('that a report is back when it was submitted again, or handed in when it was returned', () => {
    expect(skip({ kind: 'report_returned', ...at({ state: 'submitted' }) })).toBe('submitted_meanwhile')
    expect(
      skip({ kind: 'report_submitted', role: 'district_chief', ...at({ state: 'returned' }) }),
    ).not.toBeNull()
  })

  it('as a nudge to an officer who has submitted, about a certified report, or when the month has closed', () => {
    expect(skip({ kind: 'nudge' })).toBeNull()
    expect(skip({ kind: 'nudge', ...at({ state: 'submitted' }) })).toBe('submitted_meanwhile')
    expect(skip({ kind: 'nudge', role: 'district_chief', ...at({ state: 'submitted' }) })).toBeNull()
    expect(skip({ kind: 'nudge', ...at({ state: 'certified' }) })).toBe('certified_meanwhile')
    expect(skip({ kind: 'nudge', isStillSo: false })).toBe('no_longer_so')
  })

  it('that a month is open again once it is certified, or once that reopening has ended or was replaced', () => {
    for (const kind of ['report_reopened', 'reopening_ends'] as const) {
      expect(skip({ kind, ...at({ state: 'returned' }) })).toBeNull()
      expect(skip({ kind, ...at({ state: 'certified' }), isStillSo: false })).toBe('certified_meanwhile')
      expect(skip({ kind, ...at({ state: 'returned' }), isStillSo: false })).toBe('no_longer_so')
    }
  })

  it('that a month ran out unsigned once it was signed, opened again or opened for all', () => {
    const kind = 'reopening_ran_out'
    const role = 'provincial_officer'
    for (const state of ['draft', 'returned', 'submitted'] as const) {
      expect(skip({ kind, role, ...at({ state }) })).toBeNull()
      expect(skip({ kind, role, ...at({ state }), isStillSo: false })).toBe('no_longer_so')
    }
    expect(skip({ kind, role, ...at({ state: 'certified' }) })).toBe('certified_meanwhile')
    expect(skip({ kind, role: 'provincial_chief', ...at({ state: 'submitted' }) })).not.toBeNull()
  })

  it('that somebody acts for a chief once that was ended or is over, whatever the report', () => {
    const kind = 'acting_chief_named'
    for (const role of ['district_officer', 'district_chief'] as const)
      for (const state of ['draft', 'certified'] as const) {
        expect(skip({ kind, role, ...at({ state, expected: 0, recorded: 0 }) })).toBeNull()
        expect(skip({ kind, role, ...at({ state }), isStillSo: false })).toBe('no_longer_so')
      }
  })

  it('about a question that was answered; an answer goes to whoever asked', () => {
    expect(skip({ kind: 'figure_questioned' })).toBeNull()
    expect(skip({ kind: 'figure_questioned', isStillSo: false })).toBe('no_longer_so')
    expect(skip({ kind: 'figure_questioned', role: 'district_chief' })).toBe('no_longer_so')
    for (const role of ['district_officer', 'district_chief', 'provincial_officer'] as const)
      expect(skip({ kind: 'figure_answered', role, ...at({ state: 'accepted' }) })).toBeNull()
  })

  it('to the chief about a returned report that was submitted again', () => {
    expect(skip({ kind: 'report_returned', role: 'district_chief', ...at({ state: 'returned' }) })).toBeNull()
    expect(skip({ kind: 'report_returned', role: 'district_chief', ...at({ state: 'submitted' }) })).toBe(
      'submitted_meanwhile',
    )
  })

  it('of any kind to somebody who is gone or out of reach', () => {
    for (const kind of NOTICE_KINDS) {
      expect(skip({ kind, role: undefined })).toBe('removed')
      expect(skip({ kind, isReachable: false })).toBe('unreachable')
    }
  })

  it('of every milestone after its date was moved', () => {
    const calendar = calendarOf('2025-01', [
      { period: '2025-01', milestone: 'window_closes', correctedOn: '2025-02-10', reason: 'x' },
    ])
    for (const kind of ['last_call', 'window_closes', 'summary_closed'] as const) {
      const role = kind === 'summary_closed' ? 'provincial_officer' : 'district_officer'
      expect(skip({ kind, calendar, role, dueOn: '2025-02-06' })).toBe('date_corrected')
      expect(skip({ kind, calendar, role, dueOn: '2025-02-10' })).toBeNull()
    }
  })
})
