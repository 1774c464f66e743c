// `npm run dev`: rebuilds and restarts when a source changes. One process, so ending it ends everything.
import { type ChildProcess, spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const CALM_MS = 300
let service: ChildProcess | null = null
let timer: NodeJS.Timeout | null = null
let isBuilding = false

const run = (args: string[]): ChildProcess => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise(resolve => child.once('exit', resolve))

async function restart(): Promise<void> {
  if (isBuilding) return later()
  isBuilding = true
  const built = await ended(run(['scripts/build.ts', '--if-stale']))
  isBuilding = false
  if (built !== 0) return console.error('The build failed; waiting for the next change.')
  if (service !== null) {
    service.kill('SIGTERM')
    await ended(service)
  }
  service = run(['dist/bot/main.js'])
}

function later(): void {
  if (timer !== null) clearTimeout(timer)
  timer = setTimeout(() => void restart(), CALM_MS)
}

for (const folder of ['bot', 'db', 'liff']) watch(join(root, folder), { recursive: true }, later)
process.once('SIGINT', () => service?.kill('SIGTERM'))
process.once('SIGTERM', () => service?.kill('SIGTERM'))
await restart()
