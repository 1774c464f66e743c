// Acting chiefs: listed with who can be named, named for some days, ended early.
import { endActingChief } from '../../actions/end-acting-chief.ts'
import { listActingChiefs } from '../../actions/list-acting-chiefs.ts'
import { nameActingChief } from '../../actions/name-acting-chief.ts'
import type { Handlers } from '../handler.ts'

export const actingChiefRoutes: Handlers<'listActingChiefs' | 'nameActingChief' | 'endActingChief'> = {
  listActingChiefs: ({ deps, actor }) => listActingChiefs(deps, actor),
  nameActingChief: ({ deps, actor, body }) => nameActingChief(deps, actor, body),
  endActingChief: ({ deps, actor, params }) => endActingChief(deps, actor, params.id),
}
