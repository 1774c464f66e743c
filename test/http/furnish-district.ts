// A row in every table that a district of the access world fills by working, so that whoever looks where they should not
// has something to find.
import { sql } from 'drizzle-orm'
import type { AccessWorld } from './access-world.ts'

/** After `prepare`; once for each district. */
export async function furnishDistrict(world: AccessWorld, officeCode: string): Promise<void> {
  const { ids, db, clock } = world.service.deps
  const now = sql`${clock.now().toISOString()}::timestamptz`
  const province = officeCode.slice(0, 2)
  const [producer, person] = [world.producers[officeCode], world.bystanders[officeCode]]
  const month = sql`${officeCode}, '2025-01', ${province}`
  const rows = [
    sql`into district_months (office_code, period, province_code, amount, recorded, no_sales) values (${month}, 1, 1, 0)
      on conflict do nothing`,
    sql`into revenue_entries (office_code, period, province_code, producer_id, category, channel, amount)
      values (${month}, ${producer}, 'food', 'domestic_offline', 1)`,
    sql`into figure_versions (office_code, period, province_code, producer_id, amount, source, version, recorded_at, entries, recorded_by)
      values (${month}, ${producer}, 1, 'visit', 1, ${now}, '[]', ${person})`,
    sql`into figure_comments (office_code, period, province_code, id, producer_id, figure_version, text, written_by, written_at)
      values (${month}, ${ids.uuid()}, ${producer}, 1, 'x', ${person}, ${now})`,
    sql`into drafts (office_code, period, province_code, officer_id, fields, updated_at) values (${month}, ${person}, '{}', ${now})`,
    sql`into baselines (office_code, period, province_code, amount, imported_at) values (${officeCode}, '2023-10', ${province}, 1, ${now})`,
    sql`into department_totals (office_code, period, province_code, amount, noted_at, noted_by) values (${month}, 1, ${now}, ${person})`,
    sql`into forecast_figures (office_code, period, province_code, fiscal_year, producer_id, amount)
      values (${month}, 2025, ${producer}, 1)`,
    sql`into targets (office_code, fiscal_year, span, province_code, kind, thresholds, set_at)
      values (${officeCode}, 2025, 'year', ${province}, 'percent', '{50}', ${now})`,
    sql`into report_versions (office_code, period, province_code, number, report_version, content, content_hash, code, certified_at, certified_by, signature, signature_svg)
      values (${month}, 1, 1, '{}', ${ids.uuid()}, ${`ABCDEFGH${officeCode}`}, ${now}, ${person}, '{}', 'x')`,
    sql`into audit (office_code, period, province_code, at, actor_kind, officer_id, action, detail)
      values (${month}, ${now}, 'officer', ${person}, 'save-figures', '{}')`,
    sql`into notices (office_code, period, province_code, id, key, kind, due_on, recipient, officer_id, send_after, expires_at, state, reason, planned_at)
      values (${month}, ${ids.uuid()}, ${ids.uuid()}, 'report_due', '2025-01-25', 'x', ${person}, ${now}, ${now}, 'skipped', 'x', ${now})`,
    sql`into api_keys (id, province_code, name, key_hash, scopes, created_by, created_at)
      values (${ids.uuid()}, ${province}, 'x', ${ids.uuid()}, '{totals}', ${person}, ${now})`,
    sql`into calendar_corrections (id, province_code, period, milestone, corrected_on, reason, made_by, made_at)
      values (${ids.uuid()}, ${province}, '2025-02', 'report_due', '2025-02-24', 'x', ${person}, ${now}) on conflict do nothing`,
  ]
  for (const row of rows) await db.execute(sql`insert ${row}`)
}
