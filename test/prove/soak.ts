// Half a minute of the last evening of the nation: saves of 120 figures arrive on schedule, whatever the answers, while
// papers and spreadsheets are made. Afterwards every figure is what was answered, and nothing is left running.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { percentile } from '../bench/compare.ts'
import { serviceEnv } from '../bench/save-http.ts'
import { createSaveWorld } from '../bench/save-world.ts'
import { bundlePrograms } from '../bundle.ts'
import { startChildServer } from '../child-server.ts'
import type { Proof } from './proof.ts'
import { keepExporting } from './soak-exports.ts'
import { watchMemory } from './soak-memory.ts'
import { sendSaves } from './soak-saves.ts'
import { findWrongFigures, untilNothingRuns } from './soak-truth.ts'

const WHOLE = { perSecond: 50, seconds: 30, places: 150, warmSeconds: 5 }
const QUICK = { perSecond: 10, seconds: 2, places: 6, warmSeconds: 0 }
const PRODUCERS = 120
const P99_MS = 500

export const SOAK: Proof = {
  promise: 'On the last evening every save is answered, and what was answered is in the record.',
  isInQuick: true,
  limitSeconds: [240, 60],
  async run({ isQuick }) {
    const how = isQuick ? QUICK : WHOLE
    const world = await createSaveWorld({
      places: how.places,
      producers: PRODUCERS,
      sessionsPerPlace: 1,
      isDurable: true,
    })
    const folder = mkdtempSync(join(tmpdir(), 'otop-soak-'))
    const bundle = await bundlePrograms({
      service: 'bot/main.ts',
      'document-worker': 'bot/outside/document-worker.ts',
      'sheet-worker': 'bot/outside/sheet-worker.ts',
    })
    try {
      const server = await startChildServer({
        args: [bundle.fileOf('service')],
        env: serviceEnv(world.url, folder),
        outputFile: join(folder, 'service.log'),
      })
      // Not what is measured: the first of everything is compiled and planned.
      const warm = await sendSaves(server.port, world.places, new Map(), { ...how, seconds: how.warmSeconds })
      const memory = watchMemory(server.pid)
      const exporting = keepExporting(server.port, world.places)
      const { saved, times, refused } = await sendSaves(server.port, world.places, warm.saved, how)
      const exports = await exporting.stop()
      const { megabytes, growth, isFlat } = memory.stop()
      const running = await untilNothingRuns(world)
      const wrong = await findWrongFigures(world, saved)
      const faults = server
        .output()
        .split('\n')
        .filter(line => line.includes('http.failed'))
      await server.end('SIGTERM')
      const p99 = Math.round(percentile(times, 0.99))
      const broken = [...faults, ...warm.refused, ...refused, ...exports.refused, ...running, ...wrong]
      if (!isQuick && p99 > P99_MS) broken.push(`p99 is ${p99} ms, more than ${P99_MS}.`)
      if (!isQuick && !isFlat) broken.push(`Memory grew by ${growth} MB in the second half.`)
      const figures = {
        saves: times.length,
        exports: exports.made,
        refused: refused.length + exports.refused.length,
        p50: `${Math.round(percentile(times, 0.5))}ms`,
        p99: `${p99}ms`,
        memory: `${megabytes}MB`,
        growth: `${growth}MB`,
        wrong: wrong.length,
      }
      return { figures, broken }
    } finally {
      bundle.remove()
      rmSync(folder, { recursive: true, force: true })
      await world.close()
    }
  },
}
