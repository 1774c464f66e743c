// Deletes the files of photos that nobody may see any more. The row names the file until it is gone, so what did not work
// (the storage was away, the process died) is done at the next cleaning.
import { forgetPhotoFile, listRefusedPhotos, refuseOldPhotos } from '../../db/queries/chat-photos.ts'
import { listRemovedPhotos, updateEvidence } from '../../db/queries/evidence.ts'
import type { Deps } from '../deps.ts'
import { PHOTO_WAITS_MS } from '../domain/photo-times.ts'

interface Named {
  id: string
  key: string
}

/** At one cleaning, because chats wait meanwhile and storage may be far away; the rest has its turn at the next. */
const AT_ONCE = 50

/** Of evidence that was removed. Never throws: whoever removed it is done. */
export const erasePhotoOf = (deps: Deps, photo: Named): Promise<void> =>
  erase(deps, photo, () =>
    updateEvidence(deps.db, photo.id, { photoKey: null, photoHash: null, photoSize: null }),
  )

/** Of everything that was removed, refused, taken back, or never given a producer. */
export async function eraseUnwantedPhotos(deps: Deps): Promise<void> {
  await refuseOldPhotos(deps.db, new Date(deps.clock.now().getTime() - PHOTO_WAITS_MS))
  for (const photo of await listRemovedPhotos(deps.db, AT_ONCE)) await erasePhotoOf(deps, photo)
  for (const photo of await listRefusedPhotos(deps.db, AT_ONCE))
    await erase(deps, photo, () => forgetPhotoFile(deps.db, photo.id))
}

/** Removes a file that no row names (any more). A failure only leaves it lying where nobody can ask for it. */
export async function dropFile(deps: Deps, { id, key }: Named): Promise<void> {
  await erase(deps, { id, key }, async () => {})
}

async function erase(deps: Deps, { id, key }: Named, forget: () => Promise<void>): Promise<void> {
  try {
    await deps.storage.remove(key)
    await forget()
  } catch (error) {
    deps.log.warn('photo.not_erased', { id, error })
  }
}
