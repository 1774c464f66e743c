// Questions about a report's figures with their answers, for whoever may read the report.
import type { Db, Tx } from '../../db/connect.ts'
import { listComments } from '../../db/queries/comments.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { CommentList } from '../contract/comments.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { openPlace } from './report-place.ts'

/** Throws access.denied, office.unknown, period.unknown. */
export async function showComments(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; period: Period },
): Promise<CommentList> {
  const place = await openPlace(deps.db, actor, 'read_report', at, deps.clock.now())
  return readComments(deps.db, place)
}

/** Everything written about one report. */
export async function readComments(
  db: Db | Tx,
  { officeCode, period }: { officeCode: OfficeCode; period: Period },
): Promise<CommentList> {
  const rows = await listComments(db, officeCode, period)
  const answersTo = Map.groupBy(rows, row => row.comment.replyTo)
  return {
    questions: (answersTo.get(null) ?? []).map(question => {
      const { id, producerId, figureVersion, writtenBy } = question.comment
      const answers = answersTo.get(id) ?? []
      return {
        ...wordsOf(question),
        producerId,
        producerName: question.producerName,
        figureVersion,
        isOpen: answers.every(answer => answer.comment.writtenBy === writtenBy),
        answers: answers.map(wordsOf),
      }
    }),
  }
}

type CommentRow = Awaited<ReturnType<typeof listComments>>[number]

const wordsOf = ({ comment, byName, byRole }: CommentRow) => ({
  id: comment.id,
  text: comment.text,
  by: byName,
  role: byRole,
  at: comment.writtenAt.toISOString(),
})
