// Who may call the routes of the indicator: targets, baselines, growth, and a sound request of each.
import type { INDICATOR_ROUTES } from '../../../bot/contract/indicator-routes.ts'
import { type AccessRows, everyOfficer, NEVER, NOT_HERE, type RequestMakers, type Row, YES } from './rows.ts'

type Name = keyof typeof INDICATOR_ROUTES

// Unlike a report, growth and targets are the province's, too.
const OWN_OFFICE: Row = [200, 403, 403, 403, 403]
const OFFICES_OF_PROVINCE: Row = [200, 200, 403, 200, 403]
const province = { ...everyOfficer(NOT_HERE), provincial_officer: YES }

export const INDICATOR_EXPECTED: AccessRows<Name> = {
  showIndicator: {
    district_officer: OWN_OFFICE,
    district_chief: OWN_OFFICE,
    provincial_officer: OFFICES_OF_PROVINCE,
    provincial_chief: OFFICES_OF_PROVINCE,
  },
  setTarget: { ...everyOfficer(NEVER), provincial_officer: OFFICES_OF_PROVINCE },
  listTargets: province,
  setBaselineRule: province,
  showBaseline: province,
  saveBaseline: province,
}

const fiscalYear = '2025'

export const INDICATOR_REQUESTS: RequestMakers<Name> = {
  showIndicator: (_world, _who, target) => ({ params: { officeCode: target, fiscalYear } }),
  setTarget: (_world, _who, target) => ({
    params: { officeCode: target, fiscalYear, span: 'year' },
    body: { target: { kind: 'percent', tenths: 50 }, scope: 'office', seen: {} },
  }),
  listTargets: () => ({ params: { fiscalYear } }),
  setBaselineRule: () => ({ params: { fiscalYear }, body: { rule: 'average_3_years' } }),
  showBaseline: () => ({ params: { fiscalYear } }),
  saveBaseline: (_world, _who, target) => ({
    params: { fiscalYear },
    body: { cells: [{ officeCode: target, period: '2024-10', amount: '12500.50', seen: null }] },
  }),
}
