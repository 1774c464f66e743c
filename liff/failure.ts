// Every way in which something can go wrong on the phone's side of the wire, as one error with a kind.
// The words for each kind are in words-start.ts; a refusal of the server brings its own two sentences.
import type { ProblemBody } from '../bot/contract/routes.ts'

export type FailureKind =
  | 'clock'
  | 'not_invited'
  | 'no_network'
  | 'line_away'
  | 'init_timeout'
  | 'consent'
  | 'token_refused'
  | 'server_away'
  | 'refused'
  | 'unknown'

/** Code of a `no_network`: a page's own code could not be fetched. Browsers remember that until the page is loaded anew. */
export const NO_CODE = 'page'

export class Failure extends Error {
  // `declare`: a real field would be lowered with helpers for old Safari.
  declare readonly kind: FailureKind
  /** A code to read out on the phone: the server's problem code or request id, or LINE's code. */
  declare readonly code: string
  /** The server's refusal, when there is one. */
  declare readonly problem: ProblemBody['error'] | null
  /** HTTP status, 0 when nothing answered. */
  declare readonly status: number

  constructor(kind: FailureKind, code = '', status = 0, problem: ProblemBody['error'] | null = null) {
    super(`${kind} ${code}`)
    this.name = 'Failure'
    this.kind = kind
    this.code = code
    this.status = status
    this.problem = problem
  }
}

/** The failure of an answer that is not 2xx. `body` is whatever JSON came, or null. */
export function failureOfAnswer(status: number, body: unknown): Failure {
  const problem = isProblemBody(body) ? body.error : null
  if (problem?.code === 'officer.unknown') return new Failure('not_invited', problem.code, status, problem)
  if (problem?.code === 'session.token_refused') {
    return new Failure('token_refused', problem.code, status, problem)
  }
  if (problem?.code === 'line.unavailable') return new Failure('line_away', problem.code, status, problem)
  if (status >= 500) return new Failure('server_away', problem?.requestId ?? String(status), status, problem)
  if (problem) return new Failure('refused', problem.code, status, problem)
  return new Failure('unknown', String(status), status)
}

function isProblemBody(body: unknown): body is ProblemBody {
  const error = (body as Partial<ProblemBody> | null)?.error
  return typeof error?.code === 'string' && typeof error.says === 'string'
}

/** Any thrown thing as a Failure. */
export const asFailure = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure('unknown', error instanceof Error ? error.message : '')

/** Worth sending again by itself: nobody answered, or the service is away for a moment. */
export const isPassing = (failure: Failure): boolean =>
  failure.kind === 'no_network' ||
  failure.kind === 'server_away' ||
  failure.kind === 'line_away' ||
  failure.kind === 'init_timeout' ||
  failure.status === 429
