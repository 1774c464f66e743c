// Asks an officer whose photos these are: one question for all that came together, when the last of them is fetched.
// Under the lock of the officer's photos, so that two processes neither ask twice nor wait for each other for ever.
import type { messagingApi } from '@line/bot-sdk'
import {
  type ChatPhotoRow,
  dropReplyTokens,
  listOpenPhotos,
  type OpenPhoto,
} from '../../db/queries/chat-photos.ts'
import { listEvidenceProducers } from '../../db/queries/evidence.ts'
import type { Deps } from '../deps.ts'
import { PHOTO_WAITS_MS } from '../domain/photo-times.ts'
import { whichProducerMessages } from '../messages/evidence-replies.ts'
import { isAnswerable, queueReply } from './queue-reply.ts'

/** A photo that is being settled, and what there is to say of it alone. */
export interface Settled {
  photo: ChatPhotoRow
  words: messagingApi.Message[]
}

/** The officer's photos without a producer, in their order; those LINE still has included. */
export const readOpenPhotos = (deps: Deps, officerId: string): Promise<OpenPhoto[]> =>
  listOpenPhotos(deps.db, officerId, new Date(deps.clock.now().getTime() - PHOTO_WAITS_MS))

/**
 * Queues what there is to say, if LINE still takes an answer: the question in the same reply as the words, because the
 * buttons of an earlier reply disappear. `deps.db` is a transaction that holds the lock.
 */
export async function askForProducer(deps: Deps, officerId: string, settled: Settled | null): Promise<void> {
  const now = deps.clock.now()
  const words = settled?.words ?? []
  const photos = await readOpenPhotos(deps, officerId)
  const isEarly = photos.some(photo => photo.id !== settled?.photo.id && isOnItsWay(photo, now))
  const kept = isEarly ? [] : photos.filter(photo => photo.state === 'kept')
  const isNews = words.length > 0 || kept.some(photo => photo.replyToken !== null)
  const askable = words.length > 0 && settled !== null ? [settled.photo, ...kept] : kept
  const asked = askable.findLast(photo => isAnswerable(photo, now))
  if (isNews && asked !== undefined)
    await queueReply(deps, asked, [...words, ...(await questionAbout(deps, kept))])
  await dropReplyTokens(
    deps.db,
    kept.map(photo => photo.id),
  )
}

/** Will be settled within moments: not tried yet, or being tried for the first time. */
const isOnItsWay = ({ state, attempts, nextAttemptAt }: OpenPhoto, now: Date): boolean =>
  state === 'waiting' && (attempts === 0 || (attempts === 1 && nextAttemptAt > now))

/** Whose photos these are; nothing where there are none. The newest stands for all of them in the buttons. */
export async function questionAbout(
  deps: Deps,
  photos: readonly OpenPhoto[],
): Promise<messagingApi.Message[]> {
  const newest = photos.at(-1)
  if (newest === undefined) return []
  const { id: photoId, officeCode, period } = newest
  const producers = await listEvidenceProducers(deps.db, officeCode, period, false)
  return whichProducerMessages({ photoId, count: photos.length, period, producers })
}
