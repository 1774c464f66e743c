// A refusal that a person is to be told: the same problem becomes an HTTP answer, a chat reply or a screen, and nothing
// else is ever shown to a person. What there is to say stands in problem-catalog.ts.
import { PROBLEMS, type ProblemKind } from './problem-catalog.ts'

export type { ProblemKind } from './problem-catalog.ts'

export type ProblemCode = keyof typeof PROBLEMS

export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[]

/** Values for the `{names}` in a problem's words, and data for the program (a stale save's values). */
export type ProblemDetail = Record<string, unknown>

/** A refusal that a person is to be told. Anything else that is thrown is a fault of ours. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: ProblemDetail

  constructor(code: ProblemCode, detail: ProblemDetail = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.detail = detail
  }

  get kind(): ProblemKind {
    return PROBLEMS[this.code].kind
  }
}

/** The two Thai sentences of a problem: what happened, and what to do next. */
export function problemWords(code: ProblemCode, detail: ProblemDetail): { says: string; next: string } {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''))
  return { says: fill(PROBLEMS[code].says), next: fill(PROBLEMS[code].next) }
}
