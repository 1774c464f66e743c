// Who hears what: every kind × where a district stands × role, against a table written by hand.
import { describe, expect, it } from 'vitest'
import {
  isForProvince,
  noticeKey,
  planNotices,
  reasonNotConcerned,
  rolesConcerned,
} from '../../bot/domain/notice-planning.ts'
import type { Occurrence } from '../../bot/domain/notice-rules.ts'
import { NOTICE_KINDS, type NoticeKind, ROLES, type Role } from '../../db/vocabulary.ts'
import { facts, occurrence, office, person, STANDS, type Stand } from './planning-facts.ts'

/** o = officers, c = chief, oc = both, p = officers of the province, - = nobody. */
const HEARS: Record<
  Exclude<NoticeKind, 'quota_held' | 'all_certified' | 'figure_answered' | `summary_${string}`>,
  string
> = {
  //                    begun complete submitted certified accepted returned filed empty
  window_opens: '         oc    oc       oc        oc        oc       oc      oc    oc',
  report_due_heads_up: '  o     -        -         -         -        -       o     -',
  report_due: '           o     o        c         -         -        o       o     -',
  sign_off_due: '         oc    oc       oc        -         -        oc      oc    -',
  last_call: '            oc    oc       oc        -         -        oc      oc    -',
  window_closes: '        oc    oc       oc        oc        oc       oc      oc    oc',
  forecast_due: '         oc    oc       oc        oc        oc       oc      -     oc',
  forecast_heads_up_14: ' o     o        o         o         o        o       -     o',
  forecast_heads_up_3: '  o     o        o         o         o        o       -     o',
  calendar_corrected: '   oc    oc       oc        oc        oc       oc      oc    oc',
  report_submitted: '     -     -        c         -         -        -       -     -',
  report_returned: '      -     -        -         -         -        oc      -     -',
  report_reopened: '      oc    oc       oc        -         -        oc      oc    -',
  reopening_ends: '       oc    oc       oc        -         -        oc      oc    -',
  reopening_ran_out: '    p     p        p         -         -        p       p     -',
  acting_chief_named: '   oc    oc       oc        oc        oc       oc      oc    oc',
  figure_questioned: '    o     o        o         o         o        o       o     -',
  nudge: '                o     o        c         -         -        o       o     -',
}
const PROVINCE: NoticeKind[] = [
  'summary_due_day',
  'summary_month_end',
  'summary_closed',
  'all_certified',
  'quota_held',
]

const rolesIn = (letters: string): Role[] => [
  ...(letters.includes('o') ? (['district_officer'] as const) : []),
  ...(letters.includes('c') ? (['district_chief'] as const) : []),
  ...(letters.includes('p') ? (['provincial_officer'] as const) : []),
]

describe('the audience', () => {
  it('is written down for every kind of notice', () => {
    // An answer goes to its asker, whoever that is.
    expect([...Object.keys(HEARS), ...PROVINCE, 'figure_answered'].sort()).toEqual([...NOTICE_KINDS].sort())
    expect(NOTICE_KINDS.filter(isForProvince).sort()).toEqual([...PROVINCE].sort())
  })

  const cells = Object.entries(HEARS).flatMap(([kind, row]) =>
    row
      .trim()
      .split(/\s+/)
      .map((letters, index): [NoticeKind, Stand, string] => [
        kind as NoticeKind,
        Object.keys(STANDS)[index] as Stand,
        letters,
      ]),
  )

  it.each(cells)('of %s where a district is %s: %s', (kind, stand, letters) => {
    const wanted = rolesIn(letters)
    expect([...rolesConcerned(kind, STANDS[stand])].sort()).toEqual([...wanted].sort())
    const planned = planNotices(occurrence(kind), facts([STANDS[stand]]))
    expect(planned.map(notice => notice.recipient).sort()).toEqual(
      wanted.map(role => `U-${role}-${role === 'provincial_officer' ? '56' : '5605'}`).sort(),
    )
  })

  it.each(PROVINCE)('of %s is everybody at the provincial office, and nobody else', kind => {
    const people = [
      ...facts([]).people,
      person('provincial_officer', '56', 'second'),
      person('provincial_officer', '57', 'neighbour'),
    ]
    const planned = planNotices(occurrence(kind), facts(Object.values(STANDS), { people }))
    expect(planned.map(notice => [notice.recipient, notice.officeCode])).toEqual([
      ...ROLES.map(role => [`U-${role}-56`, '56']),
      ['U-second', '56'],
    ])
    for (const stand of Object.values(STANDS)) expect(rolesConcerned(kind, stand)).toEqual([])
  })
})

