// People of the offices: listed, changed, removed, given tambon to collect from.
import { assignSubdistricts } from '../../actions/assign-subdistricts.ts'
import { changeOfficer } from '../../actions/change-officer.ts'
import { listOfficers } from '../../actions/list-officers.ts'
import { removeOfficer } from '../../actions/remove-officer.ts'
import type { OFFICERS_ROUTES } from '../../contract/officers-routes.ts'
import type { Handlers } from '../handler.ts'

export const officersRoutes: Handlers<keyof typeof OFFICERS_ROUTES> = {
  listOfficers: ({ deps, actor }) => listOfficers(deps, actor),
  changeOfficer: ({ deps, actor, params, body }) => changeOfficer(deps, actor, params.id, body),
  removeOfficer: ({ deps, actor, params }) => removeOfficer(deps, actor, params.id),
  assignSubdistricts: ({ deps, actor, params, body }) => assignSubdistricts(deps, actor, params.id, body),
}
