// Fetches the spreadsheets that officers sent to the chat, reads them and says what saving them would do. No transaction is
// open while LINE and the reader work; a lease brings back what a dead process had begun, and only who ends the wait
// answers, so there is one answer whatever happens on the way. It goes with the event's own free reply, or not at all.
import { findOfficerByLineUserId } from '../../db/queries/officers.ts'
import { claimUploads, type FetchingContent, settleUpload, type UploadRow } from '../../db/queries/uploads.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { nextTryAt } from '../domain/delivery-grouping.ts'
import { SHEET_LIMIT_BYTES } from '../domain/limits.ts'
import { Problem, problemWords } from '../domain/problems.ts'
import { FETCH_FILE_WITHIN_MS } from '../domain/upload-times.ts'
import { problemMessages } from '../messages/menu-replies.ts'
import { fileReadMessages } from '../messages/upload-replies.ts'
import { queueReply } from './queue-reply.ts'
import { type ReadSheetContent, readSentSheet } from './read-sent-sheet.ts'
import { viewUpload } from './view-upload.ts'

/** Longer than LINE and the reader may take together; a lease that ends under a living fetch harms nothing. */
const LEASE_MS = 30_000
/** Each has the reader's thread to itself, and other chats wait for their answers meanwhile. */
const AT_ONCE = 2

type Fetched =
  | { kind: 'read'; read: ReadSheetContent }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'later' }

type ClaimedUpload = UploadRow & { fetching: FetchingContent }

/** Fetches up to two files; returns how many were due. Rejects when the database is away. */
export async function fetchUploads(deps: Deps): Promise<number> {
  const now = deps.clock.now()
  const due = await claimUploads(deps.db, now, new Date(now.getTime() + LEASE_MS), AT_ONCE)
  // All to their end: none goes on when the worker believes the run is over.
  const ends = await Promise.allSettled(due.map(upload => fetchOne(deps, upload)))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return due.length
}

async function fetchOne(deps: Deps, upload: ClaimedUpload): Promise<void> {
  const fetched = await fetchAndRead(deps, upload).catch((error: unknown): Fetched => {
    if (error instanceof Problem) return { kind: 'refused', problem: error }
    deps.log.warn('file.not_fetched', { id: upload.id, attempts: upload.fetching.attempts, error })
    return { kind: 'later' }
  })
  if (fetched.kind === 'later') return waitOn(deps, upload)
  await deps.db.transaction(tx => settle({ ...deps, db: tx }, upload, fetched))
}

async function fetchAndRead(deps: Deps, { messageId, officeCode }: UploadRow): Promise<Fetched> {
  const file = await deps.line.readFile(messageId ?? '', SHEET_LIMIT_BYTES)
  if (file.kind === 'later') return { kind: 'later' }
  if (file.kind === 'too_large')
    throw new Problem('upload.too_large', { limit: SHEET_LIMIT_BYTES / 1024 / 1024 })
  if (file.kind !== 'read') throw new Problem('upload.gone')
  const sent = { kind: 'rt1', officeCode, fiscalYear: null, bytes: file.bytes } as const
  return { kind: 'read', read: await readSentSheet(deps, sent) }
}

/** Another try, until nobody waits for it any more. */
async function waitOn(deps: Deps, { id, createdAt, fetching }: ClaimedUpload): Promise<void> {
  const now = deps.clock.now()
  const isOver = now.getTime() - createdAt.getTime() > FETCH_FILE_WITHIN_MS
  if (isOver) deps.log.error('file.gave_up', { id, attempts: fetching.attempts })
  const nextAttemptAt = nextTryAt(now, fetching.attempts).toISOString()
  await deps.db.transaction(tx =>
    settleUpload(
      tx,
      id,
      isOver
        ? { state: 'refused', content: null, refusal: { code: 'upload.gone', detail: {} } }
        : { content: { ...fetching, nextAttemptAt } },
    ),
  )
}

/** `deps.db` is a transaction: what became of the file and what its sender hears of it, at once. */
async function settle(
  deps: Deps,
  upload: ClaimedUpload,
  fetched: Exclude<Fetched, { kind: 'later' }>,
): Promise<void> {
  const { replyToken, lineUserId } = upload.fetching
  const officer = await findOfficerByLineUserId(deps.db, lineUserId, deps.clock.now())
  const isHere =
    officer !== null && officer.id === upload.officerId && officer.officeCode === upload.officeCode
  const actor: Actor | null = isHere ? { ...officer, origin: 'chat' } : null
  const end = await endOf(deps, actor, upload, fetched)
  const isSettled = await settleUpload(deps.db, upload.id, end.change)
  // Who has left the office meanwhile hears nothing of its figures.
  if (isSettled && actor !== null)
    await queueReply(deps, { replyToken, receivedAt: upload.createdAt }, end.messages(actor))
}

async function endOf(
  deps: Deps,
  actor: Actor | null,
  upload: ClaimedUpload,
  fetched: Exclude<Fetched, { kind: 'later' }>,
) {
  try {
    if (actor === null) throw new Problem('access.denied')
    if (fetched.kind === 'refused') throw fetched.problem
    const { content, period } = fetched.read
    const change = { state: 'ready', content, period } satisfies Partial<UploadRow>
    const view = await viewUpload(deps, actor, { ...upload, ...change })
    return {
      change,
      messages: ({ role }: Actor) => fileReadMessages({ view, liffUrl: deps.settings.liffUrl }, role),
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, detail } = error
    const change = { state: 'refused', content: null, refusal: { code, detail } } satisfies Partial<UploadRow>
    return { change, messages: ({ role }: Actor) => problemMessages(problemWords(code, detail), role) }
  }
}
