// Builds the mini-app for one test file into a folder of its own: tests must not need an earlier `npm run build`,
// nor disturb one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** Path of the built mini-app; `practice` talks to the simulated LINE of the same origin. */
export async function buildMiniApp(mode: 'production' | 'practice'): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), `liff-${mode}-`))
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  const configFile = join(import.meta.dirname, '../../liff/vite.config.ts')
  await build({ configFile, mode, logLevel: 'warn', build: { outDir } })
  return outDir
}
