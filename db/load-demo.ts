// Practice mode's people, producers and fifteen months of figures, all plainly demo, written in bulk.
// Figures of FY2567 add up to Phayao's published totals; every one of the months is certified.
import { sql } from 'drizzle-orm'
import type { Db, Tx } from './connect.ts'
import { listDemoPeople } from './seed/demo-people.ts'
import { listDemoProducers } from './seed/demo-producers.ts'
import { makeDemoRevenue } from './seed/demo-revenue.ts'
import { listDemoTargets } from './seed/demo-targets.ts'

/** What the caller decides: ids of people by key, and when each month was submitted and certified. */
export interface DemoPlan {
  /** The practice clock's first instant. */
  now: Date
  officerIds: ReadonlyMap<string, string>
  /** Instants of one district-month. */
  momentsOf(officeCode: string, period: string): { submittedAt: Date; certifiedAt: Date }
}

/** Loads all of it in one transaction; false = there was something already, nothing was changed. */
export async function loadDemo(db: Db, plan: DemoPlan): Promise<boolean> {
  return db.transaction(async tx => {
    await tx.execute(sql`lock table officers in exclusive mode`)
    const [known] = await tx.execute<{ some: boolean }>(sql`select exists (select from officers) as some`)
    if (known?.some) return false
    await loadPeople(tx, plan)
    await loadProducers(tx, plan)
    await loadFigures(tx, plan)
    await loadReports(tx, plan)
    await loadTargets(tx, plan)
    return true
  })
}

const officerKey = (officeCode: string, role: 'officer-1' | 'chief') => `${officeCode}-${role}`

async function loadPeople(tx: Tx, plan: DemoPlan): Promise<void> {
  const people = listDemoPeople().map(person => ({
    id: plan.officerIds.get(person.key),
    line: person.lineUserId,
    name: person.fullName,
    role: person.role,
    office: person.officeCode,
    phone: person.phone,
    tambon: person.subdistrictCodes,
  }))
  const rows = sql`jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p(id uuid, line text, name text, role text, office text, phone text, tambon text[])`
  const at = plan.now.toISOString()
  await tx.execute(sql`
    insert into officers (id, line_user_id, full_name, role, office_code, province_code, phone, joined_at)
    select id, line, name, role, office, left(office, 2), phone, ${at}::timestamptz from ${rows}`)
  await tx.execute(sql`
    insert into officer_subdistricts (officer_id, subdistrict_code) select id, unnest(tambon) from ${rows}`)
  await tx.execute(sql`
    insert into line_chats (id, kind, added_at, changed_at) select line, 'user', ${at}::timestamptz, ${at}::timestamptz from ${rows}`)
}

async function loadProducers(tx: Tx, plan: DemoPlan): Promise<void> {
  const producers = listDemoProducers()
  await tx.execute(sql`
    insert into producers (id, province_code, office_code, subdistrict_code, code, name, product, kind, main_category,
      main_channel, created_at)
    select id, left("officeCode", 2), "officeCode", "subdistrictCode", "registrationCode", name, product, kind,
      "mainCategory", "mainChannel", ${plan.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(producers)}::jsonb) as p(id uuid, "officeCode" text,
      "subdistrictCode" text, "registrationCode" text, name text, product text, kind text, "mainCategory" text,
      "mainChannel" text)`)
  await tx.execute(sql`
    insert into producer_stays (producer_id, from_period, office_code, province_code)
    select id, "activeFrom", "officeCode", left("officeCode", 2)
    from jsonb_to_recordset(${JSON.stringify(producers)}::jsonb) as p(id uuid, "officeCode" text, "activeFrom" text)`)
}

