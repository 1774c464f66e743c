// A generated province of two fiscal years for the tests of spreadsheets: every category and channel, stated zeros, months
// that are half done, a district without producers, one whose first month was imported, and another province.
import { sql } from 'drizzle-orm'
import type { SheetTable } from '../../bot/domain/sheet-table.ts'
import { createRandom, drawInteger, pick, type Random } from '../../db/seed/seeded-random.ts'
import { CATEGORIES, CHANNELS, type SheetFormat, type SheetName } from '../../db/vocabulary.ts'
import { addPerson, addProducers, type Client, signIn, type TestPerson } from '../district.ts'
import { type ServiceOptions, startService, type TestService } from '../service.ts'
import { openAt } from './start-papers.ts'

export const PERIOD = '2025-01'
export const FISCAL_YEAR = 2025
export const MONTHS = ['2024-10', '2024-11', '2024-12', PERIOD]
export const LAST_YEAR = MONTHS.map(period => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`)
export const DISTRICTS = ['5601', '5602', '5603', '5605']
export const EMPTY = '5609'
export const IMPORTED = { officeCode: '5603', period: '2024-10' }

export interface SheetsWorld {
  service: TestService
  people: Record<'officer' | 'chief' | 'province' | 'provinceChief' | 'neighbour', TestPerson>
  clients: Record<keyof SheetsWorld['people'], Client>
  /** Of 5605, in the order of the form. */
  producerIds: string[]
}

export async function openSheetsWorld(options: ServiceOptions = {}): Promise<SheetsWorld> {
  const service = await startService({ at: '2025-01-27T10:00', ...options })
  const random = createRandom('sheets.test')
  const ids = new Map<string, string[]>()
  for (const [index, officeCode] of [...DISTRICTS, '5701'].entries()) {
    const own = await addProducers(service, officeCode, 3 + index)
    ids.set(officeCode, own)
    for (const period of [...LAST_YEAR, ...MONTHS]) {
      if (officeCode === IMPORTED.officeCode && period === IMPORTED.period) continue
      await record(service, { officeCode, period }, own, random)
    }
  }
  await service.deps.db.execute(sql`
    insert into baselines (office_code, period, province_code, amount, imported_at)
    values (${IMPORTED.officeCode}, ${IMPORTED.period}, '56', 123456.75, now())`)
  const people = {
    officer: await addPerson(service, 'district_officer', '5605'),
    chief: await addPerson(service, 'district_chief', '5605'),
    province: await addPerson(service, 'provincial_officer', '56'),
    provinceChief: await addPerson(service, 'provincial_chief', '56'),
    neighbour: await addPerson(service, 'provincial_officer', '57'),
  }
  const clients = {} as SheetsWorld['clients']
  for (const [name, person] of Object.entries(people)) {
    clients[name as keyof typeof people] = await signIn(service, person)
  }
  return { service, people, clients, producerIds: ids.get('5605') ?? [] }
}

/** A month of one district; the newest is half done here and there, the others are certified. */
async function record(
  service: TestService,
  { officeCode, period }: { officeCode: string; period: string },
  producerIds: readonly string[],
  random: Random,
): Promise<void> {
  const { db } = service.deps
  const isNewest = period === PERIOD
  for (const id of producerIds) {
    if (isNewest && random() < 0.3) continue
    const lines = new Map<string, bigint>()
    for (let count = drawInteger(random, 0, 4); count > 0; count--) {
      lines.set(
        `${pick(random, CATEGORIES)} ${pick(random, CHANNELS)}`,
        BigInt(drawInteger(random, 1, 9_000_000)),
      )
    }
    const total = [...lines.values()].reduce((sum, satang) => sum + satang, 0n)
    await db.execute(sql`
      insert into figures (producer_id, period, province_code, office_code, amount, no_sales_reason, source, version, recorded_at)
      values (${id}, ${period}, left(${officeCode}, 2), ${officeCode}, ${total.toString()}::numeric / 100,
        ${total === 0n ? 'no_orders' : null}, 'visit', 1, now())`)
    for (const [key, satang] of lines) {
      const [category = '', channel = ''] = key.split(' ')
      await db.execute(sql`
        insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
        values (${id}, ${period}, ${category}, ${channel}, left(${officeCode}, 2), ${officeCode}, ${satang.toString()}::numeric / 100)`)
    }
  }
  const state = isNewest ? pick(random, ['draft', 'submitted', 'certified']) : 'certified'
  const submittedAt = state === 'draft' ? null : `${period}-2${drawInteger(random, 0, 8)}T05:00:00Z`
  await db.execute(sql`
    insert into district_reports (office_code, period, province_code, state, version, last_changed_at, first_submitted_at,
      first_certified_at)
    values (${officeCode}, ${period}, left(${officeCode}, 2), ${state}, 1, now(), ${submittedAt}::timestamptz,
      ${state === 'certified' ? submittedAt : null}::timestamptz)`)
  await db.execute(sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
    select ${officeCode}, ${period}, left(${officeCode}, 2), coalesce(sum(amount), 0), count(amount), count(no_sales_reason)
    from figures where office_code = ${officeCode} and period = ${period}`)
}

export interface SheetRequest {
  sheet: SheetName
  format: SheetFormat
  officeCode: string
  period: string | null
  fiscalYear: number | null
}

/** The path of a new link. */
export async function linkTo(client: Client, request: SheetRequest): Promise<string> {
  const { status, body } = await client.call('makeSheetLink', {}, { ...request })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return new URL(body.url).pathname
}

export const download = async (
  { service }: Pick<SheetsWorld, 'service'>,
  client: Client,
  request: SheetRequest,
) => openAt(service.url, await linkTo(client, request))

/** Every cell below the titles as a spreadsheet program would show its value; the last row is the total. */
export const valuesOf = (table: SheetTable): (string | number | null)[][] =>
  [...table.rows, ...(table.total === null ? [] : [table.total])].map(row =>
    row.map(cell => {
      if (cell === null) return null
      if (cell.kind === 'text') return cell.text
      if (cell.kind === 'count') return cell.count
      return cell.kind === 'baht' ? Number(cell.satang) / 100 : `${cell.tenths / 10}%`
    }),
  )
