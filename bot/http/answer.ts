// The one place where what was thrown becomes a response. A Problem is told in Thai with what to do next; anything
// else is a fault of ours: an id to quote and no detail. Logs get names and codes, never values.
import type { NextFunction, Request, Response } from 'express'
import * as z from 'zod'
import { isDatabaseAway } from '../../db/failures.ts'
import type { ProblemBody } from '../contract/routes.ts'
import { Problem, type ProblemKind, problemWords } from '../domain/problems.ts'
import type { Log } from '../ports.ts'

const STATUS: Record<ProblemKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  locked: 423,
  too_many: 429,
  unavailable: 503,
}

const TOO_LARGE: ReadonlySet<string> = new Set(['request.too_large', 'photo.too_large', 'upload.too_large'])

/** Seconds after which a client may try again, where the problem does not say. */
const RETRY_AFTER = 2

/** Express's last handler. */
export function answerProblem(log: Log) {
  return (thrown: unknown, req: Request, res: Response, next: NextFunction): void => {
    if (res.headersSent) {
      next(thrown)
      return
    }
    const problem = problemOf(thrown)
    const requestId = String(res.locals.requestId ?? '')
    const known = problem ?? new Problem('service.failed', { requestId })
    if (problem === null) log.error('http.failed', { requestId, ...describeFault(thrown) })
    const isTooLarge = TOO_LARGE.has(known.code)
    const status = problem === null ? 500 : isTooLarge ? 413 : STATUS[known.kind]
    if (status === 503 || status === 429)
      res.setHeader('Retry-After', Number(known.detail.retryAfterSeconds ?? RETRY_AFTER))
    // Cut off soon (read-body.ts): the next request would be lost on this connection.
    if (!req.complete) res.setHeader('Connection', 'close')
    const body: ProblemBody = {
      error: { code: known.code, ...problemWords(known.code, known.detail), requestId, detail: known.detail },
    }
    res.status(status).json(body)
  }
}

/** What was thrown as a Problem; null = a fault of ours. */
export function problemOf(thrown: unknown): Problem | null {
  if (thrown instanceof Problem) return thrown
  if (thrown instanceof z.ZodError) {
    return new Problem('request.invalid', {
      issues: thrown.issues.slice(0, 20).map(issue => ({ path: issue.path.join('.'), code: issue.code })),
    })
  }
  if (isDatabaseAway(thrown)) return new Problem('service.unavailable')
  const type = typeof thrown === 'object' && thrown !== null && 'type' in thrown ? thrown.type : null
  if (type === 'entity.too.large') return new Problem('request.too_large')
  if (typeof type === 'string' && /^(entity|encoding|charset|request)\./.test(type))
    return new Problem('request.invalid')
  if (thrown instanceof URIError) return new Problem('route.not_found')
  return null
}

/** Name, code and place of an error, without its message: a database error's message holds the values it was given. */
export function describeFault(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { name: typeof thrown }
  const cause = thrown.cause
  const code =
    cause instanceof Error && 'code' in cause ? cause.code : 'code' in thrown ? thrown.code : undefined
  const stack = thrown.stack
    ?.split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 6)
    .map(line => line.trim())
  return { name: thrown.name, code, stack }
}
