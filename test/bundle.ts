// Programs for proofs and benchmarks, bundled as `npm run build` bundles the service: what is killed or measured is what
// runs in real use, not the source tree.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleBot } from '../scripts/bundle-bot.ts'

export interface Bundle {
  /** Of the program of that name. */
  fileOf(name: string): string
  remove(): void
}

const root = join(import.meta.dirname, '..')

/** @param programs source file from the project's folder by name, `{ service: 'bot/main.ts' }` */
export async function bundlePrograms(programs: Record<string, string>): Promise<Bundle> {
  // Inside of the project: what is not bundled is found in its node_modules.
  const parent = join(root, 'node_modules/.cache')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'otop-bundle-'))
  const sources = Object.entries(programs).map(([name, source]) => [name, join(root, source)])
  await bundleBot(Object.fromEntries(sources), folder)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  return {
    fileOf: name => join(folder, `${name}.js`),
    remove,
  }
}
