// Who may do what to which office. Authority comes from the officer's row in the database, nothing else.
import type { OfficeCode, Role } from '../../db/vocabulary.ts'

export const ABILITIES = [
  'read_report',
  'save_figures',
  'submit_report',
  'certify_report',
  'return_report',
  'file_forecast',
  'read_summary',
  'invite_officer',
  'correct_calendar',
  'read_notices',
] as const
export type Ability = (typeof ABILITIES)[number]

/** own = the officer's own office; province = every office of the officer's province. */
type Scope = 'own' | 'province'

export const ABILITIES_OF: Record<Role, Partial<Record<Ability, Scope>>> = {
  district_officer: { read_report: 'own', save_figures: 'own', submit_report: 'own', file_forecast: 'own' },
  district_chief: { read_report: 'own', certify_report: 'own', return_report: 'own', file_forecast: 'own' },
  provincial_officer: {
    read_report: 'province',
    return_report: 'province',
    read_summary: 'province',
    invite_officer: 'province',
    correct_calendar: 'province',
    read_notices: 'province',
  },
  provincial_chief: { read_report: 'province', read_summary: 'province', read_notices: 'province' },
}

export interface Actor {
  id: string
  fullName: string
  role: Role
  officeCode: OfficeCode
  provinceCode: string
}

/** True when the actor's role has the ability over that office. */
export function may(
  actor: Pick<Actor, 'role' | 'officeCode' | 'provinceCode'>,
  ability: Ability,
  officeCode: OfficeCode,
): boolean {
  const scope = ABILITIES_OF[actor.role][ability]
  if (scope === 'own') return officeCode === actor.officeCode
  if (scope === 'province') return officeCode.slice(0, 2) === actor.provinceCode
  return false
}

/** District roles belong to a district, provincial roles to a province. */
export const isRoleOfOffice = (role: Role, officeCode: OfficeCode): boolean =>
  role.startsWith('district_') === (officeCode.length === 4)
