// Answers to what a preview asks: kept in this tab until they are sent, so that a page that is loaded anew has lost nothing.
import { type Signal, signal } from '@preact/signals'
import type { Choice, PreviewRow } from '../../bot/contract/uploads.ts'
import { ASK } from '../words-more.ts'

export interface Answer {
  /** Null = not answered yet; false = not to be saved. */
  use: boolean | null
  /** To a name that is like one on record: it is that one. */
  isSame: boolean
  reason: string
  noSalesReason: Choice['noSalesReason'] | ''
}

export type Answers = Signal<Record<string, Answer>>

export const NO_ANSWER: Answer = { use: null, isSame: false, reason: '', noSalesReason: '' }

const keyOf = (id: string): string => `upload:${id}`

export function openAnswers(id: string): Answers {
  return signal(readKept(id))
}

function readKept(id: string): Record<string, Answer> {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(id)) ?? '{}') as Record<string, Answer>
  } catch {
    // Storage forbidden or its content foreign: one begins anew.
    return {}
  }
}

export function setAnswers(id: string, answers: Answers, change: Record<string, Answer>): void {
  answers.value = { ...answers.peek(), ...change }
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(answers.value))
  } catch {
    // Then they last as long as the page.
  }
}

export function forgetAnswers(id: string): void {
  try {
    sessionStorage.removeItem(keyOf(id))
  } catch {
    // Nothing was kept.
  }
}

/** What a row that is asked about otherwise than before was answered holds no more. */
export function dropStale(
  answers: Answers,
  before: readonly PreviewRow[],
  now: readonly PreviewRow[],
): Record<string, Answer> {
  const asked = new Map(before.map(row => [row.key, JSON.stringify([row.asks, row.from, row.to])]))
  const isStale = (row: PreviewRow) => asked.get(row.key) !== JSON.stringify([row.asks, row.from, row.to])
  return Object.fromEntries(
    now.filter(isStale).map(row => [row.key, { ...(answers.peek()[row.key] ?? NO_ANSWER), use: null }]),
  )
}

/** About a name: the row is another producer, or the one that it is like. */
export const isAboutName = (row: PreviewRow): boolean =>
  asksFor(row, 'similar') || asksFor(row, 'similar_row')

export const asksFor = (row: PreviewRow, kind: string): boolean => row.asks.some(ask => ask.kind === kind)

/** The answers as the server takes them: only of rows that are to be saved. */
export const choicesOf = (rows: readonly PreviewRow[], answers: Record<string, Answer>): Choice[] =>
  rows.flatMap(row => {
    const answer = row.kind === 'ask' ? answers[row.key] : undefined
    if (answer?.use !== true) return []
    return [
      {
        key: row.key,
        reason: asksFor(row, 'doubt') ? answer.reason.trim() || ASK.confirmedReason : null,
        noSalesReason: asksFor(row, 'no_sales') ? answer.noSalesReason || null : null,
        isSame: asksFor(row, 'similar') && answer.isSame === true,
      },
    ]
  })
