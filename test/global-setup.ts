// Runs once before all tests, in vitest's main process, and undoes it afterwards.
// What the test files need to know goes through `provide`; they read it with `inject`.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type DatabaseServer, startDatabaseServer } from './database-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: Pick<DatabaseServer, 'url' | 'prefix' | 'template'>
  }
}

/** Called by vitest; what it returns is called at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const removeFolder = makeTemporaryFolder()
  const server = await startDatabaseServer(process.env.TEST_DATABASE_URL)
  project.provide('databaseServer', { url: server.url, prefix: server.prefix, template: server.template })
  return async () => {
    await server.stop()
    removeFolder()
  }
}

/** Whatever a test, a server or a browser of this run leaves in the temporary folder goes with the run. */
function makeTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'otop-test-'))
  // Windows reads the other two.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
