// The photo of a piece of evidence, as it was stored: a file that is gone or was swapped is not shown.
import { findEvidence } from '../../db/queries/evidence.ts'
import type { FileAnswer } from '../contract/files.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { reachEvidence } from './evidence-access.ts'
import { hashOfPhoto } from './put-photo.ts'

/** Throws evidence.unknown: none here, not for this officer, without a photo, or not the photo that was kept. */
export async function showPhoto(deps: Deps, actor: Actor, id: string): Promise<FileAnswer> {
  const row = reachEvidence(await findEvidence(deps.db, id), actor, 'read_report')
  if (row.removedAt !== null || row.photoKey === null) throw new Problem('evidence.unknown')
  const bytes = await deps.storage.get(row.photoKey)
  if (bytes === null || hashOfPhoto(bytes) !== row.photoHash) {
    deps.log.error(bytes === null ? 'photo.lost' : 'photo.swapped', { id, key: row.photoKey })
    throw new Problem('evidence.unknown')
  }
  return { contentType: 'image/jpeg', fileName: `evidence-${id}.jpg`, bytes }
}
