// The service over a copy of a database, as one action meets it: own pool through the fused wire, own server and worker,
// own copy of the stored files. What was there before is the same for every attempt.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose, type Service } from '../../bot/compose.ts'
import { readConfig } from '../../bot/config.ts'
import { createHttpServer } from '../../bot/http/server.ts'
import { createIds } from '../../bot/outside/ids.ts'
import { connect } from '../../db/connect.ts'
import { copyDatabase, type TestDatabase } from '../database.ts'
import type { AccessWorld } from '../http/access-world.ts'
import { CHANNEL } from '../service.ts'
import { type Fuse, fusePorts, lineFaults } from './calls-fuse.ts'
import { layWire } from './calls-wire.ts'

export interface Stage extends Service {
  url: string
  /** Straight to the database, around the fuse: to prepare and to look. */
  direct: TestDatabase
  /** Where the stored files lie. */
  folder: string
  /** The access world on this stage. */
  world: AccessWorld
  /** Events that the service logged as errors or warnings. */
  logged: { level: 'warn' | 'error'; event: string }[]
  /** Keeps the database, without connections, and the files. */
  freeze(): Promise<void>
  close(): Promise<void>
}

export interface Theatre {
  /** A service over a copy of that stage (null = of the world as it was made), which must be frozen. */
  open(from: Stage | null): Promise<Stage>
  close(): Promise<void>
}

/** Ends the world's own pool: from here on it is only copied. */
export async function openTheatre(world: AccessWorld, fuse: Fuse): Promise<Theatre> {
  const { service } = world
  const wire = await layWire(service.database.url, fuse)
  await service.worker.runUntilIdle()
  await service.database.sql.end()
  service.platform.faults.set(lineFaults(fuse))
  const page = mkdtempSync(join(tmpdir(), 'otop-page-'))
  writeFileSync(join(page, 'index.html'), '<!doctype html>')

  async function open(from: Stage | null): Promise<Stage> {
    const direct = await copyDatabase(from?.direct ?? service.database)
    const folder = mkdtempSync(join(tmpdir(), 'otop-stage-'))
    mkdirSync(join(folder, 'evidence'))
    if (from !== null) cpSync(from.folder, folder, { recursive: true })
    const connection = connect(wire.urlOf(direct.url), { max: 4 })
    const logged: Stage['logged'] = []
    const note = (level: 'warn' | 'error') => (event: string) => void logged.push({ level, event })
    const channel = { ...CHANNEL, apiBaseUrl: service.lineUrl, dataApiBaseUrl: service.lineUrl }
    const config = { ...readConfig({ PUBLIC_URL: 'http://localhost', EVIDENCE_DIR: folder }), line: channel }
    const log = { info: () => {}, warn: note('warn'), error: note('error') }
    const { clock } = service
    const { deps, worker } = compose(config, channel, { connection, clock, ids: createIds(), log })
    const { documents, sheets } = service.deps
    Object.assign(deps, fusePorts({ ...deps, documents, sheets }, fuse))
    const server = createHttpServer(deps, {
      channelSecret: CHANNEL.channelSecret,
      lineOrigins: [],
      miniApp: { folder: page, liffId: CHANNEL.liffId, isPractice: false },
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const own = {
      ...service,
      url,
      database: direct,
      deps: { ...deps, db: direct.db, scopeTo: direct.scopeTo },
    }
    const end = async () => {
      await worker.stop()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await connection.sql.end({ timeout: 1 })
    }
    let isFrozen = false
    return {
      deps,
      worker,
      url,
      direct,
      folder,
      world: { ...world, service: own },
      logged,
      async freeze() {
        await end()
        await direct.sql.end()
        isFrozen = true
      },
      async close() {
        if (!isFrozen) await end()
        await direct.close()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }

  return {
    open,
    async close() {
      await wire.close()
      await service.close()
      rmSync(page, { recursive: true, force: true })
    },
  }
}
