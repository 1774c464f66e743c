// Runs once before all tests, in vitest's main process, and undoes it afterwards.
// What the test files need to know goes through `provide`; they read it with `inject`.

import type { TestProject } from 'vitest/node'
import { type DatabaseServer, startDatabaseServer } from './database-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: Pick<DatabaseServer, 'url' | 'prefix' | 'template'>
  }
}

/** Called by vitest; what it returns is called at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startDatabaseServer(process.env.TEST_DATABASE_URL)
  project.provide('databaseServer', { url: server.url, prefix: server.prefix, template: server.template })
  return server.stop
}
