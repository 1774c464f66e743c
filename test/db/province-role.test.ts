// The role of the second wall belongs to the whole server: made by whoever may, once for all databases, and an operator
// whose login lacks the right reads what to do.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { readPassword, SUPERUSER } from '../../db/embedded/cluster.ts'
import { type EmbeddedDatabase, startEmbedded } from '../../db/embedded.ts'
import { migrateUp } from '../../db/migrate.ts'
import { DatabaseRights } from '../../db/province-role.ts'
import { makeTestFolder, withServer } from '../database-server.ts'

const migrationsFolder = join(import.meta.dirname, '../../db/migrations')

let folder: string
let embedded: EmbeddedDatabase
let password: string
beforeAll(async () => {
  folder = await makeTestFolder()
  embedded = await startEmbedded({ dataDir: folder, durable: false })
  password = await readPassword(join(folder, 'postgres'))
})
afterAll(async () => {
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
})

function urlOf(login: string, database: string): string {
  const url = new URL(embedded.url)
  url.username = login
  url.password = password
  url.pathname = `/${database}`
  return url.href
}

const asAdministrator = <T>(work: (client: postgres.Sql) => Promise<T>) =>
  withServer(urlOf(SUPERUSER, 'postgres'), work)

/** A login and its empty databases, on a server that has never seen the role. */
async function prepare(login: string, rights: string, databases: string[]): Promise<string[]> {
  await asAdministrator(async client => {
    await client.unsafe(`create role ${login} login ${rights} password '${password}'`)
    for (const name of databases) await client.unsafe(`create database ${name} owner ${login}`)
  })
  return databases.map(name => urlOf(login, name))
}

const forgetRole = () => asAdministrator(client => client.unsafe('drop role if exists otop_province'))

const up = (url: string) => migrateUp(url, { migrationsFolder })

async function readScoped(url: string): Promise<unknown> {
  const connection = connect(url, { max: 1 })
  const rows = await connection.scopeTo('56').execute(sql`select count(*)::int as people from officers`)
  await connection.close()
  return rows[0]
}

it('the built-in server gives it to a login that can make no roles', async () => {
  await up(embedded.url)
  expect(await readScoped(embedded.url)).toEqual({ people: 0 })
  const [own] = await withServer(
    embedded.url,
    client => client`select rolcreaterole as makes from pg_roles where rolname = current_user`,
  )
  expect(own).toEqual({ makes: false })
  await asAdministrator(client => client.unsafe('drop database otop with (force)'))
})

it('a login without the right is told what to do, and then it works', async () => {
  await forgetRole()
  const [url = ''] = await prepare('poor', '', ['poor'])
  await expect(up(url)).rejects.toThrow(DatabaseRights)
  await expect(up(url)).rejects.toThrow(
    /alter role <login> createrole.*create role otop_province nologin; grant/,
  )
  await asAdministrator(client => client.unsafe('create role otop_province nologin'))
  await expect(up(url)).rejects.toThrow(/administrator, once: grant otop_province to <login>/)
  await asAdministrator(client => client.unsafe('grant otop_province to poor'))
  await up(url)
  expect(await readScoped(url)).toEqual({ people: 0 })
  await asAdministrator(client => client.unsafe('drop database poor'))
})

it('a right that was taken away meanwhile is said so, and what no person asks for goes on', async () => {
  const [url = ''] = await prepare('former', '', ['former'])
  await asAdministrator(client => client.unsafe('grant otop_province to former'))
  await up(url)
  const { db, scopeTo, close } = connect(url, { max: 1 })
  await scopeTo('56').execute(sql`select from officers`)
  await asAdministrator(client => client.unsafe('revoke otop_province from former'))
  const refused = { cause: expect.objectContaining({ code: '42501' }) }
  await expect(scopeTo('56').execute(sql`select from officers`)).rejects.toMatchObject(refused)
  const inside = scopeTo('56').transaction(tx => tx.execute(sql`select from officers`))
  await expect(inside).rejects.toThrow()
  await db.execute(sql`select from officers`)
  await close()
  await asAdministrator(client => client.unsafe('drop database former'))
})

it('databases of one server that begin at once make it once', async () => {
  await forgetRole()
  const names = ['first', 'second', 'third', 'fourth']
  const urls = await prepare('maker', 'createrole', names)
  await Promise.all([...urls, ...urls].map(up))
  for (const url of urls) expect(await readScoped(url)).toEqual({ people: 0 })
  await up(urlOf(SUPERUSER, 'first'))
  expect(await readScoped(urlOf(SUPERUSER, 'first'))).toEqual({ people: 0 })
})

it('a login that does not own the tables is refused instead of seeing none of its rows', async () => {
  const [url = ''] = await prepare('lodger', '', ['lodging'])
  await asAdministrator(client => client.unsafe('grant otop_province to lodger'))
  await up(url)
  await withServer(urlOf(SUPERUSER, 'lodging'), async client => {
    await client.unsafe('reassign owned by lodger to postgres')
    await client.unsafe(
      'grant all on all tables in schema public, drizzle to lodger; grant usage, create on schema public, drizzle to lodger; grant create on database lodging to lodger',
    )
  })
  await expect(up(url)).rejects.toThrow(/must own the tables/)
})
