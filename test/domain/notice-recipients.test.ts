// Who hears it instead of, or besides, the people of an office: bound groups and acting chiefs.
import { describe, expect, it } from 'vitest'
import { noticeKey, type Person, planNotices } from '../../bot/domain/notice-planning.ts'
import { NOTICE_KINDS, type NoticeKind } from '../../db/vocabulary.ts'
import { actingFor, facts, occurrence, office, person, STANDS } from './planning-facts.ts'

describe('an acting chief', () => {
  const officer = person('district_officer', '5605', 'officer')
  const here = STANDS.begun
  const there = office({ officeCode: '5602', officeName: 'จุน' })
  const told = (kind: NoticeKind, people: Person[], offices = [here, there]) =>
    planNotices(occurrence(kind), facts(offices, { people }))

  it('of the own office hears once what officers and chief hear, and also what only the chief hears', () => {
    const people = [officer, actingFor(officer, '5605')]
    for (const kind of ['sign_off_due', 'last_call', 'window_closes', 'report_reopened'] as const)
      expect(
        told(kind, people, [here]).map(notice => notice.key),
        kind,
      ).toEqual([noticeKey(occurrence(kind), 'U-officer', null)])
    const submitted = told('report_submitted', people, [STANDS.submitted])
    expect(submitted.map(({ recipient, officeCode }) => [recipient, officeCode])).toEqual([
      ['U-officer', '5605'],
    ])
  })

  it('for another office hears of that office besides the own one, under a key of its own', () => {
    const people = [officer, actingFor(officer, '5602')]
    const planned = told('sign_off_due', people)
    expect(planned.map(({ recipient, officeCode }) => [recipient, officeCode])).toEqual([
      ['U-officer', '5605'],
      ['U-officer', '5602'],
    ])
    expect(new Set(planned.map(notice => notice.key)).size).toBe(2)
  })

  it('for another office hears general notices only at home, and nothing of that office’s officers', () => {
    const people = [officer, actingFor(officer, '5602')]
    for (const kind of ['window_opens', 'window_closes', 'calendar_corrected', 'report_due'] as const)
      expect(
        told(kind, people).map(notice => notice.officeCode),
        kind,
      ).toEqual(['5605'])
  })

  it('may come from the province, and hears of the district and of the province once each', () => {
    const staff = person('provincial_officer', '56', 'staff')
    const people = [staff, actingFor(staff, '5602')]
    expect(told('last_call', people).map(notice => notice.officeCode)).toEqual(['5602'])
    expect(told('summary_closed', people).map(notice => notice.officeCode)).toEqual(['56'])
  })
})

describe('the officers of the province', () => {
  it('hear of every district whose reopening ran out, under a key of its own; its chief does not', () => {
    const staff = person('provincial_officer', '56', 'staff')
    const people = [staff, person('provincial_chief', '56'), person('provincial_officer', '57')]
    const planned = ['one', 'two'].flatMap((subject, index) =>
      planNotices(
        occurrence('reopening_ran_out'),
        facts([office({ officeCode: `560${index + 2}` })], { people }),
        subject,
      ),
    )
    expect(planned.map(({ recipient, officeCode }) => [recipient, officeCode])).toEqual([
      ['U-staff', '5602'],
      ['U-staff', '5603'],
    ])
    expect(new Set(planned.map(notice => notice.key)).size).toBe(2)
  })
})

describe('a group that is bound to an office', () => {
  const groups = [
    { groupId: 'C-one', officeCode: '5605' },
    { groupId: 'C-two', officeCode: '5605' },
  ]
  const offices = [STANDS.begun, office({ officeCode: '5602' })]

  it.each(['window_opens', 'window_closes', 'calendar_corrected'] as const)(
    'hears %s instead of its people; an office without a group hears it in person',
    kind => {
      const planned = planNotices(occurrence(kind), facts(offices, { groups }))
      expect(planned.map(({ recipient, officerId }) => [recipient, officerId])).toEqual([
        ['C-one', null],
        ['C-two', null],
        ['U-district_officer-5602', 'id-district_officer-5602'],
        ['U-district_chief-5602', 'id-district_chief-5602'],
      ])
    },
  )

  it('hears nothing that is about the work of single people', () => {
    const personal = NOTICE_KINDS.filter(
      kind => !['window_opens', 'window_closes', 'calendar_corrected'].includes(kind),
    )
    for (const kind of personal)
      for (const stand of Object.values(STANDS)) {
        const planned = planNotices(occurrence(kind), facts([stand], { groups }))
        expect(
          planned.every(notice => notice.recipient.startsWith('U')),
          kind,
        ).toBe(true)
      }
  })
})
