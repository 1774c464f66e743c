// A durable database on the disk with districts of 120 producers each, and what their officers save: every save changes
// every figure. Shared by the bench of saving and the proofs of it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { hashOf } from '../../bot/actions/open-session.ts'
import type { FigureInput } from '../../bot/contract/reports.ts'
import type { Actor } from '../../bot/domain/access.ts'
import { addMonths, bangkokDateOf, periodOf } from '../../bot/domain/civil-time.ts'
import { createIds } from '../../bot/outside/ids.ts'
import { type Connection, connect } from '../../db/connect.ts'
import { startEmbedded } from '../../db/embedded.ts'
import { loadPlaces } from '../../db/load-places.ts'
import { migrateUp } from '../../db/migrate.ts'
import { officers, producerStays, producers, reopenings, sessions } from '../../db/schema/index.ts'
import { listOffices } from '../../db/seed/places.ts'

/** A district's month with its officer. */
export interface SavePlace {
  officeCode: string
  period: string
  actor: Actor
  producerIds: string[]
  /** Cookies' values; several, because each may ask only so often a minute. */
  tokens: string[]
}

export interface SaveWorld {
  url: string
  /** Of the embedded server: any program may join or revive it there. */
  folder: string
  places: SavePlace[]
  connection: Connection
  /** The database server's process; its connections are its children. */
  postgresPid: number
  /** Newest version of a place's figures; all of a place have the same one. */
  versionOf(place: SavePlace): Promise<number>
  close(): Promise<void>
}

export interface SaveWorldOptions {
  /** Districts, of different provinces in turn: commits of one province take turns on its audit chain. */
  places: number
  producers: number
  sessionsPerPlace: number
  /** Survives a power cut, as in real use; not for tests that are in a hurry. */
  isDurable: boolean
}

const DAY_MS = 86_400_000
const FIRST_PROVINCES = ['56', '50', '57', '55']
const ids = createIds()

/** Takes about two seconds. The month is the last one, open whatever the day is: every district has a reopening. */
export async function createSaveWorld(options: SaveWorldOptions): Promise<SaveWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'otop-save-'))
  const embedded = await startEmbedded({ dataDir: folder, durable: options.isDurable })
  const connection = connect(embedded.url, { max: 4, applicationName: 'otop save world' })
  const close = async (): Promise<void> => {
    await connection.close()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const places = await fill(connection, embedded.url, options).catch(async error => {
    await close()
    throw error
  })
  return {
    url: embedded.url,
    folder,
    places,
    connection,
    postgresPid: Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
    async versionOf({ officeCode, period }) {
      const [row] = await connection.db.execute<{ version: number }>(
        sql`select coalesce(max(version), 0) as version from figures where office_code = ${officeCode} and period = ${period}`,
      )
      return Number(row?.version)
    },
    close,
  }
}

async function fill(connection: Connection, url: string, options: SaveWorldOptions): Promise<SavePlace[]> {
  await migrateUp(url, { migrationsFolder: join(import.meta.dirname, '../../db/migrations') })
  await loadPlaces(connection.db)
  const places: SavePlace[] = []
  for (const officeCode of pickOffices(options.places)) {
    places.push(await addPlace(connection, officeCode, options))
  }
  await connection.db.execute(sql`
    insert into figures (producer_id, period, province_code, office_code, amount, source, version, recorded_at)
    select p.id, to_char(m, 'YYYY-MM'), p.province_code, p.office_code, 1000, 'visit', 1, m
    from producers p, generate_series(now() - interval '13 months', now() - interval '2 months', '1 month') m`)
  await connection.db.execute(sql`
    insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
    select producer_id, period, 'textile_apparel', 'domestic_offline', province_code, office_code, amount from figures`)
  await connection.db.execute(sql`analyze`)
  return places
}

/** One of each province in turn, beginning with the northern ones. */
function pickOffices(count: number): string[] {
  const districts = listOffices().filter(office => office.kind === 'district')
  const turns = new Map<string, number>()
  const ranked = districts.map(({ code, provinceCode }) => {
    const turn = turns.get(provinceCode) ?? 0
    turns.set(provinceCode, turn + 1)
    const first = FIRST_PROVINCES.indexOf(provinceCode)
    return { code, rank: turn * 1_000 + (first < 0 ? Number(provinceCode) : first) }
  })
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ code }) => code)
}

async function addPlace(
  { db }: Connection,
  officeCode: string,
  options: SaveWorldOptions,
): Promise<SavePlace> {
  const now = new Date()
  const provinceCode = officeCode.slice(0, 2)
  const period = addMonths(periodOf(bangkokDateOf(now)), -1)
  const ofDistrict = { officeCode, provinceCode }
  const officer = {
    ...ofDistrict,
    id: ids.uuid(),
    fullName: `เจ้าหน้าที่ ${officeCode}`,
    role: 'district_officer' as const,
  }
  await db
    .insert(officers)
    .values({ ...officer, lineUserId: `U${officer.id.replaceAll('-', '')}`, joinedAt: now })
  const producerIds = Array.from({ length: options.producers }, () => ids.uuid())
  await db.insert(producers).values(
    producerIds.map((id, index) => ({
      ...ofDistrict,
      id,
      subdistrictCode: null,
      code: `S${officeCode}-${index}`,
      name: `กลุ่มทอผ้า ${index}`,
      product: 'ผ้าทอ',
      kind: 'group' as const,
      mainCategory: 'textile_apparel' as const,
      mainChannel: 'domestic_offline' as const,
      createdAt: now,
    })),
  )
  await db
    .insert(producerStays)
    .values(producerIds.map(producerId => ({ ...ofDistrict, producerId, fromPeriod: '2023-10' })))
  await db.insert(reopenings).values({
    ...ofDistrict,
    id: ids.uuid(),
    period,
    reason: 'แก้ไขยอด',
    until: new Date(now.getTime() + 30 * DAY_MS),
    grantedBy: officer.id,
    grantedAt: now,
  })
  const tokens = Array.from({ length: options.sessionsPerPlace }, () => ids.secret(32))
  const expiresAt = new Date(now.getTime() + DAY_MS)
  if (tokens.length > 0)
    await db
      .insert(sessions)
      .values(
        tokens.map(token => ({ tokenHash: hashOf(token), officerId: officer.id, createdAt: now, expiresAt })),
      )
  return { officeCode, period, producerIds, tokens, actor: { ...officer, actingFor: [], origin: 'app' } }
}

/** The form's rows after everything in it was changed; `version` is the one that was seen. */
export const figuresOf = ({ producerIds }: Pick<SavePlace, 'producerIds'>, version: number): FigureInput[] =>
  producerIds.map((producerId, index) => ({
    producerId,
    baseVersion: version,
    entries: [{ category: 'textile_apparel', channel: 'domestic_offline', amount: amountOf(index, version) }],
    noSalesReason: null,
    note: null,
    source: 'visit',
    doubtReason: null,
  }))

/** Another one for every version. */
export const amountOf = (index: number, version: number): string => `${1_000 + index * 7 + (version % 2)}.25`
