// Who may call the routes of the board of the province, nudges, the log of notices, and a sound request of each.
import { sql } from 'drizzle-orm'
import type { BOARD_ROUTES } from '../../../bot/contract/board-routes.ts'
import {
  type AccessRows,
  everyOfficer,
  NEVER,
  NOT_HERE,
  REPORTS_OF_PROVINCE,
  type RequestMakers,
  YES,
} from './rows.ts'

type Name = keyof typeof BOARD_ROUTES

export const BOARD_EXPECTED: AccessRows<Name> = {
  showBoard: { ...everyOfficer(NOT_HERE), provincial_officer: YES, provincial_chief: YES },
  nudgeOffice: { ...everyOfficer(NEVER), provincial_officer: REPORTS_OF_PROVINCE },
  listNotices: { ...everyOfficer(NOT_HERE), provincial_officer: YES, provincial_chief: YES },
  listUnreachable: { ...everyOfficer(NOT_HERE), provincial_officer: YES, provincial_chief: YES },
}

export const BOARD_REQUESTS: RequestMakers<Name> = {
  showBoard: () => ({ params: { fiscalYear: '2025' } }),
  nudgeOffice: async ({ service }, _who, target) => {
    // One a day: that of another request is not what this one is asked about.
    await service.deps.db.execute(sql`delete from notices where kind = 'nudge' and office_code = ${target}`)
    return { params: { officeCode: target, period: '2025-01' } }
  },
  listNotices: () => ({ params: { period: '2025-01' } }),
  listUnreachable: () => ({ params: {} }),
}
