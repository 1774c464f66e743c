// Questions about the figures of one report: fetched once, when the first figure is opened.
import { type Signal, signal } from '@preact/signals'
import type { CommentList } from '../../bot/contract/comments.ts'
import { call } from '../api.ts'

export type Question = CommentList['questions'][number]

export interface NewComment {
  producerId: string
  /** The question that is answered; null = a question. */
  replyTo: string | null
  text: string
}

export interface Comments {
  readonly state: Signal<'unasked' | 'waiting' | 'failed' | CommentList>
  /** Fetches them unless they are here or on their way. */
  fetch(): void
  /** Throws Failure. */
  add(comment: NewComment): Promise<void>
}

export function createComments(officeCode: string, period: string): Comments {
  const state: Comments['state'] = signal('unasked')
  return {
    state,
    fetch() {
      if (state.peek() !== 'unasked' && state.peek() !== 'failed') return
      state.value = 'waiting'
      call('showComments', { officeCode, period }).then(
        list => {
          state.value = list
        },
        () => {
          state.value = 'failed'
        },
      )
    },
    async add(comment) {
      state.value = await call('addComment', { officeCode, period }, comment)
    },
  }
}

/** Questions of one figure, oldest first; empty until they are here. */
export const questionsOf = ({ state }: Comments, producerId: string): readonly Question[] =>
  typeof state.value === 'string'
    ? []
    : state.value.questions.filter(question => question.producerId === producerId)

/** Questions without an answer: as fetched, before that as the report says. */
export const openQuestions = (
  comments: Comments,
  row: { producerId: string; questions?: number | undefined },
): number =>
  typeof comments.state.value === 'string'
    ? (row.questions ?? 0)
    : questionsOf(comments, row.producerId).filter(question => question.isOpen).length
