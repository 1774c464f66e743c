// Typing the figures into the department's own system: shown, ticked, and its total noted.
import { noteDepartmentTotal } from '../../actions/note-department-total.ts'
import { showRekeying } from '../../actions/show-rekeying.ts'
import { tickProducer } from '../../actions/tick-producer.ts'
import type { REKEYING_ROUTES } from '../../contract/rekeying-routes.ts'
import type { Handlers } from '../handler.ts'

export const rekeyingRoutes: Handlers<keyof typeof REKEYING_ROUTES> = {
  showRekeying: ({ deps, actor, params }) => showRekeying(deps, actor, params),
  tickProducer: ({ deps, actor, params, body }) => tickProducer(deps, actor, { ...params, ...body }),
  noteDepartmentTotal: ({ deps, actor, params, body }) =>
    noteDepartmentTotal(deps, actor, { ...params, ...body }),
}
