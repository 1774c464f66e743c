// How the tests run: one PostgreSQL for the whole run (test/global-setup.ts), every file in a process of its own.
// Two at a time: files start servers, browsers and databases of their own, and the smallest machines have two cores.

import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// `npm test` runs on the project's own Node. Started another way (npx, by path) vitest takes the system's, which may
// be older and lack what the service uses: hand the same command over.
const node = join(
  import.meta.dirname,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)
if (existsSync(node) && realpathSync(node) !== realpathSync(process.execPath)) {
  const { status, error } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' })
  if (error) throw error
  process.exit(status ?? 1)
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    // As patient as the browser tests: a busy machine is no failure.
    expect: { poll: { timeout: 5_000 } },
    hookTimeout: 30_000,
  },
})
