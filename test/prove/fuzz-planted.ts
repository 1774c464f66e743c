// Faults such as a careless change could bring, planted in front of the real service: a middleman that spoils what goes in
// or what comes out. The fuzz is worth something as long as it finds every one, by the sentence that belongs to it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RouteName } from '../../bot/contract/paths.ts'
import { fuzzRoutes } from './fuzz-run.ts'
import { type FuzzWorld, type Outgoing, type Reply, send } from './fuzz-world.ts'

type Forward = (outgoing: Outgoing) => Promise<Reply>

export interface Planted {
  name: string
  /** Where it can show: these routes get as many cases as in the whole run. */
  at: RouteName[]
  /** What the fuzz has to say of it. */
  foundAs: RegExp
  /** Null = no answer ever comes. */
  answer(asked: Outgoing, forward: Forward, cookies: FuzzWorld['access']['cookies']): Promise<Reply | null>
}

const textOf = ({ bytes }: Outgoing) => bytes.toString('utf8')
const withText = (asked: Outgoing, text: string): Outgoing => ({ ...asked, bytes: Buffer.from(text) })
/** Only where a thing was there to change: everything else goes through as it is. */
const rewriting =
  (from: RegExp, to: string): Planted['answer'] =>
  (asked, forward) =>
    forward(withText(asked, textOf(asked).replace(from, to)))

const failing =
  (when: (text: string) => boolean): Planted['answer'] =>
  async (asked, forward) => {
    const reply = await forward(asked)
    const isHit = reply.status !== 401 && when(textOf(asked) + asked.path)
    return isHit ? { ...reply, status: 500, body: Buffer.from('{"error":{"code":"service.failed"}}') } : reply
  }

const changing =
  (change: (reply: Reply, body: Record<string, object>) => Partial<Reply> | null): Planted['answer'] =>
  async (asked, forward) => {
    const reply = await forward(asked)
    if (!String(reply.headers['content-type']).includes('json')) return reply
    return { ...reply, ...change(reply, JSON.parse(reply.body.toString('utf8'))) }
  }
const bodyOf = (value: unknown) => ({ body: Buffer.from(JSON.stringify(value)) })

export const PLANTED: Planted[] = [
  {
    name: 'fails on Thai digits',
    at: ['saveFigures', 'addComment', 'showReport'],
    foundAs: /a fault of ours: 500/,
    answer: failing(text => /[๐-๙]{2}|(%E0%B9%9\d){2}/i.test(text)),
  },
  {
    name: 'fails on a NUL',
    at: ['addEvidence', 'createApiKey', 'showProducer'],
    foundAs: /a fault of ours: 500/,
    answer: failing(text => /\\u0000|%00/.test(text)),
  },
  {
    name: 'never answers half a letter',
    at: ['returnReport', 'addProducer'],
    foundAs: /no answer within/,
    answer: (asked, forward) => (/\\u(d8|df)/i.test(textOf(asked)) ? Promise.resolve(null) : forward(asked)),
  },
  {
    name: 'tells the stack',
    at: ['setTarget'],
    foundAs: /tells about the inside/,
    answer: changing(({ status }, { error }) =>
      status === 400
        ? bodyOf({
            error: {
              ...error,
              detail: { stack: 'ZodError\n    at run (/srv/bot/http/mount-routes.ts:117:31)' },
            },
          })
        : null,
    ),
  },
  {
    name: 'leaks a field',
    at: ['listActingChiefs', 'nameActingChief'],
    foundAs: /more in it than the contract names/,
    answer: changing(({ status }, body) =>
      status === 200 && 'officers' in body ? bodyOf({ ...body, lineUserIds: [] }) : null,
    ),
  },
  {
    name: 'says a wrong status',
    at: ['listInvitations', 'showBoard'],
    foundAs: /access\.denied as 400/,
    answer: changing(({ status }) => (status === 403 ? { status: 400 } : null)),
  },
  {
    name: 'answers in another shape',
    at: ['showForecast', 'showReport'],
    foundAs: /not in the shape of its answer/,
    answer: changing(({ status }, body) =>
      status === 200 && 'version' in body ? bodyOf({ ...body, version: '1' }) : null,
    ),
  },
  {
    name: 'takes a negative amount',
    at: ['saveFigures', 'noteDepartmentTotal', 'saveBaseline'],
    foundAs: /granted, though its body is invalid/,
    answer: rewriting(/"amount":"-/g, '"amount":"'),
  },
  {
    name: 'has a limit that is off by one',
    at: ['addComment', 'returnReport', 'suspendProducer'],
    foundAs: /granted, though its body is invalid/,
    answer: rewriting(/"(reason|note|text)":"((?:[^"\\]){500})[^"\\]"/g, '"$1":"$2"'),
  },
  {
    name: 'takes fields that nobody asked for',
    at: ['submitReport', 'drawSample', 'setBaselineRule'],
    foundAs: /granted, though its body is invalid/,
    answer: rewriting(/,"isAdmin":(null|true|"[^"\\]*"|[\d.]+)\}$/, '}'),
  },
  {
    name: 'forgets whose province it is',
    at: ['showReport', 'listProducers', 'showIndicator'],
    foundAs: /may not at 5701/,
    answer: (asked, forward) => forward({ ...asked, path: asked.path.replace('/5701', '/5605') }),
  },
  {
    name: 'lets in who was removed',
    at: ['showSummary', 'listTargets'],
    foundAs: /granted, though removed may never/,
    answer: (asked, forward, cookies) => {
      const isRemoved = asked.headers.cookie === cookies.removed
      const cookie = (isRemoved ? cookies.provincial_officer : asked.headers.cookie) ?? ''
      return forward({ ...asked, headers: { ...asked.headers, cookie } })
    },
  },
]

/** About what the whole run spends on a route that takes a body. */
const CASES_OF_ROUTE = 230

/** The sentence by which a planted fault was found; null = it was not. */
export async function findPlanted(world: FuzzWorld, planted: Planted, seed: number): Promise<string | null> {
  const middleman = await startMiddleman(world, planted)
  try {
    const { failures } = await fuzzRoutes(
      { ...world, url: middleman.url },
      {
        ...{ seed, names: planted.at, cases: CASES_OF_ROUTE * planted.at.length },
        ...{ answerWithinMs: 3_000, isFirstEnough: true },
      },
    )
    return failures.find(failure => planted.foundAs.test(failure)) ?? null
  } finally {
    await middleman.close()
  }
}

async function startMiddleman(
  world: FuzzWorld,
  planted: Planted,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((req, res) => void pass(world, planted, req, res))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function pass(
  world: FuzzWorld,
  planted: Planted,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const {
    host: _host,
    'content-length': _length,
    connection: _connection,
    ...headers
  } = req.headers as Record<string, string>
  const asked: Outgoing = {
    method: req.method ?? 'GET',
    path: req.url ?? '/',
    headers,
    bytes: Buffer.concat(chunks),
  }
  const forward = (outgoing: Outgoing) => send(world, outgoing, 20_000)
  const reply = await planted.answer(asked, forward, world.access.cookies)
  if (reply === null) return
  const { 'content-length': _old, 'transfer-encoding': _chunked, connection: _kept, ...back } = reply.headers
  res.writeHead(reply.status, { ...back, 'content-length': reply.body.length }).end(reply.body)
}
