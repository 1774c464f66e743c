// The chain of the audit trail: unbroken whatever happens at once, and closed to change by the database itself.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../bot/actions/verify-audit.ts'
import { migrateUp } from '../../db/migrate.ts'
import { createEmptyDatabase } from '../database.ts'
import { addPerson, addProducers, figure, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'

const DISTRICTS = ['5601', '5602', '5603', '5604', '5605']
const MIGRATIONS = join(import.meta.dirname, '../../db/migrations')

let service: TestService
beforeAll(async () => {
  service = await startService({ at: '2025-01-13T09:00' })
})
afterAll(() => service.close())

const verify = () => verifyAudit(service.deps.db)
const run = (statement: SQL) => service.deps.db.execute(statement)

/** Rows that no action writes; the clock's, without an officer. */
const addRows = (province: string | null, count: number, detail = '{}') =>
  run(sql`insert into audit (at, actor_kind, action, province_code, detail)
    select '2025-01-13 02:00:00.123+00', 'clock', 'nothing', ${province}, ${detail}::jsonb from generate_series(1, ${count}::int)`)

describe('an unbroken chain', () => {
  it('comes of thirty saves in five districts at once, and of invitations meanwhile', async () => {
    const work = DISTRICTS.flatMap(officeCode => Array.from({ length: 6 }, () => officeCode))
    const clients = await Promise.all(
      work.map(async officeCode => {
        const [producer] = await addProducers(service, officeCode, 1)
        const client = await signIn(service, await addPerson(service, 'district_officer', officeCode))
        return { client, at: { officeCode, period: '2025-01' }, producer: producer ?? '' }
      }),
    )
    const asProvince = await signIn(service, await addPerson(service, 'provincial_officer', '56'))
    const replies = await Promise.all([
      ...clients.map(({ client, at, producer }) =>
        client.call('saveFigures', at, { figures: [figure(producer, '100.25')] }),
      ),
      ...[1, 2, 3].map(() =>
        asProvince.call(
          'createInvitation',
          {},
          { kind: 'officer', role: 'district_officer', officeCode: '5605' },
        ),
      ),
    ])
    expect(replies.map(reply => reply.status)).toEqual(Array(33).fill(200))
    const { chains, broken } = await verify()
    expect(broken).toBeNull()
    const [{ count } = { count: 0 }] = await run(
      sql`select count(*)::int as count from audit where province_code = '56'`,
    )
    expect(count).toBeGreaterThanOrEqual(33)
    expect(chains).toEqual([
      { chain: '56', rows: count, erased: 0, head: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
  })

  it('has one chain for each province and one for what belongs to none, and reads every kind of value', async () => {
    const details = [
      '{"z": 1, "aa": 12345678901234567890.1200, "b": [null, true, {"ก": "๑ \\" \\\\ \\u0001 \\n 👍"}]}',
      '{}',
      '{"long": "'.concat('ก'.repeat(5000), '"}'),
    ]
    for (const detail of details) for (const province of ['57', null]) await addRows(province, 1, detail)
    const before = await verify()
    expect(before.broken).toBeNull()
    expect(before.chains.map(chain => [chain.chain, chain.rows])).toEqual([
      ['', 3],
      ['56', expect.any(Number)],
      ['57', 3],
    ])
    expect(new Set(before.chains.map(chain => chain.head)).size).toBe(3)
    expect((await verify()).chains).toEqual(before.chains)
  })

  it('is checked in pieces, and stays one while rows are added', async () => {
    await addRows('58', 2500)
    const [first, second] = await Promise.all([
      verify(),
      verify(),
      ...Array.from({ length: 20 }, () => addRows('58', 1)),
    ])
    const last = await verify()
    expect([first.broken, second.broken, last.broken]).toEqual([null, null, null])
    expect(last.chains.find(chain => chain.chain === '58')?.rows).toBe(2520)
  })

  it('leaves nothing of a transaction that was taken back', async () => {
    const before = await verify()
    await service.deps.db
      .transaction(async tx => {
        await tx.execute(sql`insert into audit (at, actor_kind, action, province_code, detail)
          values (now(), 'clock', 'nothing', '58', '{}')`)
        throw new Error('taken back')
      })
      .catch(() => undefined)
    expect(await verify()).toEqual(before)
  })

  it('begins with the rows that were there before there was a chain', async () => {
    const database = await createEmptyDatabase()
    const folder = mkdtempSync(join(tmpdir(), 'otop-before-chain-'))
    try {
      cpSync(MIGRATIONS, folder, { recursive: true })
      const journalPath = join(folder, 'meta/_journal.json')
      const journal = JSON.parse(readFileSync(journalPath, 'utf8')) as { entries: { tag: string }[] }
      const chained = journal.entries.findIndex(entry => entry.tag === '0002_what_is_never_changed')
      expect(chained).toBe(2)
      writeFileSync(journalPath, JSON.stringify({ ...journal, entries: journal.entries.slice(0, chained) }))
      await migrateUp(database.url, { migrationsFolder: folder })
      await database.db.execute(sql`insert into audit (at, actor_kind, action, province_code, detail)
        select now(), case n % 2 when 0 then 'clock' else 'line' end, 'nothing',
          case n % 3 when 0 then null else '56' end, jsonb_build_object('n', n) from generate_series(1, 30) n`)
      await migrateUp(database.url, { migrationsFolder: MIGRATIONS })
      await database.db.execute(sql`insert into audit (at, actor_kind, action, province_code, detail)
        values (now(), 'clock', 'nothing', '56', '{}')`)
      const { chains, broken } = await verifyAudit(database.db)
      expect(broken).toBeNull()
      expect(chains.map(chain => [chain.chain, chain.rows])).toEqual([
        ['', 10],
        ['56', 21],
      ])
    } finally {
      await database.close()
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the database', () => {
  beforeAll(async () => {
    const chief = await addPerson(service, 'district_chief', '5605')
    await run(sql`insert into report_versions (office_code, period, number, province_code, report_version, content,
      content_hash, code, certified_at, certified_by, signature, signature_svg)
      values ('5605', '2025-01', 1, '56', 1, '{}', 'x', 'x', now(), ${chief.id}, '{}', '<svg/>')`)
  })

  it.each(['audit', 'audit_chain', 'report_versions', 'figure_versions'])(
    'refuses to change, delete or empty %s',
    async name => {
      const table = sql.identifier(name)
      const column = sql.identifier(name === 'audit_chain' ? 'hash' : name === 'audit' ? 'action' : 'period')
      const before = await run(sql`select * from ${table}`)
      expect(before.length).toBeGreaterThan(0)
      for (const statement of [
        sql`update ${table} set ${column} = ${column}`,
        sql`delete from ${table}`,
        sql`truncate ${table}`,
        sql`truncate ${table} cascade`,
      ]) {
        const refused = await run(statement).catch((error: Error) => error.cause)
        expect(refused).toMatchObject({ message: `${name} is append-only`, code: '42501' })
      }
      expect(await run(sql`select * from ${table}`)).toEqual(before)
    },
  )
})
