// Who may do what to which office. Authority comes from the officer's row in the database, nothing else: a district role
// reaches its own district, a provincial role every office of its province, an acting chief also the district named.
import { type OfficeCode, type Origin, ROLES, type Role } from '../../db/vocabulary.ts'
import { MOVE_RULES, MOVES, type Move } from './report-states.ts'

/** What a move of a report needs; who has it stands in the table of moves. */
export const ABILITY_OF_MOVE = {
  save: 'save_figures',
  submit: 'submit_report',
  certify: 'certify_report',
  accept: 'accept_report',
  return: 'return_report',
  reopen: 'reopen_report',
} as const satisfies Record<Move, string>

type MoveAbility = (typeof ABILITY_OF_MOVE)[Move]

const OTHER_ABILITIES = {
  read_report: ROLES,
  comment_figure: ['district_officer', 'district_chief', 'provincial_officer'],
  keep_evidence: ['district_officer', 'district_chief'],
  draw_sample: ['provincial_officer'],
  name_acting_chief: ['district_chief', 'provincial_officer'],
  file_forecast: ['district_officer', 'district_chief'],
  read_summary: ['provincial_officer', 'provincial_chief'],
  read_officer_history: ['provincial_officer', 'provincial_chief'],
  invite_officer: ['provincial_officer'],
  correct_calendar: ['provincial_officer'],
  read_notices: ['provincial_officer', 'provincial_chief'],
  nudge_office: ['provincial_officer'],
  read_indicator: ROLES,
  set_targets: ['provincial_officer'],
  read_producers: ROLES,
  keep_producers: ['provincial_officer'],
  read_officers: ['district_chief', 'provincial_officer', 'provincial_chief'],
  assign_subdistricts: ['district_chief', 'provincial_officer'],
  rekey_figures: ['district_officer'],
  keep_api_keys: ['provincial_officer'],
} as const satisfies Record<string, readonly Role[]>

export type Ability = MoveAbility | keyof typeof OTHER_ABILITIES

export const ABILITIES: readonly Ability[] = [
  ...Object.values(ABILITY_OF_MOVE),
  ...(Object.keys(OTHER_ABILITIES) as (keyof typeof OTHER_ABILITIES)[]),
]

/** Roles that have an ability. */
export const ROLES_WITH: ReadonlyMap<Ability, readonly Role[]> = new Map<Ability, readonly Role[]>([
  ...MOVES.map(move => [ABILITY_OF_MOVE[move], MOVE_RULES[move].map(rule => rule.by)] as const),
  ...(Object.entries(OTHER_ABILITIES) as [Ability, readonly Role[]][]),
])

export interface Actor {
  id: string
  fullName: string
  role: Role
  officeCode: OfficeCode
  provinceCode: string
  /** Districts for whose chief this person acts today (รักษาราชการแทน). */
  actingFor: readonly OfficeCode[]
  /** From where they act: for the audit trail. */
  origin: Origin
}

type Authority = Pick<Actor, 'role' | 'officeCode' | 'provinceCode' | 'actingFor'>

/** The roles somebody has over one office: none, one, or two for an acting chief of the own district. */
export function rolesOver(actor: Authority, officeCode: OfficeCode): Role[] {
  const isProvincial = actor.role.startsWith('provincial_')
  const isReached = isProvincial
    ? officeCode.slice(0, 2) === actor.provinceCode
    : officeCode === actor.officeCode
  const roles: Role[] = isReached ? [actor.role] : []
  const isActing = actor.actingFor.includes(officeCode) && officeCode.slice(0, 2) === actor.provinceCode
  if (isActing && !roles.includes('district_chief')) roles.push('district_chief')
  return roles
}

/** True when somebody has the ability over that office. */
export const may = (actor: Authority, ability: Ability, officeCode: OfficeCode): boolean =>
  rolesOver(actor, officeCode).some(role => hasAbility(role, ability))

/** True when somebody has the ability over some office: the first, rough check of a request. */
export const mayAnywhere = (actor: Authority, ability: Ability): boolean =>
  hasAbility(actor.role, ability) || (actor.actingFor.length > 0 && hasAbility('district_chief', ability))

const hasAbility = (role: Role, ability: Ability): boolean => ROLES_WITH.get(ability)?.includes(role) ?? false

/** District roles belong to a district, provincial roles to a province. */
export const isRoleOfOffice = (role: Role, officeCode: OfficeCode): boolean =>
  role.startsWith('district_') === (officeCode.length === 4)
