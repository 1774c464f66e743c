// Somebody asks about a figure, or answers: in every state of the report and at any time, because talking changes no
// figure. Several questions within a quarter of an hour become one notice; an answer tells who asked.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import {
  findFigureVersion,
  hasJustWritten,
  insertComment,
  lockAuthor,
  lockQuestion,
} from '../../db/queries/comments.ts'
import { listActiveProducerIds } from '../../db/queries/figures.ts'
import { isRemovedOfficer } from '../../db/queries/officers.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { CommentList } from '../contract/comments.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { type EventNotice, planEventNotice } from './plan-event-notice.ts'
import { openPlace, type ReportPlace } from './report-place.ts'
import { readComments } from './show-comments.ts'

const QUARTER_HOUR_MS = 15 * 60_000
/** The same words again within this are a double tap or a repeated request. */
const REPEAT_MS = 60_000

export interface CommentInput {
  officeCode: OfficeCode
  period: Period
  producerId: string
  /** The question this answers; null = a new question. */
  replyTo: string | null
  text: string
}

/** Throws access.denied, office.unknown, period.unknown, figure.unknown, comment.unknown. */
export async function addComment(deps: Deps, actor: Actor, input: CommentInput): Promise<CommentList> {
  const now = deps.clock.now()
  const list = await deps.db.transaction(async tx => {
    const place = await openPlace(tx, actor, 'comment_figure', input, now)
    await lockAuthor(tx, actor.id)
    const asker = await findAsker(tx, input)
    const { producerId, replyTo, text } = input
    const { provinceCode, officeCode, period } = place
    const row = { provinceCode, officeCode, period, producerId, replyTo, text, writtenBy: actor.id }
    if (!(await hasJustWritten(tx, row, new Date(now.getTime() - REPEAT_MS)))) {
      const id = deps.ids.uuid()
      const figureVersion = await findFigureVersion(tx, producerId, period)
      await insertComment(tx, { ...row, id, figureVersion, writtenAt: now })
      await insertAudit(tx, {
        ...auditBy(actor, now),
        action: replyTo === null ? 'ask-figure' : 'answer-figure',
        provinceCode,
        officeCode,
        period,
        // Not the text: it stands where it was written.
        detail: { commentId: id, producerId, ...(replyTo === null ? {} : { replyTo }) },
      })
      const notice =
        replyTo === null
          ? noticeOfQuestion(place, actor, now)
          : await noticeOfAnswer(tx, actor, asker, replyTo)
      const dueOn = bangkokDateOf(now)
      if (notice !== null)
        await planEventNotice(tx, deps, { provinceCode, officeCode, period, dueOn, ...notice })
    }
    return readComments(tx, place)
  })
  deps.wake()
  return list
}

/** Who asked what is answered here; null = this is a question. Throws comment.unknown, figure.unknown. */
async function findAsker(tx: Tx, input: CommentInput): Promise<string | null> {
  const { officeCode, period, producerId, replyTo } = input
  if (replyTo === null) {
    const active = await listActiveProducerIds(tx, officeCode, period)
    if (!active.has(producerId)) throw new Problem('figure.unknown')
    return null
  }
  const question = await lockQuestion(tx, replyTo)
  const isHere =
    question?.officeCode === officeCode && question.period === period && question.producerId === producerId
  if (!isHere) throw new Problem('comment.unknown')
  return question.writtenBy
}

type Told = Pick<EventNotice, 'kind' | 'subject' | 'at' | 'only' | 'except'>

/** To the district's officers, at the end of the running quarter of an hour; an officer's own question tells nobody. */
function noticeOfQuestion(place: ReportPlace, actor: Actor, now: Date): Told | null {
  if (place.roles.every(role => role === 'district_officer')) return null
  const at = new Date((Math.floor(now.getTime() / QUARTER_HOUR_MS) + 1) * QUARTER_HOUR_MS)
  return { kind: 'figure_questioned', at, subject: at.toISOString(), except: actor.id }
}

async function noticeOfAnswer(
  tx: Tx,
  actor: Actor,
  asker: string | null,
  questionId: string,
): Promise<Told | null> {
  if (asker === null || asker === actor.id || (await isRemovedOfficer(tx, asker))) return null
  return { kind: 'figure_answered', only: asker, subject: questionId }
}
