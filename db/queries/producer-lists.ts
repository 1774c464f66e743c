// Lists of producers: of one district, how many of each kind a province has, and what a search looks through.
import { eq, type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { offices, producers, subdistricts } from '../schema/index.ts'

/** `producers p` that are the district's: those that are there now, and those that leave it in a month to come. */
const idsOf = (officeCode: string, thisPeriod: string): SQL => sql`(
  select own.id from producers own where own.office_code = ${officeCode}
  union
  select stay.producer_id from producer_stays stay where stay.office_code = ${officeCode}
    and (stay.until_period is null or stay.until_period >= ${thisPeriod}))`

const lineColumns = {
  id: producers.id,
  code: producers.code,
  name: producers.name,
  product: producers.product,
  officeCode: producers.officeCode,
  officeName: offices.nameTh,
  subdistrictCode: producers.subdistrictCode,
  subdistrictName: subdistricts.nameTh,
  mergedInto: producers.mergedInto,
}

const selectLines = (db: Db | Tx) =>
  db
    .select(lineColumns)
    .from(producers)
    .innerJoin(offices, eq(offices.code, producers.officeCode))
    .leftJoin(subdistricts, eq(subdistricts.code, producers.subdistrictCode))
    .$dynamic()

export type ProducerLineRow = Awaited<ReturnType<typeof selectLines>>[number]

/** Every producer of the district by Thai name, also suspended and merged ones. */
export async function listProducersOf(
  db: Db | Tx,
  officeCode: string,
  thisPeriod: string,
): Promise<ProducerLineRow[]> {
  return selectLines(db)
    .where(sql`${producers.id} in ${idsOf(officeCode, thisPeriod)}`)
    .orderBy(producers.name, producers.code)
}

/** These producers, in no order. */
export async function listProducerLines(db: Db | Tx, ids: readonly string[]): Promise<ProducerLineRow[]> {
  if (ids.length === 0) return []
  return selectLines(db).where(sql`${producers.id} = any(${sql.param([...ids])}::uuid[])`)
}

export interface ProducerCounts {
  officeCode: string
  active: number
  coming: number
  suspended: number
  merged: number
}

/** Every district of the province by code. Who moves later counts where it is this month, so nobody counts twice. */
export async function countProducers(
  db: Db | Tx,
  provinceCode: string,
  thisPeriod: string,
): Promise<ProducerCounts[]> {
  const rows = await db.execute<{
    code: string
    active: number
    coming: number
    suspended: number
    merged: number
  }>(sql`
    with known as (
      select coalesce(now.office_code, p.office_code) as code,
        case when p.merged_into is not null then 'merged' when now.office_code is not null then 'active'
          when exists (select from producer_stays s where s.producer_id = p.id and s.from_period > ${thisPeriod}) then 'coming'
          else 'suspended' end as state
      from producers p left join producer_stays now on now.producer_id = p.id
        and now.from_period <= ${thisPeriod} and (now.until_period is null or now.until_period >= ${thisPeriod})
      where p.province_code = ${provinceCode}
    )
    select o.code, count(*) filter (where k.state = 'active')::int as active,
      count(*) filter (where k.state = 'coming')::int as coming,
      count(*) filter (where k.state = 'suspended')::int as suspended,
      count(*) filter (where k.state = 'merged')::int as merged
    from offices o left join known k on k.code = o.code
    where o.province_code = ${provinceCode} and o.kind = 'district'
    group by o.code order by o.code`)
  return Array.from(rows, ({ code, ...counts }) => ({ officeCode: code, ...counts }))
}
