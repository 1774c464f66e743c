// `npm run bench:documents`: how long papers take, and how much the service notices of it.
// Prints figures with their goals and ends with 1 when a goal is missed.

import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDocuments } from '../../bot/outside/documents.ts'
import type { FormInput } from '../../bot/ports.ts'
import { SAMPLE_SIGNATURE, sampleContent, sampleSeal } from '../documents/sample-content.ts'

const PROJECT = join(import.meta.dirname, '../..')
const WARM_LIMIT_MS = 1000
const BLOCKED_LIMIT_MS = 50
const RUNS = 10
const MANY = 150

/** Every run has other figures: the compiler remembers what it has set before. */
function reportOf(producers: number, run: number): FormInput {
  const content = sampleContent({
    producers,
    change: (producer, index) => ({
      name: `${producer.name} ${run}.${index}`,
      entries: producer.entries.map(entry => ({ ...entry, amount: `${1000 * (index + 1) + run}.25` })),
    }),
  })
  return { form: 'rt2', content, seal: sampleSeal(content), signatureSvg: SAMPLE_SIGNATURE }
}

const silent = { info: () => {}, warn: () => {}, error: () => {} }
const documents = createDocuments({ root: PROJECT, log: silent })
let isMissed = false

/** The whole run ends by itself, also when something hangs. */
setTimeout(() => process.exit(1), 180_000).unref()

const firstMs = await timed(reportOf(200, 0))
console.log(`First paper of 200 producers, with the start of the thread: ${firstMs} ms`)
for (const producers of [1, 20, 120, 400]) {
  console.log(`  รต.2 of ${producers} producers, warm: ${await medianOf(producers)} ms`)
}
goal('รต.2 of 200 producers, warm, median', await medianOf(200), WARM_LIMIT_MS)
const blocked = await watchEventLoop()
goal('longest time the event loop stood still meanwhile', blocked.meanwhileMs, BLOCKED_LIMIT_MS)
console.log(`  the same with nothing to do (the machine's own): ${blocked.idleMs} ms`)
console.log(`  work of the main thread for one paper of 200 producers, in all: ${blocked.workMs} ms`)
console.log(`  resident memory after ${MANY} more papers of 20 producers: ${await memoryAfterMany()}`)
await documents.close()
process.exit(isMissed ? 1 : 0)

async function timed(input: FormInput): Promise<number> {
  const startedAt = performance.now()
  await documents.render(input)
  return Math.round(performance.now() - startedAt)
}

async function medianOf(producers: number): Promise<number> {
  const times: number[] = []
  for (let run = 1; run <= RUNS; run++) times.push(await timed(reportOf(producers, run)))
  return times.sort((a, b) => a - b)[RUNS / 2] ?? 0
}

/** Inputs are made beforehand: what the service itself does with a paper is hand it over and take it back. */
async function watchEventLoop(): Promise<{ meanwhileMs: number; idleMs: number; workMs: number }> {
  const inputs = Array.from({ length: RUNS }, (_, run) => reportOf(200, 100 + run))
  const idleMs = await longestPause(() => sleep(2000))
  const before = process.threadCpuUsage()
  const meanwhileMs = await longestPause(async () => {
    for (const input of inputs) await documents.render(input)
  })
  const { user, system } = process.threadCpuUsage(before)
  return { meanwhileMs, idleMs, workMs: Math.round((user + system) / RUNS / 100) / 10 }
}

async function longestPause(during: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  await during()
  delay.disable()
  return Math.round(delay.max / 1e5) / 10
}

async function memoryAfterMany(): Promise<string> {
  const before = process.memoryUsage().rss
  for (let run = 0; run < MANY; run++) await documents.render(reportOf(20, 1000 + run))
  const mb = (bytes: number) => Math.round(bytes / 1e6)
  return `${mb(process.memoryUsage().rss)} MB, before ${mb(before)} MB`
}

function goal(what: string, ms: number, limit: number): void {
  const isMet = ms < limit
  isMissed ||= !isMet
  console.log(`  ${isMet ? 'met   ' : 'MISSED'} ${what}: ${ms} ms (below ${limit})`)
}
