// What was changed behind the audit chain's back is named, by the function and by the command; the rule's command is
// itself on record.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../bot/actions/verify-audit.ts'
import { mayCertifyOwnWork } from '../../db/queries/reopenings.ts'
import { addPerson, addProducers, figure, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { tamper } from '../tamper.ts'

/** Programs of their own, on machines with much else to do. */
const COMMANDS_MS = 60_000

let service: TestService
beforeAll(async () => {
  service = await startService({ at: '2025-01-13T09:00' })
})
afterAll(() => service.close())

const verify = () => verifyAudit(service.deps.db)
const run = (statement: SQL) => service.deps.db.execute(statement)

/** Everything that was ever sealed goes, then five saves of one officer: numbers 1 to 5 of the chain of 56. */
async function startOver(): Promise<{ seqs: number[] }> {
  for (const table of ['audit', 'audit_chain'])
    await tamper(service.deps.db, sql`delete from ${sql.identifier(table)}`)
  await run(sql`delete from audit_heads`)
  const officer = await addPerson(service, 'district_officer', '5605')
  const client = await signIn(service, officer)
  const [producer] = await addProducers(service, '5605', 1)
  for (let version = 0; version < 5; version++)
    await client.call(
      'saveFigures',
      { officeCode: '5605', period: '2025-01' },
      {
        figures: [
          figure(producer ?? '', `${version + 1}.50`, { baseVersion: version, note: 'หมายเหตุ "ยาก"\n\\ ๑' }),
        ],
      },
    )
  const rows = await run(sql`select seq::int as seq from audit_chain where chain = '56' order by number`)
  const seqs = Array.from(rows, row => row.seq as number)
  expect(seqs).toHaveLength(5)
  return { seqs }
}

/** A command of the product with this test's database: what it says, and how it ends. */
async function command(script: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../scripts', script), ...args], {
    env: { PATH: process.env.PATH, DATABASE_URL: service.database.url },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 25_000,
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => said.push(String(data)))
  const [code] = await once(child, 'close')
  return { code, said: said.join('') }
}

describe('what was changed behind its back', () => {
  let seqs: number[]
  beforeEach(async () => {
    seqs = (await startOver()).seqs
    expect((await verify()).broken).toBeNull()
  })
  const changed = async (...statements: SQL[]) => {
    for (const statement of statements) await tamper(service.deps.db, statement)
    return (await verify()).broken
  }
  const seq = (number: number) => seqs[number - 1] ?? 0
  const fault = (number: number | null, why: string, row: number | null = seq(number ?? 1)) => ({
    chain: '56',
    number,
    seq: row,
    why,
  })

  it.each<[string, SQL]>([
    ['an amount', sql`detail = jsonb_set(detail, '{figures,0,to}', '"9999.50"')`],
    ['who did it', sql`officer_id = null`],
    ['when, by a millisecond', sql`at = at + interval '1 millisecond'`],
    ['from where', sql`origin = 'chat'`],
    ['what', sql`action = 'accept-report'`],
    ['where', sql`office_code = '5606'`],
    ['the month', sql`period = '2025-02'`],
  ])('is named: %s of the third row', async (_, change) => {
    expect(await changed(sql`update audit set ${change} where seq = ${seq(3)}`)).toEqual(
      fault(3, 'changed_row'),
    )
  })

  it('is named: a changed row whose own seal was made anew, by the seal after it', async () => {
    const broken = await changed(
      sql`update audit set detail = '{}' where seq = ${seq(3)}`,
      sql`update audit_chain c set hash = encode(sha256(convert_to(
        (select hash from audit_chain where chain = '56' and number = 2) || E'\n' || audit_text(a), 'UTF8')), 'hex')
        from audit a where a.seq = c.seq and c.chain = '56' and c.number = 3`,
    )
    expect(broken).toEqual(fault(4, 'changed_row'))
  })

  it('is named: a row taken away, from the middle and from the beginning', async () => {
    expect(await changed(sql`delete from audit where seq = ${seq(4)}`)).toEqual(fault(4, 'missing_row'))
    expect(await changed(sql`delete from audit where seq = ${seq(1)}`)).toEqual(fault(1, 'missing_row'))
  })

  it('is named: a row taken away with its seal', async () => {
    const broken = await changed(
      sql`delete from audit where seq = ${seq(2)}`,
      sql`delete from audit_chain where seq = ${seq(2)}`,
    )
    expect(broken).toEqual(fault(2, 'missing_seal', null))
  })

  it('is named: the last rows taken away with their seals', async () => {
    const broken = await changed(
      sql`delete from audit where seq >= ${seq(4)}`,
      sql`delete from audit_chain where chain = '56' and number >= 4`,
    )
    expect(broken).toEqual(fault(3, 'head', null))
  })

  it('is named: everything taken away but the head', async () => {
    const broken = await changed(sql`delete from audit`, sql`delete from audit_chain`)
    expect(broken).toEqual(fault(0, 'head', null))
  })

  it('is named: a row written past the seals, and one whose seal was taken from the end', async () => {
    const broken = await changed(sql`insert into audit (at, actor_kind, action, province_code, detail)
      values (now(), 'command', 'grow-wings', '56', '{}')`)
    const [row] = await run(sql`select seq::int as seq from audit where action = 'grow-wings'`)
    expect(broken).toEqual(fault(null, 'unsealed_row', row?.seq as number))
    const undone = await changed(
      sql`delete from audit where action = 'grow-wings'`,
      sql`delete from audit_chain where seq = ${seq(5)}`,
    )
    expect(undone).toEqual(fault(null, 'unsealed_row', seq(5)))
  })

  it('is named: two seals that changed places, by their rows or by their numbers', async () => {
    const swap = (column: SQL, one: number, other: number) => [
      sql`update audit_chain set ${column} = -1 where ${column} = ${one}`,
      sql`update audit_chain set ${column} = ${one} where ${column} = ${other}`,
      sql`update audit_chain set ${column} = ${other} where ${column} = -1`,
    ]
    const byRow = await changed(...swap(sql`seq`, seq(2), seq(3)))
    expect(byRow).toEqual(fault(2, 'seal_order', seq(3)))
    await changed(...swap(sql`seq`, seq(2), seq(3)))
    expect((await verify()).broken).toBeNull()
    const byNumber = await changed(...swap(sql`number`, 3, 5))
    expect(byNumber).toEqual(fault(3, 'seal_order', seq(5)))
  })

  it('is named: what two rows say exchanged', async () => {
    const broken = await changed(sql`update audit a set detail = b.detail from audit b
      where a.seq in (${seq(2)}, ${seq(3)}) and b.seq = ${seq(2) + seq(3)}::int - a.seq`)
    expect(broken).toEqual(fault(2, 'changed_row'))
  })

  it('is named: another head', async () => {
    const broken = await changed(sql`update audit_heads set hash = repeat('0', 64) where chain = '56'`)
    expect(broken).toEqual(fault(5, 'head', null))
    await run(sql`delete from audit_heads`)
    expect((await verify()).broken).toEqual(fault(5, 'head', null))
  })

  it('leaves the chains of other provinces as they are', async () => {
    await run(sql`insert into audit (at, actor_kind, action, province_code, detail)
      values (now(), 'clock', 'nothing', '57', '{}')`)
    await tamper(service.deps.db, sql`update audit set detail = '{}' where seq = ${seq(3)}`)
    const { chains, broken } = await verify()
    expect(broken).toEqual(fault(3, 'changed_row'))
    expect(chains.map(chain => chain.chain)).toEqual(['57'])
  })
})

