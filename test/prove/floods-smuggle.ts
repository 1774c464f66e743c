// Requests that hide a second one inside: a proxy in front might see one where the service sees two. Whatever is in doubt
// about where a body ends is refused and the connection ended; nothing behind it is ever answered.
import { connect } from 'node:net'

const HIDDEN = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
const LENGTH = `Content-Length: ${HIDDEN.length + 5}`
const CHUNKED = 'Transfer-Encoding: chunked'

/** Head and body of the outer request, by what is odd about it. */
const VARIANTS: [what: string, head: string[], body: string][] = [
  ['a length and chunks', [LENGTH, CHUNKED], `0\r\n\r\n${HIDDEN}`],
  ['chunks and a length', [CHUNKED, LENGTH], `0\r\n\r\n${HIDDEN}`],
  ['two lengths', ['Content-Length: 0', LENGTH], HIDDEN],
  ['a negative length', ['Content-Length: -1'], HIDDEN],
  ['a length with a sign', ['Content-Length: +5'], `12345${HIDDEN}`],
  ['a length of two numbers', ['Content-Length: 5, 5'], `12345${HIDDEN}`],
  ['a length in hex', ['Content-Length: 0x5'], `12345${HIDDEN}`],
  ['chunks that are not the last coding', ['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${HIDDEN}`],
  ['chunks twice', ['Transfer-Encoding: chunked, chunked'], `0\r\n\r\n${HIDDEN}`],
  ['chunks with a sign before', ['Transfer-Encoding: xchunked'], `0\r\n\r\n${HIDDEN}`],
  ['a blank before the colon', ['Transfer-Encoding : chunked', LENGTH], `0\r\n\r\n${HIDDEN}`],
  ['a folded line', ['Transfer-Encoding:\r\n chunked', LENGTH], `0\r\n\r\n${HIDDEN}`],
  ['a line end without return', [`X: y\n${CHUNKED}`, LENGTH], `0\r\n\r\n${HIDDEN}`],
  ['a bare return', [`X: y\r${CHUNKED}`, LENGTH], `0\r\n\r\n${HIDDEN}`],
  ['a chunk size that overflows', [CHUNKED], `fffffffffffffffff\r\n${HIDDEN}`],
  ['a chunk that is longer than it says', [CHUNKED], `1\r\nxx\r\n0\r\n\r\n${HIDDEN}`],
]

/** What was answered although it was hidden, a sentence each. */
export async function trySmuggling(port: number): Promise<{ tried: number; broken: string[] }> {
  const tries = ['/webhook', '/api/session', '/nowhere'].flatMap(path =>
    VARIANTS.map(async ([what, head, body]) => {
      const request = [`POST ${path} HTTP/1.1`, 'Host: x', 'Content-Type: application/json', ...head]
      const answers = await exchange(port, `${request.join('\r\n')}\r\n\r\n${body}`)
      const isAnswered = /"status":"ok"|HTTP\/1\.1 2/.test(answers)
      return isAnswered ? [`a request hidden behind ${what} at ${path} was answered`] : []
    }),
  )
  return { tried: tries.length, broken: (await Promise.all(tries)).flat() }
}

/** Everything that comes back until the other side ends it, or has nothing more to say. */
function exchange(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let got = ''
  return new Promise(resolve => {
    const done = () => {
      socket.destroy()
      resolve(got)
    }
    socket.setTimeout(1_000, done)
    socket.on('data', (chunk: Buffer) => {
      got += chunk.toString('latin1')
    })
    socket.on('close', done)
    socket.on('error', done)
    socket.write(bytes, 'latin1')
  })
}
