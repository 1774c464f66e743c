// Evidence: what exists at each producer, its photos, what is missing in a quarter, samples for inspection.
import { addEvidence } from '../../actions/add-evidence.ts'
import { drawSample } from '../../actions/draw-sample.ts'
import { putPhoto } from '../../actions/put-photo.ts'
import { removeEvidence } from '../../actions/remove-evidence.ts'
import { showEvidence } from '../../actions/show-evidence.ts'
import { showEvidenceGaps } from '../../actions/show-evidence-gaps.ts'
import { showPhoto } from '../../actions/show-photo.ts'
import type { Handlers } from '../handler.ts'

export const evidenceRoutes: Handlers<
  | 'showEvidence'
  | 'addEvidence'
  | 'removeEvidence'
  | 'putPhoto'
  | 'showPhoto'
  | 'showEvidenceGaps'
  | 'drawSample'
> = {
  showEvidence: ({ deps, actor, params }) => showEvidence(deps, actor, params),
  addEvidence: ({ deps, actor, params, body }) => addEvidence(deps, actor, { ...params, ...body }),
  removeEvidence: ({ deps, actor, params }) => removeEvidence(deps, actor, params.id),
  putPhoto: ({ deps, actor, params, body }) => putPhoto(deps, actor, { id: params.id, bytes: body }),
  showPhoto: ({ deps, actor, params }) => showPhoto(deps, actor, params.id),
  showEvidenceGaps: ({ deps, actor, params }) => showEvidenceGaps(deps, actor, params.quarter),
  drawSample: ({ deps, actor, params, body }) => drawSample(deps, actor, { ...params, ...body }),
}
