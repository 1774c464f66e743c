// Files that I sent and have not saved: also one from the chat that took so long that no answer could be sent any more.
import { listOpenUploads } from '../../db/queries/uploads.ts'
import type { HomeView } from '../contract/home.ts'
import type { OpenUploads } from '../contract/uploads.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { uploadTitle } from '../domain/upload-words.ts'
import { mayApply } from './open-upload.ts'
import { readOfficeNames } from './producer-lines.ts'

/** They last for a day; nobody works through more. */
const MOST_LISTED = 20

export async function listUploads(deps: Deps, actor: Actor): Promise<OpenUploads> {
  const uploads = await readOpen(deps, actor)
  return { uploads: uploads.map(({ isLatest, ...upload }) => upload) }
}

/** Those that nobody was shown: who sends one from the mini-app looks at it at once. */
export async function listFilesFromChat(deps: Deps, actor: Actor): Promise<HomeView['files']> {
  const uploads = await readOpen(deps, actor)
  return uploads
    .filter(({ isFromChat, isLatest, state }) => isFromChat && isLatest && state === 'ready')
    .map(({ id, about }) => ({ id, about }))
}

async function readOpen({ db, clock }: Deps, actor: Actor) {
  const rows = await listOpenUploads(db, actor.id, clock.now(), MOST_LISTED)
  const own = rows.filter(row => mayApply(actor, row))
  if (own.length === 0) return []
  const names = await readOfficeNames(db, actor.provinceCode)
  return own.map(({ id, kind, state, officeCode, period, fiscalYear, isLatest, ...row }) => ({
    id,
    kind,
    state,
    about: uploadTitle(kind, { officeName: names.get(officeCode) ?? officeCode, period, fiscalYear }),
    sentAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    isFromChat: row.messageId !== null,
    isLatest,
  }))
}
