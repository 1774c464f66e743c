// Who may call what, written by hand from the roles of the product, and from nothing in the program: the access test
// holds every route against it. A route without a row here does not compile and does not pass.
import type { RouteName } from '../../bot/contract/paths.ts'
import { API_KEYS_EXPECTED } from './access/api-keys.ts'
import { BOARD_EXPECTED } from './access/board.ts'
import { CALENDAR_YEARS_EXPECTED } from './access/calendar-years.ts'
import { FORECASTS_EXPECTED } from './access/forecasts.ts'
import { INDICATOR_EXPECTED } from './access/indicator.ts'
import { OFFICERS_EXPECTED } from './access/officers.ts'
import { PRODUCERS_EXPECTED } from './access/producers.ts'
import { REKEYING_EXPECTED } from './access/rekeying.ts'
import {
  type Expected,
  everybody,
  everyOfficer,
  ITEMS_OF_PROVINCE,
  NEVER,
  NEVER_ITEM,
  NOT_HERE,
  OWN_ITEM,
  OWN_REPORT,
  REPORTS_OF_PROVINCE,
  readers,
  YES,
} from './access/rows.ts'
import { SHEETS_EXPECTED } from './access/sheets.ts'
import { UPLOADS_EXPECTED } from './access/uploads.ts'

export { SIGNED_OUT, TARGETS, type Target, type Who } from './access/rows.ts'

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

  // The province's work.
  showSummary: { ...everyOfficer(YES), district_officer: NOT_HERE, district_chief: NOT_HERE },
  correctCalendar: { ...everyOfficer(NOT_HERE), provincial_officer: YES },
  listInvitations: { ...everyOfficer(NOT_HERE), provincial_officer: YES },
  createInvitation: { ...everyOfficer(NEVER), provincial_officer: [200, 200, 403, 200, 403] },
  // Of another province's invitation nobody learns that there is one.
  revokeInvitation: { ...everyOfficer(NEVER), provincial_officer: [200, 200, 404, 200, 404] },

  ...INDICATOR_EXPECTED,
  ...BOARD_EXPECTED,
  ...FORECASTS_EXPECTED,
  ...PRODUCERS_EXPECTED,
  ...OFFICERS_EXPECTED,
  ...REKEYING_EXPECTED,
  ...SHEETS_EXPECTED,
  ...UPLOADS_EXPECTED,
  ...API_KEYS_EXPECTED,
  ...CALENDAR_YEARS_EXPECTED,
}
