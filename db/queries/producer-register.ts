// The producers of a whole province at once: as a register is compared with them, and as one is taken in.
import { asc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { producers } from '../schema/index.ts'
import type { Category, Channel } from '../vocabulary.ts'

/** Every producer of the province, also suspended and merged ones. */
export async function listRegistered(db: Db | Tx, provinceCode: string) {
  return db
    .select({
      id: producers.id,
      code: producers.code,
      name: producers.name,
      officeCode: producers.officeCode,
      subdistrictCode: producers.subdistrictCode,
      mainCategory: producers.mainCategory,
      kind: producers.kind,
      product: producers.product,
      mergedInto: producers.mergedInto,
    })
    .from(producers)
    .where(eq(producers.provinceCode, provinceCode))
    .orderBy(asc(producers.code))
}

export interface DistrictPlaces {
  code: string
  /** Bare name of the district. */
  name: string
  /** By name; empty where the province's tambon are not known. */
  subdistricts: { code: string; name: string }[]
}

/** Districts of the province by code, each with its tambon. */
export async function listDistrictPlaces(db: Db | Tx, provinceCode: string): Promise<DistrictPlaces[]> {
  const rows = await db.execute<{
    code: string
    name: string
    subdistricts: DistrictPlaces['subdistricts']
  }>(sql`
    select o.code, o.name_th as name,
      coalesce((select jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name_th) order by s.name_th)
        from subdistricts s where s.office_code = o.code), '[]') as subdistricts
    from offices o where o.province_code = ${provinceCode} and o.kind = 'district' order by o.code`)
  return Array.from(rows)
}

export interface NewProducer {
  id: string
  code: string
  name: string
  officeCode: string
  subdistrictCode: string | null
  mainCategory: Category
  mainChannel: Channel
  kind: 'group' | 'individual' | 'sme'
  product: string
  /** The first month its district owes. */
  fromPeriod: string
}

/** All of them in one statement, each with its stay. */
export async function insertProducers(
  tx: Tx,
  provinceCode: string,
  rows: readonly NewProducer[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  const input = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text,
    "officeCode" text, "subdistrictCode" text, "mainCategory" text, "mainChannel" text, kind text, product text,
    "fromPeriod" text)`
  await tx.execute(sql`
    insert into producers (id, province_code, office_code, subdistrict_code, code, name, product, kind, main_category,
      main_channel, created_at)
    select id, ${provinceCode}, "officeCode", "subdistrictCode", code, name, product, kind, "mainCategory", "mainChannel",
      ${at.toISOString()}::timestamptz
    from ${input}`)
  await tx.execute(sql`
    insert into producer_stays (producer_id, from_period, office_code, province_code)
    select id, "fromPeriod", "officeCode", ${provinceCode} from ${input}`)
}

/** What is to be written over; what is left out stays. */
export interface ProducerChange {
  id: string
  code?: string
  name?: string
  subdistrictCode?: string
  mainCategory?: string
  kind?: string
  product?: string
}

/** All of them in one statement. */
export async function updateProducers(tx: Tx, rows: readonly ProducerChange[]): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    update producers p set code = coalesce(r.code, p.code), name = coalesce(r.name, p.name),
      subdistrict_code = coalesce(r."subdistrictCode", p.subdistrict_code),
      main_category = coalesce(r."mainCategory", p.main_category), kind = coalesce(r.kind, p.kind),
      product = coalesce(r.product, p.product)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text, "subdistrictCode" text,
      "mainCategory" text, kind text, product text)
    where p.id = r.id`)
}
