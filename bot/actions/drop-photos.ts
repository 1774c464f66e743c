// The officer does not want the photos kept that wait for a producer: their files go at the next cleaning.
import { lockPhotosOf, refuseChatPhotos } from '../../db/queries/chat-photos.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { readOpenPhotos } from './ask-for-producer.ts'

/** Returns how many. `deps.db` is the event's transaction. */
export async function dropPhotos(deps: Deps, actor: Actor): Promise<number> {
  await lockPhotosOf(deps.db, actor.id)
  const open = await readOpenPhotos(deps, actor.id)
  return refuseChatPhotos(
    deps.db,
    open.map(photo => photo.id),
  )
}
