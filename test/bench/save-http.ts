// The service and the bare handler as processes of their own on one database, and the requests that are sent to both.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundlePrograms } from '../bundle.ts'
import { type ChildServer, startChildServer } from '../child-server.ts'
import { type LoadResult, load } from './http-load.ts'
import { listenToSave, type SentStatement } from './save-pgbench.ts'
import { figuresOf, type SavePlace, type SaveWorld } from './save-world.ts'

export interface SaveServers {
  service: ChildServer
  bare: ChildServer
  close(): Promise<void>
}

/** @param barePlaces the places that the bare handler can save: each is saved twice first, to hear what is sent */
export async function startSaveServers(
  world: SaveWorld,
  barePlaces: readonly SavePlace[],
): Promise<SaveServers> {
  const folder = mkdtempSync(join(tmpdir(), 'otop-save-http-'))
  const heard: Record<string, SentStatement[]> = {}
  for (const place of barePlaces) {
    await listenToSave(world, place, await world.versionOf(place))
    heard[place.officeCode] = await listenToSave(world, place, await world.versionOf(place))
  }
  const statements = join(folder, 'statements.json')
  writeFileSync(statements, JSON.stringify(heard))
  const bundle = await bundlePrograms({ service: 'bot/main.ts', bare: 'test/bench/save-bare.ts' })
  const env = { ...serviceEnv(world.url, folder), BARE_STATEMENTS: statements }
  const start = (name: string) =>
    startChildServer({ args: [bundle.fileOf(name)], env, outputFile: join(folder, `${name}.log`) })
  const service = await start('service')
  const bare = await start('bare')
  return {
    service,
    bare,
    async close() {
      await Promise.all([service.end('SIGTERM'), bare.end('SIGTERM')])
      bundle.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As in real use, but that nothing is sent to LINE: this process only answers. */
export const serviceEnv = (databaseUrl: string, dataDir: string): Record<string, string> => ({
  NODE_ENV: 'production',
  PORT: '0',
  ROLES: 'web',
  DATABASE_URL: databaseUrl,
  DATA_DIR: dataDir,
  PUBLIC_URL: 'https://otop.example.go.th',
  LINE_CHANNEL_ID: '2000000001',
  LINE_CHANNEL_SECRET: '8c570fa6dd201bb328f1c1eac23a96d8',
  LINE_LOGIN_CHANNEL_ID: '2000000002',
  LIFF_ID: '2000000002-AbCdEfGh',
})

/** Saves `count` times, the places in turn, each time from the version before. Throws unless every save is answered 200. */
export async function loadSaves(
  world: SaveWorld,
  server: ChildServer,
  places: readonly SavePlace[],
  how: { connections: number; seconds: number; count: number },
): Promise<LoadResult> {
  const versions = await Promise.all(places.map(place => world.versionOf(place)))
  const requests = Array.from({ length: how.count }, (_, index) => {
    const at = index % places.length
    const turn = Math.floor(index / places.length)
    return requestOf(places[at] as SavePlace, (versions[at] as number) + turn, turn)
  })
  const result = await load({ ...how, port: server.port, requests })
  const saved = result.statuses[200] ?? 0
  if (Object.keys(result.statuses).join() !== '200' || saved > how.count)
    throw new Error(`of ${how.count} saves: ${JSON.stringify(result.statuses)}`)
  return result
}

/** A whole HTTP request. `turn` chooses among the place's sessions: each may ask only so often a minute. */
export function requestOf(place: SavePlace, version: number, turn: number): Buffer {
  const body = Buffer.from(JSON.stringify({ figures: figuresOf(place, version) }))
  const head = [
    `PUT /api/reports/${place.officeCode}/${place.period}/figures HTTP/1.1`,
    'Host: otop.example.go.th',
    `Cookie: __Host-otop=${place.tokens[turn % place.tokens.length]}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}
