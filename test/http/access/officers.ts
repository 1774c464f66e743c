// Who may call the routes of people of the offices, their tambon, handing over, and a sound request of each.
import type { OFFICERS_ROUTES } from '../../../bot/contract/officers-routes.ts'
import { addPerson } from '../../district.ts'
import {
  type AccessRows,
  everyOfficer,
  ITEMS_OF_PROVINCE,
  NEVER_ITEM,
  OWN_ITEM,
  type RequestMakers,
  YES,
} from './rows.ts'

type Name = keyof typeof OFFICERS_ROUTES

export const OFFICERS_EXPECTED: AccessRows<Name> = {
  // At least oneself.
  listOfficers: everyOfficer(YES),
  // The own number, here of somebody else: nobody learns that there is somebody.
  changeOfficer: { ...everyOfficer([404, 404, 404]), provincial_officer: ITEMS_OF_PROVINCE },
  removeOfficer: { ...everyOfficer(NEVER_ITEM), provincial_officer: ITEMS_OF_PROVINCE },
  assignSubdistricts: {
    ...everyOfficer(NEVER_ITEM),
    district_chief: OWN_ITEM,
    provincial_officer: ITEMS_OF_PROVINCE,
  },
}

export const OFFICERS_REQUESTS: RequestMakers<Name> = {
  listOfficers: () => ({ params: {} }),
  changeOfficer: ({ bystanders }, _who, target) => ({
    params: { id: bystanders[target] ?? '' },
    body: { phone: '081-234-5678' },
  }),
  // Somebody else each time: the bystanders are needed.
  removeOfficer: async ({ service }, _who, target) => ({
    params: { id: (await addPerson(service, 'district_officer', target)).id },
  }),
  assignSubdistricts: async ({ service }, _who, target) => ({
    params: { id: (await addPerson(service, 'district_officer', target)).id },
    body: { subdistricts: [`${target}01`], seen: [] },
  }),
}
