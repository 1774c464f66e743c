// Fetches the photos that officers sent to the chat, makes them fit to keep and stores them; then asks whose they are, or
// says why they are not kept. No transaction is open meanwhile: a lease brings back what a dead process had begun, and it
// ends in the same file, so a photo is kept once whatever happens on the way.
import {
  type ChatPhotoRow,
  claimChatPhotos,
  isPhotoWanted,
  lockPhotosOf,
  settleChatPhoto,
} from '../../db/queries/chat-photos.ts'
import type { Deps } from '../deps.ts'
import { nextTryAt } from '../domain/delivery-grouping.ts'
import { PHOTO_LIMIT_BYTES } from '../domain/limits.ts'
import { FETCH_WITHIN_MS } from '../domain/photo-times.ts'
import { type PhotoRefusal, photoRefusedMessages } from '../messages/evidence-replies.ts'
import { askForProducer } from './ask-for-producer.ts'
import { dropFile } from './erase-photos.ts'
import { hashOfPhoto } from './put-photo.ts'

/** Longer than LINE and the decoder usually take together; a lease that ends under a living fetch harms nothing. */
const LEASE_MS = 20_000
/** Each may be 12 MB, and other chats wait for their answers meanwhile. */
const AT_ONCE = 4

type Fetched =
  | { kind: 'kept'; photoHash: string; photoSize: number }
  | { kind: 'refused'; reason: PhotoRefusal }
  | { kind: 'later' }

/** Fetches up to four photos; returns how many were due. Rejects when the database is away. */
export async function fetchPhotos(deps: Deps): Promise<number> {
  const now = deps.clock.now()
  const due = await claimChatPhotos(deps.db, now, new Date(now.getTime() + LEASE_MS), AT_ONCE)
  // All to their end: none goes on when the worker believes the run is over.
  const ends = await Promise.allSettled(due.map(photo => fetchOne(deps, photo)))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return due.length
}

async function fetchOne(deps: Deps, photo: ChatPhotoRow): Promise<void> {
  const fetched = await readAndStore(deps, photo).catch((error: unknown): Fetched => {
    deps.log.warn('photo.not_fetched', { id: photo.id, attempts: photo.attempts, error })
    return { kind: 'later' }
  })
  const isKept = await deps.db.transaction(tx => settle({ ...deps, db: tx }, photo, fetched))
  const key = keyOf(photo)
  if (fetched.kind === 'kept' && !isKept && !(await isPhotoWanted(deps.db, photo.id, key)))
    // Taken back meanwhile.
    await dropFile(deps, { id: photo.id, key })
}

const keyOf = ({ id, photoKey }: ChatPhotoRow): string => photoKey ?? `inbox/${id}.jpg`

async function readAndStore(deps: Deps, photo: ChatPhotoRow): Promise<Fetched> {
  const picture = await deps.line.readPicture(photo.messageId, PHOTO_LIMIT_BYTES)
  if (picture.kind === 'later') return { kind: 'later' }
  if (picture.kind !== 'read') return { kind: 'refused', reason: picture.kind }
  const clean = await deps.photos.clean(picture.bytes)
  if (clean === null) return { kind: 'refused', reason: 'not_a_photo' }
  await deps.storage.put(keyOf(photo), clean.bytes, 'image/jpeg')
  return { kind: 'kept', photoHash: hashOfPhoto(clean.bytes), photoSize: clean.bytes.length }
}

/** What became of it and what the officer hears of it, at once. False when it did not wait any more. */
async function settle(deps: Deps, photo: ChatPhotoRow, fetched: Fetched): Promise<boolean> {
  await lockPhotosOf(deps.db, photo.officerId)
  const isSettled = await settleChatPhoto(deps.db, photo.id, changeOf(deps, photo, fetched))
  const words = isSettled && fetched.kind === 'refused' ? photoRefusedMessages(fetched.reason) : []
  await askForProducer(deps, photo.officerId, { photo, words })
  return isSettled
}

function changeOf(deps: Deps, photo: ChatPhotoRow, fetched: Fetched): Partial<ChatPhotoRow> {
  const now = deps.clock.now()
  if (fetched.kind === 'kept') {
    const { photoHash, photoSize } = fetched
    return { state: 'kept', photoKey: keyOf(photo), photoHash, photoSize }
  }
  const isOver = now.getTime() - photo.receivedAt.getTime() > FETCH_WITHIN_MS
  if (fetched.kind === 'later' && !isOver) return { nextAttemptAt: nextTryAt(now, photo.attempts) }
  if (fetched.kind === 'later') deps.log.error('photo.gave_up', { id: photo.id, attempts: photo.attempts })
  return { state: 'refused', replyToken: null }
}