describe('a planned notice', () => {
  it('says what, when, until when and to whom', () => {
    const [notice] = planNotices(occurrence('report_due'), facts([STANDS.begun]))
    expect(notice).toEqual({
      key: 'report_due:2025-01:2025-01-25:U-district_officer-5605',
      provinceCode: '56',
      kind: 'report_due',
      period: '2025-01',
      dueOn: '2025-01-25',
      officeCode: '5605',
      recipient: 'U-district_officer-5605',
      officerId: 'id-district_officer-5605',
      subject: null,
      sendAfter: new Date('2025-01-25T02:00:00Z'),
      expiresAt: new Date('2025-01-31T02:00:00Z'),
      state: 'planned',
      reason: null,
    })
  })

  it('is written as skipped for somebody the bot cannot reach, so that staff can phone', () => {
    const people = [
      person('district_officer', '5605', 'here'),
      person('district_officer', '5605', 'blocked', false),
    ]
    const planned = planNotices(occurrence('report_due'), facts([STANDS.begun], { people }))
    expect(planned.map(({ recipient, state, reason }) => [recipient, state, reason])).toEqual([
      ['U-here', 'planned', null],
      ['U-blocked', 'skipped', 'unreachable'],
    ])
  })

  it('has a key of its own for every recipient, day and subject, and the same for the same', () => {
    const offices = [STANDS.begun, office({ officeCode: '5602' })]
    const keys = (kind: NoticeKind, more: Partial<Occurrence> = {}, subject: string | null = null) =>
      planNotices({ ...occurrence(kind), ...more }, facts(offices), subject).map(notice => notice.key)
    const all = [
      ...keys('report_due'),
      ...keys('last_call'),
      ...keys('report_due', { dueOn: '2025-01-27' }),
      ...keys('report_due', { period: '2025-02' }),
      ...keys('calendar_corrected', {}, 'correction-1'),
      ...keys('calendar_corrected', {}, 'correction-2'),
    ]
    expect(new Set(all).size).toBe(all.length)
    expect(keys('report_due')).toEqual(keys('report_due', { at: new Date(0), expiresAt: new Date(1) }))
    expect(noticeKey(occurrence('report_due'), 'U1', 'v12')).toBe('report_due:2025-01:2025-01-25:U1:v12')
  })

  it('goes to nobody twice', () => {
    // What is told to the province about one district is planned for one district, under a subject of its own.
    const aboutOne: readonly NoticeKind[] = ['reopening_ran_out', 'figure_answered']
    for (const kind of NOTICE_KINDS.filter(item => !aboutOne.includes(item))) {
      const planned = planNotices(occurrence(kind), facts([STANDS.submitted, office({ officeCode: '5602' })]))
      expect(new Set(planned.map(notice => notice.recipient)).size).toBe(planned.length)
    }
  })
})

describe('the reason why nobody is concerned any more', () => {
  it.each([
    ['report_due_heads_up', 'complete', 'recorded_meanwhile'],
    ['report_due_heads_up', 'submitted', 'submitted_meanwhile'],
    ['report_due', 'certified', 'certified_meanwhile'],
    ['last_call', 'accepted', 'certified_meanwhile'],
    ['forecast_due', 'filed', 'filed_meanwhile'],
    ['forecast_heads_up_3', 'certified', 'filed_meanwhile'],
    ['reopening_ends', 'certified', 'certified_meanwhile'],
    ['reopening_ran_out', 'certified', 'certified_meanwhile'],
    ['figure_questioned', 'empty', 'no_longer_so'],
    // Asked of the chief, and handed back before the morning.
    ['nudge', 'returned', 'no_longer_so'],
    ['report_due', 'returned', 'no_longer_so'],
  ] as const)('%s where a district is %s: %s', (kind, stand, reason) => {
    expect(reasonNotConcerned(kind, STANDS[stand])).toBe(reason)
  })
})
