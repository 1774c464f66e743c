// A PostgreSQL of ordinary size for the nation's bench: the machine's own version 15 where it is installed (as the figures
// of ARCHITECTURE.md were made), else the built-in one; durable, in a temporary folder. NATION_FOLDER keeps the folder, so
// that the next run need not load the nation again.
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chooseAccount, runAs, spawnAs } from '../../../db/embedded/account.ts'
import { type Engine, findEngine } from '../../../db/embedded/engine.ts'
import { withServer } from '../../database-server.ts'

export interface NationServer {
  /** Of the superuser, in a database of its own. */
  url: string
  pid: number
  /** `15` or `18`. */
  version: string
  stop(): Promise<void>
}

const SYSTEM = '/usr/lib/postgresql/15/bin'

/** What one small machine of the service would be given. */
const SETTINGS = {
  shared_buffers: '512MB',
  effective_cache_size: '4GB',
  work_mem: '16MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  max_connections: 100,
  jit: 'off',
}

export async function startNationServer(): Promise<NationServer> {
  const kept = process.env.NATION_FOLDER
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'otop-nation-')))
  await mkdir(folder, { recursive: true })
  const engine = await pickEngine()
  const cluster = join(folder, `postgres-${engine.major}`)
  await chmod(folder, 0o755)
  const account = await chooseAccount(engine, folder, cluster)
  if (!existsSync(cluster)) {
    const { code, output } = await runAs(
      { ...account, prefix: account.prefix },
      engine.initdb,
      ['-D', cluster, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-instructions'],
      undefined,
    )
    if (code !== 0) throw new Error(`initdb failed:\n${output}`)
  }
  const port = await findFreePort()
  const settings = { ...SETTINGS, listen_addresses: '127.0.0.1', port, unix_socket_directories: '' }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawnAs(account, engine.postgres, ['-D', cluster, ...args], {
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const end = () => child.kill('SIGQUIT')
  process.once('exit', end)
  // Interrupted, it takes the server along: `exit` is what ends it.
  const leave = () => process.exit(1)
  process.once('SIGTERM', leave).once('SIGINT', leave)
  const server = `postgres://postgres@127.0.0.1:${port}/postgres`
  await waitFor(server)
  await withServer(server, async sql => {
    const [there] = await sql`select from pg_database where datname = 'nation'`
    if (there === undefined) await sql.unsafe('create database nation')
  })
  return {
    url: `postgres://postgres@127.0.0.1:${port}/nation`,
    pid: child.pid ?? 0,
    version: engine.major,
    async stop() {
      const gone = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGINT')
      await gone
      process.off('exit', end).off('SIGTERM', leave).off('SIGINT', leave)
      if (kept === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function pickEngine(): Promise<Engine> {
  if (!existsSync(join(SYSTEM, 'postgres'))) return await findEngine(process.platform, process.arch)
  const [initdb, postgres, pgCtl] = ['initdb', 'postgres', 'pg_ctl'].map(name => join(SYSTEM, name))
  return { root: SYSTEM, major: '15', initdb: initdb ?? '', postgres: postgres ?? '', pgCtl: pgCtl ?? '' }
}

async function waitFor(url: string): Promise<void> {
  for (let left = 300; ; left -= 1) {
    try {
      await withServer(url, async sql => await sql`select 1`)
      return
    } catch (error) {
      if (left === 0) throw error
      await sleep(100)
    }
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
