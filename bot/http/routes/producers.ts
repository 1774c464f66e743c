// Routes of producers: who they are, where they stay, finding them.
import { addProducer } from '../../actions/add-producer.ts'
import { changeProducer } from '../../actions/change-producer.ts'
import { listProducers } from '../../actions/list-producers.ts'
import { mergeProducer } from '../../actions/merge-producer.ts'
import { moveProducer } from '../../actions/move-producer.ts'
import { reactivateProducer } from '../../actions/reactivate-producer.ts'
import { searchProducers } from '../../actions/search-producers.ts'
import { showProducer } from '../../actions/show-producer.ts'
import { suspendProducer } from '../../actions/suspend-producer.ts'
import type { PRODUCERS_ROUTES } from '../../contract/producers-routes.ts'
import type { Handlers } from '../handler.ts'

export const producersRoutes: Handlers<keyof typeof PRODUCERS_ROUTES> = {
  listProducers: ({ deps, actor, params }) => listProducers(deps, actor, params.officeCode),
  searchProducers: ({ deps, actor, params }) => searchProducers(deps, actor, params.text),
  showProducer: ({ deps, actor, params }) => showProducer(deps, actor, params.id),
  addProducer: ({ deps, actor, params, body }) => addProducer(deps, actor, { ...params, ...body }),
  changeProducer: ({ deps, actor, params, body }) => changeProducer(deps, actor, { ...params, ...body }),
  suspendProducer: ({ deps, actor, params, body }) => suspendProducer(deps, actor, { ...params, ...body }),
  reactivateProducer: ({ deps, actor, params, body }) =>
    reactivateProducer(deps, actor, { ...params, ...body }),
  moveProducer: ({ deps, actor, params, body }) => moveProducer(deps, actor, { ...params, ...body }),
  mergeProducer: ({ deps, actor, params, body }) => mergeProducer(deps, actor, { ...params, ...body }),
}
