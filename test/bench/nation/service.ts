// The service on the nation's database: composed as in real use, with the simulated LINE, a clock that stands in the month
// in focus, and people to ask as.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashOf } from '../../../bot/actions/open-session.ts'
import { compose, type Service } from '../../../bot/compose.ts'
import { readConfig } from '../../../bot/config.ts'
import type { Actor } from '../../../bot/domain/access.ts'
import { createHttpServer } from '../../../bot/http/server.ts'
import { createIds } from '../../../bot/outside/ids.ts'
import { createLinePlatform } from '../../../bot/practice/line-platform/line-platform.ts'
import { connect } from '../../../db/connect.ts'
import { CHANNEL, createTestClock } from '../../service.ts'
import { NATION_NOW } from './load-nation.ts'

export interface NationService extends Service {
  sql: ReturnType<typeof connect>['sql']
  url: string
  close(): Promise<void>
}

export async function startNationService(databaseUrl: string): Promise<NationService> {
  const clock = createTestClock(NATION_NOW)
  const ids = createIds()
  const connection = connect(databaseUrl, { max: 4, applicationName: 'otop nation service' })
  const platform = await createLinePlatform({
    channelId: CHANNEL.channelId,
    channelSecret: CHANNEL.channelSecret,
    loginChannelId: CHANNEL.loginChannelId,
    liffId: CHANNEL.liffId,
    now: clock.now,
    browserNow: () => new Date(),
    newId: ids.uuid,
    quota: 35_000,
    liffEndpointUrl: () => 'http://localhost/liff/',
    webhookUrl: () => 'http://localhost/webhook',
  })
  const line = await platform.listen()
  const channel = { ...CHANNEL, apiBaseUrl: line.url, dataApiBaseUrl: line.url }
  const evidence = mkdtempSync(join(tmpdir(), 'otop-nation-evidence-'))
  writeFileSync(join(evidence, 'index.html'), '<!doctype html>')
  const config = { ...readConfig({ PUBLIC_URL: 'http://localhost', EVIDENCE_DIR: evidence }), line: channel }
  const log = { info() {}, warn() {}, error() {} }
  const service = compose(config, channel, { connection, clock, ids, log })
  const server = createHttpServer(service.deps, {
    channelSecret: CHANNEL.channelSecret,
    lineOrigins: [],
    miniApp: { folder: evidence, liffId: CHANNEL.liffId, isPractice: false },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    ...service,
    sql: connection.sql,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await service.worker.stop()
      await service.deps.documents.close()
      await service.deps.sheets.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await line.close()
      await connection.close()
      rmSync(evidence, { recursive: true, force: true })
    },
  }
}

/** Everybody with this role, as an action gets them, by office. */
export async function listActors(service: NationService, role: string): Promise<Actor[]> {
  const rows = await service.sql<Actor[]>`
    select id, full_name as "fullName", role, office_code as "officeCode", province_code as "provinceCode"
    from officers where role = ${role} and removed_at is null order by office_code, id`
  return rows.map(row => ({ ...row, actingFor: [], origin: 'app' }))
}

/** A session's cookie for each of these people. */
export async function openSessions(service: NationService, actors: readonly Actor[]): Promise<string[]> {
  const tokens = actors.map(() => service.deps.ids.secret(32))
  const now = service.deps.clock.now()
  await service.sql`
    insert into sessions (token_hash, officer_id, created_at, expires_at)
    select h, o, ${now.toISOString()}::timestamptz, ${new Date(now.getTime() + 86_400_000).toISOString()}::timestamptz
    from unnest(${tokens.map(hashOf)}::text[], ${actors.map(actor => actor.id)}::uuid[]) t(h, o)`
  return tokens.map(token => `otop=${token}`)
}
