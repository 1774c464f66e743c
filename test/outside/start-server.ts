// A server that answers as a test says and keeps what came over the wire, byte for byte.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface WireRequest {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface WireAnswer {
  status: number
  body: unknown
}

/** `answer` null = the request is never answered. */
export async function startServer(answer: (request: WireRequest) => WireAnswer | null) {
  const requests: WireRequest[] = []
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
    const request = {
      method: req.method ?? '',
      url: req.url ?? '',
      headers: req.headers,
      body: Buffer.concat(chunks),
    }
    requests.push(request)
    const given = answer(request)
    if (given === null) return
    res.writeHead(given.status, { 'content-type': 'application/json', 'x-line-request-id': 'wire' })
    res.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  onTestFinished(close)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, close }
}
