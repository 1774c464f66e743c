// HTTP as LINE speaks it: routes, bodies, refusals in LINE's error shape, x-line-request-id on every answer.
// It reads the raw stream, so it has to be mounted before any body parser.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'

export type Handler = (req: IncomingMessage, res: ServerResponse) => void

export interface LineRequest {
  method: string
  path: string
  /** Named parts of the path (`:userId`), percent-decoded. */
  params: Record<string, string>
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
  requestId: string
}

/** `body` goes out as JSON, `html` as a page, `bytes` as they are; none = empty. */
export interface Answer {
  status: number
  body?: unknown
  html?: string
  /** Their content type stands in `headers`. */
  bytes?: Buffer
  headers?: Record<string, string>
}

export interface Route {
  method: 'GET' | 'POST'
  /** `/v2/bot/profile/:userId`; `|` separates alternatives inside a parameter: `/delivery/:kind(push|reply)`. */
  path: string
  answer: (request: LineRequest) => Answer | Promise<Answer>
}

/** Sees every request before it is answered; null = it has dealt with the response itself. */
export type Intercept = (
  request: LineRequest,
  proceed: () => Promise<Answer>,
  res: ServerResponse,
) => Promise<Answer | null>

export interface ErrorDetail {
  message: string
  property: string
}

/** LINE says no: thrown anywhere below a route, answered in one place. */
export class LineRefusal extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super(JSON.stringify(answer.body))
    this.answer = answer
  }
}

/** `{"message":…}` of the Messaging API; `details` only when there are some. */
export function refuse(status: number, message: string, more: Record<string, unknown> = {}): never {
  throw new LineRefusal({ status, body: { message, ...more } })
}

/** `{"error":…,"error_description":…}` of the OAuth endpoints. */
export function refuseOauth(error: string, description: string, status = 400): never {
  throw new LineRefusal({ status, body: { error, error_description: description } })
}

/** The documented ceiling of every request body. */
const MAX_BODY_BYTES = 2 * 1024 * 1024

/** A request handler over these routes: 413 above 2 MB, 404 for what is in none of them. */
export function serveRoutes(
  routes: readonly Route[],
  tools: { newId: () => string; intercept?: Intercept },
): Handler {
  const compiled = routes.map(route => ({ ...route, pattern: compile(route.path) }))

  async function answerRequest(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const requestId = tools.newId()
    const url = new URL(req.url ?? '/', 'http://line.invalid')
    const body = await readBody(req)
    const request: LineRequest = {
      method: req.method ?? 'GET',
      path: url.pathname,
      params: {},
      query: url.searchParams,
      headers: req.headers,
      body: body ?? Buffer.alloc(0),
      requestId,
    }
    const proceed = () => settle(() => (body ? dispatch(request) : refuse(413, 'Payload Too Large')))
    const answer = tools.intercept ? await tools.intercept(request, proceed, res) : await proceed()
    if (answer) writeAnswer(res, requestId, answer)
  }

  async function dispatch(request: LineRequest): Promise<Answer> {
    for (const { method, pattern, answer } of compiled) {
      const match = method === request.method ? pattern.exec(request.path) : null
      if (match) {
        const parts = Object.entries(match.groups ?? {})
        request.params = Object.fromEntries(parts.map(([name, text]) => [name, decodePart(text)]))
        return answer(request)
      }
    }
    return refuse(404, 'Not found')
  }

  return (req, res) => {
    // A client that went away mid-request has nobody left to tell.
    answerRequest(req, res).catch(() => void res.destroy())
  }
}

/** A refusal becomes its answer; anything else is a fault of the simulator and shows as LINE's 500. */
async function settle(work: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof LineRefusal) return error.answer
    console.error('line-platform', error)
    return { status: 500, body: { message: 'Internal Server Error' } }
  }
}

export function writeAnswer(res: ServerResponse, requestId: string, answer: Answer): void {
  res.writeHead(answer.status, answerHeaders(requestId, answer))
  res.end(answerBytes(answer))
}

export function answerBytes({ body, html, bytes }: Answer): Buffer {
  return bytes ?? Buffer.from(html ?? (body === undefined ? '' : JSON.stringify(body)))
}

export function answerHeaders(requestId: string, answer: Answer): Record<string, string> {
  return {
    'x-line-request-id': requestId,
    'content-type': answer.html === undefined ? 'application/json' : 'text/html; charset=utf-8',
    'content-length': String(answerBytes(answer).length),
    'cache-control': 'no-store',
    ...answer.headers,
  }
}

/** The JSON object a request carries; 415 and 400 in LINE's words. */
export function readJson(request: LineRequest): Record<string, unknown> {
  requireType(request, 'application/json')
  try {
    const parsed: unknown = JSON.parse(request.body.toString('utf8'))
    if (isFields(parsed)) return parsed
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/.exec(String(error)) ?? []
    const place = `(line: ${line ?? '-'}, column: ${column ?? '-'})`
    return refuse(400, `The request body could not be parsed as JSON ${place}`)
  }
  return refuse(400, 'The request body could not be parsed as JSON (line: 1, column: 1)')
}

export function readForm(request: LineRequest): URLSearchParams {
  requireType(request, 'application/x-www-form-urlencoded')
  return new URLSearchParams(request.body.toString('utf8'))
}

export function readBearer(request: LineRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
}

export function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function requireType(request: LineRequest, wanted: string): void {
  const type = request.headers['content-type'] ?? ''
  if (type.split(';')[0]?.trim().toLowerCase() !== wanted) {
    refuse(415, `The content type, ${type}, is not supported`)
  }
}

function compile(path: string): RegExp {
  return new RegExp(
    `^${path.replace(/:(\w+)(?:\(([^)]+)\))?/g, (_, name, of) => `(?<${name}>${of ?? '[^/]+'})`)}$`,
  )
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Null = above the ceiling. The rest is read and dropped, so that the client is there to read the answer. */
async function readBody(req: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MAX_BODY_BYTES) chunks.push(chunk)
  }
  return size > MAX_BODY_BYTES ? null : Buffer.concat(chunks)
}
