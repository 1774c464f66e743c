// Least data: what is over and only says things about people goes. Figures, reports and audit stay.
import {
  blankOldCalls,
  blankOldEvents,
  deleteExpiredLinks,
  deleteLostChats,
  deleteOldDrafts,
  deleteOldPhotos,
  deleteOldReplies,
} from '../../db/queries/expiry.ts'
import { deleteExpiredSessions } from '../../db/queries/officers.ts'
import { deleteExpiredSheetLinks } from '../../db/queries/sheet-links.ts'
import { deleteExpiredUploads } from '../../db/queries/uploads.ts'
import type { Deps } from '../deps.ts'
import { eraseUnwantedPhotos } from './erase-photos.ts'

/** What people wrote in the chat is kept this long, to look into complaints. */
const EVENTS_KEPT_MS = 30 * 24 * 3600_000
/** What was not for the bot (talk in a group): until edits and take-backs of it cannot come any more. */
const CHATTER_KEPT_MS = 24 * 3600_000

/** Of messages, what they said: longer than anybody asks whether one came. Drafts of months long closed; chats that ended. */
const ANSWERED_MS = 90 * 24 * 3600_000

export async function deleteExpired(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  await deleteExpiredSessions(deps.db, now)
  const before = new Date(now.getTime() - EVENTS_KEPT_MS)
  await blankOldEvents(deps.db, ['handled', 'failed'], before)
  await blankOldEvents(deps.db, ['ignored'], new Date(now.getTime() - CHATTER_KEPT_MS))
  await deleteOldReplies(deps.db, before)
  const longAgo = new Date(now.getTime() - ANSWERED_MS)
  await blankOldCalls(deps.db, longAgo)
  await deleteOldDrafts(deps.db, longAgo)
  await deleteLostChats(deps.db, longAgo)
  await deleteExpiredLinks(deps.db, now)
  await deleteExpiredSheetLinks(deps.db, now)
  await deleteExpiredUploads(deps.db, now)
  await deleteOldPhotos(deps.db, before)
  await eraseUnwantedPhotos(deps)
}
