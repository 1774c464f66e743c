// Who may do what to which office: by hand, and by a property that knows only provinces and districts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ABILITIES, ABILITIES_OF, type Ability, isRoleOfOffice, may } from '../../bot/domain/access.ts'
import { ROLES, type Role } from '../../db/vocabulary.ts'

const actor = (role: Role) => ({
  role,
  officeCode: role.startsWith('district') ? '5605' : '56',
  provinceCode: '56',
})

/** own = the own district only, all = every office of the province; what is missing is never allowed. */
const TABLE: Record<Role, Partial<Record<Ability, 'own' | 'all'>>> = {
  district_officer: { read_report: 'own', save_figures: 'own', submit_report: 'own', file_forecast: 'own' },
  district_chief: { read_report: 'own', certify_report: 'own', return_report: 'own', file_forecast: 'own' },
  provincial_officer: {
    read_report: 'all',
    return_report: 'all',
    read_summary: 'all',
    invite_officer: 'all',
    correct_calendar: 'all',
    read_notices: 'all',
  },
  provincial_chief: { read_report: 'all', read_summary: 'all', read_notices: 'all' },
}

const codes = fc.oneof(
  fc.constantFrom('5605', '5602', '5609', '56', '5701', '57', '5', '560', ''),
  fc.integer({ min: 0, max: 9999 }).map(String),
)

describe('an ability', () => {
  const cells = ROLES.flatMap(role => ABILITIES.map((ability): [Role, Ability] => [role, ability]))

  it.each(cells)('%s %s: at home, next door, abroad, at the province', (role, ability) => {
    const scope = TABLE[role][ability]
    expect(['5605', '5602', '5701', '56', '57'].map(code => may(actor(role), ability, code))).toEqual([
      scope !== undefined,
      scope === 'all',
      false,
      scope === 'all',
      false,
    ])
  })

  it('never reaches beyond the own province, whatever the code', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROLES), fc.constantFrom(...ABILITIES), codes, (role, ability, code) => {
        if (may(actor(role), ability, code)) expect(code.slice(0, 2)).toBe('56')
        if (role.startsWith('district') && code !== '5605')
          expect(may(actor(role), ability, code)).toBe(false)
      }),
    )
  })

  it('has nobody who both records and certifies', () => {
    for (const role of ROLES) {
      const has = ABILITIES_OF[role]
      expect(has.save_figures !== undefined && has.certify_report !== undefined).toBe(false)
    }
  })

  it('is somebody’s, each of them', () => {
    for (const ability of ABILITIES)
      expect(ROLES.some(role => ABILITIES_OF[role][ability] !== undefined)).toBe(true)
  })
})

describe('a role', () => {
  it.each([
    ['district_officer', '5605', true],
    ['district_chief', '5605', true],
    ['district_officer', '56', false],
    ['district_chief', '56', false],
    ['provincial_officer', '56', true],
    ['provincial_chief', '56', true],
    ['provincial_officer', '5605', false],
    ['provincial_chief', '5605', false],
  ] as const)('%s of %s: %s', (role, officeCode, fits) => {
    expect(isRoleOfOffice(role, officeCode)).toBe(fits)
  })
})