describe('the commands', () => {
  let seqs: number[]
  beforeEach(async () => {
    seqs = (await startOver()).seqs
  })

  it(
    'print a head for each chain, find a head that was noted, and fail on a broken chain by naming its row',
    async () => {
      const noted = (await verify()).chains[0]?.head ?? ''
      await run(sql`insert into audit (at, actor_kind, action, province_code, detail)
      values (now(), 'clock', 'nothing', '56', '{}')`)
      const head = (await verify()).chains[0]?.head
      expect(await command('verify-audit.ts', '--noted', noted)).toEqual({
        code: 0,
        said: `Chain of province 56: 6 rows, unbroken. Head: ${head}
The noted head is number 5 of the chain of province 56.
`,
      })
      await tamper(service.deps.db, sql`update audit set origin = 'chat' where seq = ${seqs[2] ?? 0}`)
      expect(await command('verify-audit.ts', '--noted', '0'.repeat(64))).toEqual({
        code: 1,
        said: `Chain of province 56 is broken at number 3, audit row ${seqs[2]}: the row or its seal was changed.
The noted head is in no chain: rows up to it were rewritten, or it was noted wrong.
`,
      })
    },
    COMMANDS_MS,
  )

  it(
    'let a province decide about own work once, on record; nonsense changes nothing',
    async () => {
      const rule = (province: string, decision: string) =>
        command('rule.ts', '--province', province, '--certify-own-work', decision)
      const allowed = await rule('56', 'allow')
      expect(allowed).toEqual({
        code: 0,
        said: 'Province 56: whoever recorded or submitted a report may certify it.\n',
      })
      expect(await mayCertifyOwnWork(service.deps.db, '56')).toBe(true)
      const [again, nowhere, nonsense] = await Promise.all([
        rule('56', 'allow'),
        rule('99', 'allow'),
        rule('56', 'yes'),
      ])
      expect([again?.code, nowhere?.code, nonsense?.code]).toEqual([0, 2, 2])
      expect(again?.said).toContain('as before')
      const rows = await run(
        sql`select actor_kind, origin, province_code, detail from audit where action = 'change-rule'`,
      )
      expect(Array.from(rows)).toEqual([
        {
          actor_kind: 'command',
          origin: 'command',
          province_code: '56',
          detail: { rule: 'certify-own-work', from: false, to: true },
        },
      ])
      expect((await verify()).broken).toBeNull()
    },
    COMMANDS_MS,
  )
})
