// Who may call what, written by hand from the roles of the product, and from nothing in the program: the access test
// holds every route against it. A route without a row here does not compile and does not pass.
import type { RouteName } from '../../bot/contract/paths.ts'
import type { Role } from '../../db/vocabulary.ts'

/** Nobody signed in, somebody whose officer row was removed, somebody whose session ran out. */
export const SIGNED_OUT = ['nobody', 'removed', 'expired'] as const
export type Who = (typeof SIGNED_OUT)[number] | Role

/** Own district, another district of the province, one of another province, the province, another province. */
export const TARGETS = ['5605', '5602', '5701', '56', '57'] as const
export type Target = (typeof TARGETS)[number]

/** HTTP status at each target in the order of TARGETS; a route that names no office has only the first. */
type Row = readonly number[]

/** Of a route behind a session the three that are signed out are always 401 and need no row. */
export type Expected = Record<Role, Row> | Record<Who, Row>

const NEVER: Row = [403, 403, 403, 403, 403]
const NOT_HERE: Row = [403]
const YES: Row = [200]
// A report belongs to a district: a province's code in its address is no address.
const OWN_REPORT: Row = [200, 403, 403, 400, 400]
const REPORTS_OF_PROVINCE: Row = [200, 200, 403, 400, 400]

/** Things named by an id: own district, another one of the province, one of another province. */
const OWN_ITEM: Row = [200, 404, 404]
const ITEMS_OF_PROVINCE: Row = [200, 200, 404]
const NEVER_ITEM: Row = [403, 403, 403]

const everybody = (row: Row): Expected => ({
  nobody: row,
  removed: row,
  expired: row,
  ...everyOfficer(row),
})

/** Whoever may read a report: its district, and the province. */
const readers = (): Record<Role, Row> => ({
  district_officer: OWN_REPORT,
  district_chief: OWN_REPORT,
  provincial_officer: REPORTS_OF_PROVINCE,
  provincial_chief: REPORTS_OF_PROVINCE,
})

const everyOfficer = (row: Row): Record<Role, Row> => ({
  district_officer: row,
  district_chief: row,
  provincial_officer: row,
  provincial_chief: row,
})

export const EXPECTED: Record<RouteName, Expected> = {
  // Open to everybody: who one is comes from LINE, what one may from the officer's row.
  openSession: { ...everybody(YES), nobody: [403], removed: [403] },
  closeSession: everybody(YES),
  showInvitation: everybody(YES),
  acceptInvitation: { ...everybody([409]), nobody: YES, removed: YES },

  // Own things of every officer.
  showHome: everyOfficer(YES),
  showCalendar: everyOfficer(YES),

  // The district's work.
  showReport: readers(),
  saveFigures: { ...everyOfficer(NEVER), district_officer: OWN_REPORT },
  submitReport: { ...everyOfficer(NEVER), district_officer: OWN_REPORT },
  showDraft: { ...everyOfficer(NEVER), district_officer: OWN_REPORT },
  saveDraft: { ...everyOfficer(NEVER), district_officer: OWN_REPORT },
  certifyReport: { ...everyOfficer(NEVER), district_chief: OWN_REPORT },
  acceptReport: { ...everyOfficer(NEVER), provincial_officer: REPORTS_OF_PROVINCE },
  reopenReport: { ...everyOfficer(NEVER), provincial_officer: REPORTS_OF_PROVINCE },
  returnReport: {
    district_officer: NEVER,
    district_chief: OWN_REPORT,
    provincial_officer: REPORTS_OF_PROVINCE,
    provincial_chief: NEVER,
  },
  showComments: readers(),
  addComment: { ...readers(), provincial_chief: NEVER },
  makeDocumentLink: readers(),
  showReportHistory: readers(),
  showFigureHistory: readers(),
  showEvidence: readers(),
  addEvidence: { ...readers(), provincial_officer: NEVER, provincial_chief: NEVER },
  // Of another office's evidence nobody learns that there is some.
  removeEvidence: { ...everyOfficer(OWN_ITEM), provincial_officer: NEVER_ITEM, provincial_chief: NEVER_ITEM },
  putPhoto: { ...everyOfficer(OWN_ITEM), provincial_officer: NEVER_ITEM, provincial_chief: NEVER_ITEM },
  showPhoto: {
    district_officer: OWN_ITEM,
    district_chief: OWN_ITEM,
    provincial_officer: ITEMS_OF_PROVINCE,
    provincial_chief: ITEMS_OF_PROVINCE,
  },
  showEvidenceGaps: everyOfficer(YES),
  drawSample: { ...everyOfficer(NOT_HERE), provincial_officer: YES },

  // Acting chiefs: the chief for the own district, the province for each of its districts.
  listActingChiefs: { ...everyOfficer(NOT_HERE), district_chief: YES, provincial_officer: YES },
  nameActingChief: {
    ...everyOfficer(NEVER),
    district_chief: OWN_REPORT,
    provincial_officer: REPORTS_OF_PROVINCE,
  },
  endActingChief: {
    ...everyOfficer(NEVER_ITEM),
    district_chief: OWN_ITEM,
    provincial_officer: ITEMS_OF_PROVINCE,
  },
  // One's own, here of somebody of that district; nobody learns of officers of other provinces.
  showOfficerHistory: {
    district_officer: [404, 404, 404],
    district_chief: [404, 404, 404],
    provincial_officer: ITEMS_OF_PROVINCE,
    provincial_chief: ITEMS_OF_PROVINCE,
  },

  fileForecast: { ...everyOfficer(YES), provincial_officer: NOT_HERE, provincial_chief: NOT_HERE },

  // The province's work.
  showSummary: { ...everyOfficer(YES), district_officer: NOT_HERE, district_chief: NOT_HERE },
  correctCalendar: { ...everyOfficer(NOT_HERE), provincial_officer: YES },
  listInvitations: { ...everyOfficer(NOT_HERE), provincial_officer: YES },
  createInvitation: { ...everyOfficer(NEVER), provincial_officer: [200, 200, 403, 200, 403] },
  // Of another province's invitation nobody learns that there is one.
  revokeInvitation: { ...everyOfficer(NEVER), provincial_officer: [200, 200, 404, 200, 404] },
}
