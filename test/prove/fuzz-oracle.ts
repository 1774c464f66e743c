// What every answer must be, whatever was asked: no fault of ours, a status that goes with its code, in the shape of the
// contract, silent about the inside, and a refusal for whatever the contract does not allow.
import { isDeepStrictEqual } from 'node:util'
import { FileAnswer, PhotoBody, SheetBody } from '../../bot/contract/files.ts'
import type { RouteName } from '../../bot/contract/paths.ts'
import { ProblemBody, ROUTES, type RouteShape } from '../../bot/contract/routes.ts'
import { PROBLEMS } from '../../bot/domain/problem-catalog.ts'
import { EXPECTED, SIGNED_OUT, TARGETS, type Who } from '../http/access-table.ts'
import type { Case } from './fuzz-cases.ts'
import { FOREIGN_MARK, type Outgoing, type Reply } from './fuzz-world.ts'

/** By hand, not from the program: what a client may rely on. */
const STATUSES: Record<(typeof PROBLEMS)[keyof typeof PROBLEMS]['kind'], number[]> = {
  invalid: [400, 413],
  unauthenticated: [401],
  forbidden: [403],
  not_found: [404],
  conflict: [409],
  locked: [423],
  too_many: [429],
  unavailable: [503],
}

/** Stacks, paths, SQL, drivers, secrets. */
const INSIDE =
  /\bat (async )?[\w.<>[\] ]+ \(|node:internal|node_modules|\/[\w./-]+\.[jt]s\b|\.ts:\d|\b(select|update|insert|delete)\b[^{}]{0,80}\b(from|into|set)\b|postgres|drizzle|violates|syntax error|Unexpected (token|end)|ECONN|ZodError|SQLSTATE|\$\d+|password|token_hash|eyJ[\w-]{8}/i

export interface Asked {
  name: RouteName
  tried: Case
  params: Record<string, string>
  /** The body as the service can read it; undefined = none that it could. */
  body: unknown
  /** Whether that is certain. */
  isBodyKnown: boolean
  outgoing: Outgoing
}

/** Null = as it must be; else a sentence about what is wrong. */
export function judge(asked: Asked, reply: Reply): string | null {
  const text = reply.body.toString('utf8')
  return (
    judgeAny(reply, text, asked.outgoing) ??
    (reply.status < 400 ? judgeGranted(asked, reply, text) : judgeRefusal(asked, reply.status))
  )
}

/** What goes for every answer of the service. */
export function judgeAny(reply: Reply, text: string, outgoing: Outgoing): string | null {
  const { status, headers } = reply
  if (status >= 500) return `a fault of ours: ${status} ${text.slice(0, 300)}`
  if (headers['x-content-type-options'] !== 'nosniff') return 'no nosniff'
  if (/unsafe/.test(String(headers['content-security-policy'] ?? 'unsafe')))
    return 'a policy that lets scripts in'
  if (headers['x-powered-by'] !== undefined) return 'says what it is made with'
  if (text.includes(FOREIGN_MARK)) return 'tells what belongs to another province'
  if (status < 400) return null
  const told = INSIDE.exec(text)?.[0]
  if (told !== undefined && !sentText(outgoing).includes(told)) return `tells about the inside: ${told}`
  return judgeProblem(reply, text)
}

const sentText = ({ path, bytes }: Outgoing) => bytes.toString('utf8') + path + decodeSafely(path)

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}

/** Pages for browsers without a session refuse with a page. */
function judgeProblem({ status, headers }: Reply, text: string): string | null {
  const type = String(headers['content-type'] ?? '')
  if (type.startsWith('text/html')) return /[ก-๙]/.test(text) ? null : 'a refusal that is not in Thai'
  if (!type.startsWith('application/json')) return `a refusal of the type ${type}`
  const read = ProblemBody.strict().safeParse(parseJson(text))
  if (!read.success) return `a refusal of another shape: ${text.slice(0, 300)}`
  const { code, says, next, requestId } = read.data.error
  if (!/[ก-๙]/.test(says) || !/[ก-๙]/.test(next)) return `${code} is not said in Thai`
  if (requestId !== headers['x-request-id']) return 'quotes the id of another request'
  if (!(code in PROBLEMS)) return `a code that nobody knows: ${code}`
  const statuses = STATUSES[PROBLEMS[code as keyof typeof PROBLEMS].kind]
  return statuses.includes(status) ? null : `${code} as ${status}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function judgeGranted(asked: Asked, { status, headers }: Reply, text: string): string | null {
  const { name, params } = asked
  if (isElsewhere(params)) return null
  const route: RouteShape = ROUTES[name]
  if (status !== 200) return `the status ${status}, which is documented nowhere`
  const wrong = whyRefused(asked)
  if (wrong !== null) return `granted, though ${wrong}`
  if (!/no-store/.test(String(headers['cache-control']))) return 'an answer that browsers may keep'
  if (route.answer === FileAnswer) return null
  const answer = parseJson(text)
  const read = route.answer.safeParse(answer)
  if (!read.success) return `not in the shape of its answer: ${read.error.issues[0]?.path.join('.')}`
  return isDeepStrictEqual(read.data, answer) ? null : 'an answer with more in it than the contract names'
}

/** The address is no longer that of this route: an empty part, or one that leads up. */
const isElsewhere = (params: Record<string, string>) =>
  Object.values(params).some(part => part === '' || part === '.' || part === '..')

/** Why this request must not be granted; null = it may be. */
function whyRefused({ name, tried, params, body, isBodyKnown }: Asked): string | null {
  const route: RouteShape = ROUTES[name]
  if (!route.params.safeParse(params).success) return 'its address is invalid'
  const isBytes = route.body === PhotoBody || route.body === SheetBody
  if (route.body !== null && !isBytes && isBodyKnown && !route.body.safeParse(body).success)
    return 'its body is invalid'
  const row = rowOf(name, tried.who)
  if (!row.includes(200)) return `${tried.who} may never`
  const isAsIntended =
    tried.params.length === 0 && ('officeCode' in params || 'id' in params || isBodySound(tried))
  if (isAsIntended && row[TARGETS.indexOf(tried.target)] !== 200)
    return `${tried.who} may not at ${tried.target}`
  return null
}

const isBodySound = ({ shaped, body }: Case) => shaped === undefined && body.length === 0

function rowOf(name: RouteName, who: Who): readonly number[] {
  const rows: Partial<Record<Who, readonly number[]>> = EXPECTED[name]
  return rows[who] ?? [401]
}

/** Who is signed out hears only that, whatever else is wrong. */
function judgeRefusal({ name, tried, params }: Asked, status: number): string | null {
  const isSignedOut =
    (SIGNED_OUT as readonly string[]).includes(tried.who) && ROUTES[name].access !== 'public'
  if (isSignedOut && status !== 401 && !isElsewhere(params) && !isUndecodable(params))
    return `${status} instead of 401`
  if (!isSignedOut && status === 401 && ROUTES[name].access !== 'public')
    return 'a session that was not known'
  return null
}

const isUndecodable = (params: Record<string, string>) =>
  Object.values(params).some(part => !part.isWellFormed())
