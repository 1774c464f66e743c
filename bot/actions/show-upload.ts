// What a file that I sent would do, or has done. Nobody else's: others do not learn that there is one.
import { findUpload } from '../../db/queries/uploads.ts'
import type { UploadView } from '../contract/uploads.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { mayApply } from './open-upload.ts'
import { viewUpload } from './view-upload.ts'

/** Throws upload.unknown (also for who has gone to another office), and what stands in the way of a file that waits: upload.*. */
export async function showUpload(deps: Deps, actor: Actor, id: string): Promise<UploadView> {
  const upload = await findUpload(deps.db, id, actor.id, deps.clock.now())
  if (upload === null || !mayApply(actor, upload)) throw new Problem('upload.unknown')
  return deps.db.transaction(tx => viewUpload({ ...deps, db: tx }, actor, upload))
}
