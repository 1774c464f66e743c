// Who may call the routes of spreadsheets that go out, and a sound request of each.
import type { SHEETS_ROUTES } from '../../../bot/contract/sheets-routes.ts'
import type { AccessRows, RequestMakers, Row } from './rows.ts'

type Name = keyof typeof SHEETS_ROUTES

const OWN_DISTRICT: Row = [200, 403, 403, 403, 403]
const OWN_PROVINCE: Row = [200, 200, 403, 200, 403]

export const SHEETS_EXPECTED: AccessRows<Name> = {
  makeSheetLink: {
    district_officer: OWN_DISTRICT,
    district_chief: OWN_DISTRICT,
    provincial_officer: OWN_PROVINCE,
    provincial_chief: OWN_PROVINCE,
  },
}

export const SHEETS_REQUESTS: RequestMakers<Name> = {
  makeSheetLink: (_world, _who, target) => ({
    params: {},
    body: {
      sheet: target.length === 4 ? 'rt1' : 'province',
      format: 'xlsx',
      officeCode: target,
      period: '2025-01',
      fiscalYear: null,
    },
  }),
}