async function loadFigures(tx: Tx, plan: DemoPlan): Promise<void> {
  const { entries, zeros } = makeDemoRevenue()
  const lines = entries.map(({ producerId, officeCode, period, category, channel, satang }) => {
    const at = plan.momentsOf(officeCode, period).submittedAt.toISOString()
    const by = plan.officerIds.get(officerKey(officeCode, 'officer-1'))
    return {
      producerId,
      officeCode,
      period,
      category,
      channel,
      amount: `${satang / 100n}.${String(satang % 100n).padStart(2, '0')}`,
      at,
      by,
    }
  })
  const stated = zeros.map(zero => ({
    ...zero,
    at: plan.momentsOf(zero.officeCode, zero.period).submittedAt.toISOString(),
    by: plan.officerIds.get(officerKey(zero.officeCode, 'officer-1')),
  }))
  await tx.execute(sql`
    create temporary table demo_lines on commit drop as
    select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l("producerId" uuid, "officeCode" text,
      period text, category text, channel text, amount numeric(14,2), at timestamptz, by uuid)`)
  await tx.execute(sql`
    insert into figures (producer_id, period, province_code, office_code, amount, source, version, recorded_at, recorded_by)
    select "producerId", period, left("officeCode", 2), "officeCode", sum(amount), 'visit', 1, min(at), min(by::text)::uuid
    from demo_lines group by "producerId", period, "officeCode"`)
  await tx.execute(sql`
    insert into figures (producer_id, period, province_code, office_code, amount, no_sales_reason, source, version, recorded_at, recorded_by)
    select "producerId", period, left("officeCode", 2), "officeCode", 0, reason, 'phone', 1, at, by
    from jsonb_to_recordset(${JSON.stringify(stated)}::jsonb) as z("producerId" uuid, "officeCode" text, period text,
      reason text, at timestamptz, by uuid)`)
  await tx.execute(sql`
    insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
    select "producerId", period, category, channel, left("officeCode", 2), "officeCode", amount from demo_lines`)
  await tx.execute(sql`
    insert into figure_versions (producer_id, period, version, province_code, office_code, amount, no_sales_reason, source,
      recorded_at, recorded_by, entries)
    select f.producer_id, f.period, 1, f.province_code, f.office_code, f.amount, f.no_sales_reason, f.source, f.recorded_at,
      f.recorded_by, coalesce(l.entries, '[]'::jsonb)
    from figures f left join (
      select "producerId", period, jsonb_agg(jsonb_build_object('category', category, 'channel', channel,
        'amount', amount::text) order by category, channel) as entries
      from demo_lines group by "producerId", period
    ) l on l."producerId" = f.producer_id and l.period = f.period`)
}

async function loadReports(tx: Tx, plan: DemoPlan): Promise<void> {
  await tx.execute(sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
    select office_code, period, province_code, sum(amount), count(amount), count(no_sales_reason)
    from figures group by office_code, period, province_code`)
  const months = await tx.execute<{ office_code: string; period: string }>(
    sql`select office_code, period from district_months`,
  )
  const reports = Array.from(months, ({ office_code: office, period }) => {
    const { submittedAt, certifiedAt } = plan.momentsOf(office, period)
    return {
      office,
      period,
      submitted: submittedAt.toISOString(),
      certified: certifiedAt.toISOString(),
      officer: plan.officerIds.get(officerKey(office, 'officer-1')),
      chief: plan.officerIds.get(officerKey(office, 'chief')),
    }
  })
  await tx.execute(sql`
    insert into district_reports (office_code, period, province_code, state, version, last_changed_by, last_changed_at,
      first_submitted_at, submitted_at, submitted_by, first_certified_at, certified_at, certified_by)
    select office, period, left(office, 2), 'certified', 3, officer, submitted, submitted, submitted, officer, certified, certified, chief
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as r(office text, period text, submitted timestamptz,
      certified timestamptz, officer uuid, chief uuid)`)
}

async function loadTargets(tx: Tx, plan: DemoPlan): Promise<void> {
  const by = plan.officerIds.get('56-officer-1')
  await tx.execute(sql`
    insert into targets (office_code, fiscal_year, span, province_code, kind, thresholds, set_by, set_at)
    select "officeCode", "fiscalYear", span, left("officeCode", 2), kind, thresholds, ${by ?? null}::uuid, ${plan.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(listDemoTargets())}::jsonb) as t("officeCode" text, "fiscalYear" int,
      span text, kind text, thresholds int[])`)
}
