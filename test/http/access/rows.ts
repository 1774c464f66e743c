// What the rows of the access matrix are made of, and how a feature brings its own rows and requests.
import type { RouteName } from '../../../bot/contract/paths.ts'
import type { Role } from '../../../db/vocabulary.ts'
import type { GoodRequest } from '../access-requests.ts'
import type { AccessWorld } from '../access-world.ts'

/** Nobody signed in, somebody whose officer row was removed, somebody whose session ran out. */
export const SIGNED_OUT = ['nobody', 'removed', 'expired'] as const
export type Who = (typeof SIGNED_OUT)[number] | Role

/** Own district, another district of the province, one of another province, the province, another province. */
export const TARGETS = ['5605', '5602', '5701', '56', '57'] as const
export type Target = (typeof TARGETS)[number]

/** HTTP status at each target in the order of TARGETS; a route that names no office has only the first. */
export type Row = readonly number[]

/** Of a route behind a session the three that are signed out are always 401 and need no row. */
export type Expected = Record<Role, Row> | Record<Who, Row>

export const NEVER: Row = [403, 403, 403, 403, 403]
export const NOT_HERE: Row = [403]
export const YES: Row = [200]
// A report belongs to a district: a province's code in its address is no address.
export const OWN_REPORT: Row = [200, 403, 403, 400, 400]
export const REPORTS_OF_PROVINCE: Row = [200, 200, 403, 400, 400]

/** Things named by an id: own district, another one of the province, one of another province. */
export const OWN_ITEM: Row = [200, 404, 404]
export const ITEMS_OF_PROVINCE: Row = [200, 200, 404]
export const NEVER_ITEM: Row = [403, 403, 403]

export const everybody = (row: Row): Expected => ({
  nobody: row,
  removed: row,
  expired: row,
  ...everyOfficer(row),
})

/** Whoever may read a report: its district, and the province. */
export const readers = (): Record<Role, Row> => ({
  district_officer: OWN_REPORT,
  district_chief: OWN_REPORT,
  provincial_officer: REPORTS_OF_PROVINCE,
  provincial_chief: REPORTS_OF_PROVINCE,
})

export const everyOfficer = (row: Row): Record<Role, Row> => ({
  district_officer: row,
  district_chief: row,
  provincial_officer: row,
  provincial_chief: row,
})

export type AccessRows<Name extends RouteName> = Record<Name, Expected>

/** One sound request of each route about that office, as `who` would make it. */
export type RequestMakers<Name extends RouteName> = Record<
  Name,
  (world: AccessWorld, who: Who, target: Target) => GoodRequest | Promise<GoodRequest>
>
