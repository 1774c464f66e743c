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
  // Vitest sets another one, with which a page is built for debugging: a tenth heavier than what phones get.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  const configFile = join(import.meta.dirname, '../../liff/vite.config.ts')
  try {
    await build({ configFile, mode, logLevel: 'warn', build: { outDir } })
  } finally {
    process.env.NODE_ENV = NODE_ENV
  }
  return outDir
}
