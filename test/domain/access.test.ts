// Who may do what to which office: by hand, and by a property that knows only provinces and districts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ABILITIES,
  type Ability,
  isRoleOfOffice,
  may,
  mayAnywhere,
  ROLES_WITH,
} from '../../bot/domain/access.ts'
import { ROLES, type Role } from '../../db/vocabulary.ts'

const actor = (role: Role) => ({
  role,
  officeCode: role.startsWith('district') ? '5605' : '56',
  provinceCode: '56',
  actingFor: [] as string[],
})

/** own = the own district only, all = every office of the province; what is missing is never allowed. */
const TABLE: Record<Role, Partial<Record<Ability, 'own' | 'all'>>> = {
  district_officer: {
    read_report: 'own',
    save_figures: 'own',
    submit_report: 'own',
    comment_figure: 'own',
    keep_evidence: 'own',
    file_forecast: 'own',
    read_indicator: 'own',
    read_producers: 'own',
    rekey_figures: 'own',
  },
  district_chief: {
    read_report: 'own',
    certify_report: 'own',
    return_report: 'own',
    comment_figure: 'own',
    keep_evidence: 'own',
    name_acting_chief: 'own',
    file_forecast: 'own',
    read_indicator: 'own',
    read_producers: 'own',
    read_officers: 'own',
    assign_subdistricts: 'own',
  },
  provincial_officer: {
    read_report: 'all',
    accept_report: 'all',
    return_report: 'all',
    reopen_report: 'all',
    comment_figure: 'all',
    draw_sample: 'all',
    name_acting_chief: 'all',
    read_summary: 'all',
    read_officer_history: 'all',
    invite_officer: 'all',
    correct_calendar: 'all',
    read_notices: 'all',
    nudge_office: 'all',
    read_indicator: 'all',
    set_targets: 'all',
    read_producers: 'all',
    keep_producers: 'all',
    read_officers: 'all',
    assign_subdistricts: 'all',
    keep_api_keys: 'all',
  },
  provincial_chief: {
    read_report: 'all',
    read_summary: 'all',
    read_officer_history: 'all',
    read_notices: 'all',
    read_indicator: 'all',
    read_producers: 'all',
    read_officers: 'all',
  },
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
    const certifiers = ROLES_WITH.get('certify_report') ?? []
    expect(ROLES_WITH.get('save_figures')?.filter(role => certifiers.includes(role))).toEqual([])
  })

  it('is somebody’s, each of them', () => {
    for (const ability of ABILITIES) expect(ROLES_WITH.get(ability)?.length).toBeGreaterThan(0)
  })

  it('of an acting chief is the chief’s there, and theirs nowhere else', () => {
    const acting = { ...actor('district_officer'), actingFor: ['5602'] }
    for (const ability of ABILITIES) {
      expect(may(acting, ability, '5602'), ability).toBe(TABLE.district_chief[ability] !== undefined)
      expect(may(acting, ability, '5605'), ability).toBe(TABLE.district_officer[ability] !== undefined)
      expect(may(acting, ability, '5609'), ability).toBe(false)
      expect(mayAnywhere(acting, ability), ability).toBe(
        [TABLE.district_chief, TABLE.district_officer].some(own => own[ability] !== undefined),
      )
    }
    expect(may({ ...acting, actingFor: ['5702'] }, 'certify_report', '5702')).toBe(false)
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
