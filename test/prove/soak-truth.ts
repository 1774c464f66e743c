// What the record holds after the load, by plain SQL against what was answered.
import { setTimeout as sleep } from 'node:timers/promises'
import { amountOf, type SavePlace, type SaveWorld } from '../bench/save-world.ts'
import type { Saved } from './soak-saves.ts'

const OVER_WITHIN_MS = 2_000

/** Queries and transactions that still run some time after the last answer, but for the one that asks. */
export async function untilNothingRuns({ connection: { sql } }: SaveWorld): Promise<string[]> {
  const until = performance.now() + OVER_WITHIN_MS
  for (;;) {
    const rows = await sql<{ state: string; query: string }[]>`
      select state, left(query, 80) as query from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
        and state <> 'idle'`
    if (rows.length === 0) return []
    if (performance.now() > until) return rows.map(row => `Still ${row.state}: ${row.query}`)
    await sleep(50)
  }
}

interface Truth {
  saves: number
  figures: string
  entries: string
  totals: string
  versions: number
  oldest: number
  sealed: number
}

/** A sentence for every district whose record is not what its last answer said. */
export async function findWrongFigures(world: SaveWorld, saved: Saved): Promise<string[]> {
  const wrong: string[] = []
  for (const place of world.places) {
    const saves = saved.get(place.officeCode) ?? 0
    if (saves === 0) continue
    const found = await readTruth(world, place)
    const sum = sumAfter(place, saves)
    const { length } = place.producerIds
    const wanted: Truth = {
      saves,
      figures: sum,
      entries: sum,
      totals: sum,
      versions: saves * length,
      oldest: saves,
      sealed: saves,
    }
    const differs = (Object.keys(wanted) as (keyof Truth)[]).filter(key => wanted[key] !== found[key])
    if (differs.length > 0)
      wrong.push(
        `${place.officeCode}: ${differs.map(key => `${key} is ${found[key]}, not ${wanted[key]}`).join(', ')}.`,
      )
  }
  return wrong
}

async function readTruth(
  { connection: { sql } }: SaveWorld,
  { officeCode, period }: SavePlace,
): Promise<Truth> {
  const [row] = await sql<[Truth]>`
    select
      (select version from district_reports where office_code = ${officeCode} and period = ${period}) as saves,
      (select sum(amount)::text from figures where office_code = ${officeCode} and period = ${period}) as figures,
      (select sum(amount)::text from revenue_entries where office_code = ${officeCode} and period = ${period}) as entries,
      (select amount::text from district_months where office_code = ${officeCode} and period = ${period}) as totals,
      (select count(*)::int from figure_versions where office_code = ${officeCode} and period = ${period}) as versions,
      (select min(version) from figures where office_code = ${officeCode} and period = ${period}) as oldest,
      (select count(*)::int from audit a join audit_chain c on c.seq = a.seq
        where a.office_code = ${officeCode} and a.period = ${period} and a.action = 'save-figures') as sealed`
  return row
}

/** The last save wrote over the version before it. */
function sumAfter({ producerIds }: SavePlace, saves: number): string {
  const satang = producerIds
    .map((_, index) => BigInt(amountOf(index, saves - 1).replace('.', '')))
    .reduce((sum, one) => sum + one, 0n)
  return `${satang / 100n}.${String(satang % 100n).padStart(2, '0')}`
}
