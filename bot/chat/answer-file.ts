// A file in a chat of one's own: a spreadsheet of somebody who records figures is taken and answered when it has been read;
// everything else is answered at once with what to do instead.
import type { messagingApi } from '@line/bot-sdk'
import { findOfficerByLineUserId } from '../../db/queries/officers.ts'
import { receiveFile } from '../actions/receive-file.ts'
import type { Deps } from '../deps.ts'
import { may } from '../domain/access.ts'
import { SHEET_LIMIT_BYTES } from '../domain/limits.ts'
import { problemWords } from '../domain/problems.ts'
import { problemMessages, strangerMessages } from '../messages/menu-replies.ts'
import { fileNotForYouMessages } from '../messages/upload-replies.ts'

interface SentFile {
  messageId: string
  /** As LINE says; null where it does not. */
  name: string | null
  size: number | null
  receivedAt: Date
  replyToken: string | null
}

/** What people's programs call tables. A name proves nothing: the reader judges what is in it. */
const SHEET_NAME = /\.(?:xlsx|xlsm|csv|txt)$/i

/** No messages = it is taken, and answered when it is known what is in it. */
export async function answerPersonFile(
  deps: Deps,
  userId: string,
  file: SentFile,
): Promise<messagingApi.Message[]> {
  const officer = await findOfficerByLineUserId(deps.db, userId, deps.clock.now())
  if (officer === null) return strangerMessages()
  const { role, officeCode } = officer
  if (!may(officer, 'save_figures', officeCode))
    return fileNotForYouMessages({ role, liffUrl: deps.settings.liffUrl })
  if (file.name !== null && !SHEET_NAME.test(file.name))
    return problemMessages(problemWords('upload.not_a_sheet', {}), role)
  if (file.size !== null && file.size > SHEET_LIMIT_BYTES)
    return problemMessages(problemWords('upload.too_large', { limit: SHEET_LIMIT_BYTES / 1024 / 1024 }), role)
  await receiveFile(deps, { ...officer, origin: 'chat' }, userId, file)
  return []
}
