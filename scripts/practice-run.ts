// A practice service of its own for a script: built, on a free port, in a folder that is removed afterwards.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listDemoPeople } from '../db/seed/demo-people.ts'

const root = join(import.meta.dirname, '..')

export interface PracticeRun {
  url: string
  /** LINE id of a demo person by key, `5609-officer-1`. */
  lineIdOf(key: string): string
  /** POSTs to the practice page's own API. */
  act(path: string, body: Record<string, unknown>): Promise<void>
  close(): Promise<void>
}

export async function startPracticeRun(): Promise<PracticeRun> {
  const built = spawnSync(process.execPath, ['scripts/build.ts', '--if-stale'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (built.status !== 0) throw new Error('the build failed')
  const dataDir = mkdtempSync(join(tmpdir(), 'otop-practice-'))
  const service = spawn(process.execPath, ['dist/bot/main.js'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, PUBLIC_URL: '', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // A script that fails must not leave its service behind.
  process.once('exit', () => service.kill('SIGTERM'))
  const url = await addressOf(service)
  const people = new Map(listDemoPeople().map(person => [person.key, person.lineUserId]))
  return {
    url,
    lineIdOf(key) {
      const id = people.get(key)
      if (id === undefined) throw new Error(`no demo person ${key}`)
      return id
    },
    async act(path, body) {
      const response = await fetch(`${url}/practice/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify(body),
      })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    },
    async close() {
      service.kill('SIGTERM')
      await new Promise(resolve => service.once('exit', resolve))
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function addressOf(service: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    service.stdout?.on('data', chunk => {
      text += String(chunk)
      const found = /http:\/\/localhost:\d+/.exec(text)
      if (found) resolve(found[0])
    })
    service.once('exit', code => reject(new Error(`the service ended with ${code}: ${text}`)))
  })
}
