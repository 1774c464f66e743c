// Filed forecasts, as they were filed: rows are added and never changed (a trigger refuses it).
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { forecastVersions, officers } from '../schema/index.ts'

export type ForecastVersionRow = typeof forecastVersions.$inferSelect

export async function insertForecastVersion(
  tx: Tx,
  row: typeof forecastVersions.$inferInsert,
): Promise<void> {
  await tx.insert(forecastVersions).values(row)
}

/** One version, the newest if `number` is left out; null = there is none. */
export async function findForecastVersion(
  db: Db | Tx,
  officeCode: string,
  fiscalYear: number,
  number?: number,
): Promise<ForecastVersionRow | null> {
  const [row] = await db
    .select()
    .from(forecastVersions)
    .where(
      and(
        eq(forecastVersions.officeCode, officeCode),
        eq(forecastVersions.fiscalYear, fiscalYear),
        ...(number === undefined ? [] : [eq(forecastVersions.number, number)]),
      ),
    )
    .orderBy(desc(forecastVersions.number))
    .limit(1)
  return row ?? null
}

/** Newest first, without the contents. */
export async function listForecastVersions(db: Db | Tx, officeCode: string, fiscalYear: number) {
  return db
    .select({
      number: forecastVersions.number,
      at: forecastVersions.filedAt,
      by: officers.fullName,
      amount: sql<string>`${forecastVersions.content}::jsonb -> 'totals' ->> 'amount'`,
      /** The forecast's version that was filed. */
      version: sql<number>`(${forecastVersions.content}::jsonb ->> 'version')::int`,
    })
    .from(forecastVersions)
    .innerJoin(officers, eq(officers.id, forecastVersions.filedBy))
    .where(and(eq(forecastVersions.officeCode, officeCode), eq(forecastVersions.fiscalYear, fiscalYear)))
    .orderBy(desc(forecastVersions.number))
}

/** Of each district of the province the newest version, by code. */
export async function listNewestForecasts(
  db: Db | Tx,
  provinceCode: string,
  fiscalYear: number,
): Promise<ForecastVersionRow[]> {
  return db
    .selectDistinctOn([forecastVersions.officeCode])
    .from(forecastVersions)
    .where(and(eq(forecastVersions.provinceCode, provinceCode), eq(forecastVersions.fiscalYear, fiscalYear)))
    .orderBy(forecastVersions.officeCode, desc(forecastVersions.number))
}
