// Whom LINE does not reach at an office: people, invitations nobody took up, posts without anybody.
import { describe, expect, it } from 'vitest'
import { type OfficePerson, unreachableOf } from '../../bot/domain/unreachable.ts'
import type { Role } from '../../db/vocabulary.ts'

const person = (role: Role, more: Partial<OfficePerson> = {}): OfficePerson => ({
  officerId: role,
  fullName: `ชื่อ ${role}`,
  role,
  officeCode: '5605',
  phone: null,
  isReachable: true,
  hasBlocked: false,
  ...more,
})
const CHUN = { code: '5605', kind: 'district' } as const
const invitedAt = new Date('2025-01-10T03:00:00Z')
const invitation = (role: Role, officeCode = '5605') => ({ officeCode, role, createdAt: invitedAt })
const WHOLE = [person('district_officer'), person('district_chief')]

const lines = (people: OfficePerson[], invitations: ReturnType<typeof invitation>[] = []) =>
  unreachableOf(CHUN, people, invitations).rows.map(row => `${row.role} ${row.reason}`)

describe('an office', () => {
  it('whose people are all reached has nobody to phone', () => {
    expect(unreachableOf(CHUN, WHOLE, [])).toEqual({ rows: [], isCutOff: false })
  })

  it('says of each whether they blocked or never added the account, with their number', () => {
    const people = [
      person('district_officer', { isReachable: false, hasBlocked: true, phone: '0812345678' }),
      person('district_chief', { isReachable: false }),
    ]
    const { rows, isCutOff } = unreachableOf(CHUN, people, [])
    expect(rows.map(({ fullName, phone, reason }) => [fullName, phone, reason])).toEqual([
      ['ชื่อ district_officer', '0812345678', 'blocked'],
      ['ชื่อ district_chief', null, 'not_added'],
    ])
    expect(isCutOff).toBe(true)
  })

  it('misses its posts; an invitation that waits is named instead of the empty post', () => {
    expect(lines([])).toEqual(['district_officer vacant', 'district_chief vacant'])
    expect(lines([], [invitation('district_chief')])).toEqual([
      'district_chief invited',
      'district_officer vacant',
    ])
    expect(lines(WHOLE, [invitation('district_officer')])).toEqual(['district_officer invited'])
    expect(lines([], [invitation('district_chief', '5602')])).toHaveLength(2)
  })

  it('with an acting chief has a chief; one who acts at home is listed once', () => {
    const officer = person('district_officer', { isReachable: false })
    const acting = { ...officer, role: 'district_chief' as const }
    expect(lines([officer, acting])).toEqual(['district_officer not_added'])
  })

  it('of the province needs an officer, and no chief', () => {
    const rows = unreachableOf({ code: '56', kind: 'province' }, [], []).rows
    expect(rows.map(row => row.role)).toEqual(['provincial_officer'])
  })
})
