// Who may call the routes of typing the figures into the department's own system, and a sound request of each.
import type { REKEYING_ROUTES } from '../../../bot/contract/rekeying-routes.ts'
import { type AccessRows, everyOfficer, NEVER, OWN_REPORT, type RequestMakers, readers } from './rows.ts'

/** That of the access world, whose module needs this one. */
const PERIOD = '2025-01'

type Name = keyof typeof REKEYING_ROUTES

export const REKEYING_EXPECTED: AccessRows<Name> = {
  showRekeying: readers(),
  tickProducer: { ...everyOfficer(NEVER), district_officer: OWN_REPORT },
  noteDepartmentTotal: { ...everyOfficer(NEVER), district_officer: OWN_REPORT },
}

export const REKEYING_REQUESTS: RequestMakers<Name> = {
  showRekeying: (_world, _who, target) => ({ params: { officeCode: target, period: PERIOD } }),
  tickProducer: ({ service, producers }, _who, target) => ({
    params: {
      officeCode: target,
      period: PERIOD,
      producerId: producers[target] ?? service.deps.ids.uuid(),
    },
    body: { figureVersion: 1 },
  }),
  noteDepartmentTotal: (_world, _who, target) => ({
    params: { officeCode: target, period: PERIOD },
    body: { amount: '1234.50' },
  }),
}
