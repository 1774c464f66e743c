// An officer sent a spreadsheet to the chat: it is noted in the event's transaction and fetched from LINE afterwards
// (fetch-uploads.ts), because no transaction waits for LINE. Nothing is answered until it is known what is in it.
import { deleteUploadOf, type FetchingContent, insertUpload } from '../../db/queries/uploads.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { UPLOAD_KEPT_MS } from '../domain/upload-times.ts'

interface ReceivedFile {
  /** LINE's. */
  messageId: string
  receivedAt: Date
  replyToken: string | null
}

/** `deps.db` is the event's transaction. A file in the chat is a รต.1 workbook of the own district. */
export async function receiveFile(
  deps: Deps,
  actor: Actor,
  lineUserId: string,
  { messageId, receivedAt, replyToken }: ReceivedFile,
): Promise<void> {
  const content: FetchingContent = {
    lineUserId,
    replyToken,
    attempts: 0,
    nextAttemptAt: deps.clock.now().toISOString(),
  }
  await insertUpload(deps.db, {
    id: deps.ids.uuid(),
    kind: 'rt1',
    state: 'fetching',
    provinceCode: actor.provinceCode,
    officeCode: actor.officeCode,
    officerId: actor.id,
    messageId,
    content: { ...content },
    createdAt: receivedAt,
    expiresAt: new Date(receivedAt.getTime() + UPLOAD_KEPT_MS),
  })
}

/** Taken back in the chat before it was saved: nothing of it is kept. */
export const forgetFile = (deps: Deps, messageId: string): Promise<void> => deleteUploadOf(deps.db, messageId)
