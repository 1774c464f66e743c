// The life of a report in the stand-in for the service: submit, certify, accept, return, reopen, questions, papers. Just
// enough of it that a page sees what it would see; who may do what is told by the real service and its own tests.

import type { z } from 'zod'
import type { AddComment, CommentList } from '../../bot/contract/comments.ts'
import type { ReportView } from '../../bot/contract/reports.ts'
import type { FixtureState } from './fixture-service.ts'
import { MAY } from './fixtures.ts'

const NOW = '2025-01-22T07:30:00.000Z'
const PAPER_URL = 'http://localhost:9/papers/a-link-for-a-quarter-of-an-hour.pdf'

interface MoveBody {
  version: number
  reason?: string
  producerId?: string | null
  until?: string
}

/** The refusal of a move that names another version than is stored; null = it is this one. */
export function findStaleMove(state: FixtureState, line: string, body: unknown): unknown {
  const isMove = line.startsWith('POST /api/reports/') && !line.endsWith('/comments')
  if (!isMove || (body as MoveBody).version === state.report.version || isRepeat(state, line, body))
    return null
  return {
    error: {
      code: 'report.stale',
      says: 'รายงานมีการเปลี่ยนแปลงหลังจากที่ท่านเปิดดู',
      next: 'โปรดตรวจตัวเลขล่าสุดแล้วทำรายการอีกครั้ง',
      requestId: 'r',
      detail: {},
    },
  }
}

/** What a move makes of the report, for whoever made it. */
export function move(state: FixtureState, line: string, body: unknown): unknown {
  if (isRepeat(state, line, body)) return { state: state.report.state, version: state.report.version }
  const version = state.report.version + 1
  state.lastMove = { line, version: (body as MoveBody).version }
  state.report = { ...state.report, ...outcomeOf(state, line, body as MoveBody), version }
  return { state: state.report.state, version }
}

/** The same move of the same version again: its first answer got lost. */
const isRepeat = ({ lastMove }: FixtureState, line: string, body: unknown): boolean =>
  lastMove?.line === line && lastMove.version === (body as MoveBody).version

function outcomeOf(
  { report, home }: FixtureState,
  line: string,
  { reason = '', producerId = null, until = '' }: MoveBody,
): Partial<ReportView> {
  const by = home.officer.fullName
  const step = { at: NOW, by }
  switch (line.slice(line.lastIndexOf('/') + 1)) {
    case 'submit':
      return { state: 'submitted', submitted: step, may: MAY.ask }
    case 'certify':
      return {
        state: 'certified',
        certified: step,
        may: MAY.ask,
        versions: [
          {
            number: (report.versions[0]?.number ?? 0) + 1,
            ...step,
            amount: '1000.00',
            code: '7KQ2-M9XA-B4TC',
            actingOrder: report.actingOrder,
            isMine: true,
          },
          ...report.versions,
        ],
      }
    case 'accept':
      return { state: 'accepted', accepted: step, may: MAY.ask }
    case 'return':
      return { state: 'returned', returned: { ...step, reason, producerId }, may: MAY.ask }
    default:
      return { reopened: { until, reason, by }, may: { ...MAY.ask, reopen: true } }
  }
}

export function writeComment(state: FixtureState, body: unknown): CommentList {
  const { producerId, replyTo, text } = body as z.infer<typeof AddComment>
  const { officer } = state.home
  const count = state.comments.questions.length + 1
  const words = { text, by: officer.fullName, role: officer.role, at: NOW }
  const { questions } = state.comments
  const row = state.report.rows.find(item => item.producerId === producerId)
  state.comments = {
    questions: replyTo
      ? questions.map(item =>
          item.id === replyTo
            ? { ...item, isOpen: false, answers: [...item.answers, { ...words, id: `${replyTo}-answer` }] }
            : item,
        )
      : [
          ...questions,
          {
            ...words,
            id: `question-${count}`,
            producerId,
            producerName: row?.name ?? '',
            figureVersion: row?.figure?.version ?? 0,
            isOpen: true,
            answers: [],
          },
        ],
  }
  return state.comments
}

export const makePaper = () => ({ url: PAPER_URL, expiresAt: '2025-01-22T07:45:00.000Z' })
