// What a start reads is what somebody waits for when the service comes back: nothing that only practice mode or the first
// call to LINE needs, and nothing that reads all of `fetch`.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { createSendOnce } from '../bot/outside/line-send.ts'
import { type Bundle, bundlePrograms } from './bundle.ts'

const run = promisify(execFile)

let bundle: Bundle
let read = ''

beforeAll(async () => {
  bundle = await bundlePrograms({ main: 'bot/main.ts', send: 'bot/outside/line-send.ts' })
  read = readWithImports(bundle.fileOf('main'))
})

afterAll(() => bundle.remove())

/** The text of a file and of all that it imports at once. */
function readWithImports(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return ''
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  const imported = [...text.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)].map(([, name]) =>
    join(dirname(file), name ?? ''),
  )
  return text + imported.map(next => readWithImports(next, seen)).join('')
}

describe('a start', () => {
  it('reads the service', () => {
    expect(read).toContain('/api/home')
  })

  it('reads no practice mode', () => {
    expect(read).not.toContain('practice-chats.jsonl')
  })

  it('reads no client for calls to LINE before the first call', () => {
    expect(read).not.toContain('UND_ERR_')
  })

  it('reads no words of languages that nobody asked for', () => {
    expect(read).not.toContain('Ungültige Eingabe')
  })

  it('does not import node:http, which reads all of fetch', async () => {
    expect(read).not.toMatch(/from\s*"(node:)?https?"/)
    const { stdout } = await run(process.execPath, [
      '--input-type=module',
      '--eval',
      "await import('node:http'); console.log(process.moduleLoadList.some(name => name.endsWith('deps/undici/undici')))",
    ])
    // When Node stops doing so, the import can come back.
    expect(stdout.trim()).toBe('true')
  })

  it('leaves nothing out: the first call to LINE goes out from the bundle', async () => {
    const server = createServer((_req, res) => res.end('{}')).listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    const sending: { createSendOnce: typeof createSendOnce } = await import(bundle.fileOf('send'))
    const sendOnce = sending.createSendOnce(`http://127.0.0.1:${port}`)
    const call = { method: 'push', recipients: ['U1'], body: '{"messages":[]}', retryKey: null } as const
    const answer = await sendOnce(call, 'token', AbortSignal.timeout(5_000))
    server.close()
    expect(answer).toMatchObject({ status: 200, message: '' })
  })
})
