// An officer sent a picture to the chat: it is noted in the event's transaction and fetched from LINE afterwards, because
// no transaction waits for LINE. Nothing is answered until it is known what was sent.
import { listCorrections } from '../../db/queries/calendar.ts'
import {
  findOpenPhotoOf,
  insertChatPhoto,
  lockPhotosOf,
  refuseChatPhotos,
} from '../../db/queries/chat-photos.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { focusPeriod } from '../domain/reporting-calendar.ts'
import { askForProducer } from './ask-for-producer.ts'

interface ReceivedPhoto {
  /** LINE's. */
  messageId: string
  receivedAt: Date
  replyToken: string | null
}

/** `deps.db` is the event's transaction. The photo is for the month people worked on when it came. */
export async function receivePhoto(deps: Deps, actor: Actor, photo: ReceivedPhoto): Promise<void> {
  const id = deps.ids.uuid()
  const { officeCode, provinceCode } = actor
  const corrections = await listCorrections(deps.db, provinceCode)
  await insertChatPhoto(deps.db, {
    ...photo,
    id,
    officerId: actor.id,
    officeCode,
    provinceCode,
    period: focusPeriod(photo.receivedAt, corrections),
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: deps.clock.now(),
    // Known from the start, so that a fetch that died half-way is repeated onto the same file.
    photoKey: `inbox/${id}.jpg`,
  })
}

/** Taken back in the chat before a producer was named: not kept. What is evidence already is removed on its page. */
export async function forgetPhoto(deps: Deps, messageId: string): Promise<void> {
  const photo = await findOpenPhotoOf(deps.db, messageId)
  if (photo === null) return
  await lockPhotosOf(deps.db, photo.officerId)
  await refuseChatPhotos(deps.db, [photo.id])
  // Others may have waited for this one with their question.
  await askForProducer(deps, photo.officerId, null)
}
