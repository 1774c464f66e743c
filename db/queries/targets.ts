// Targets of the indicator: one row per office, fiscal year and span; the province's own stands under its own code.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { officers, targets } from '../schema/index.ts'
import type { Span } from '../vocabulary.ts'

export type TargetRow = typeof targets.$inferSelect

/** Every target of the province and its districts in a fiscal year, with who set it, by office. */
export async function listTargetRows(
  db: Db | Tx,
  provinceCode: string,
  fiscalYear: number,
): Promise<(TargetRow & { setByName: string | null })[]> {
  const rows = await db
    .select({ target: targets, setByName: officers.fullName })
    .from(targets)
    .leftJoin(officers, eq(officers.id, targets.setBy))
    .where(and(eq(targets.provinceCode, provinceCode), eq(targets.fiscalYear, fiscalYear)))
    .orderBy(asc(targets.officeCode), asc(targets.span))
    .prepare('targets')
    .execute()
  return rows.map(({ target, setByName }) => ({ ...target, setByName }))
}

export async function upsertTargets(tx: Tx, rows: readonly TargetRow[]): Promise<void> {
  for (const row of rows) {
    const { kind, thresholds, setBy, setAt } = row
    await tx
      .insert(targets)
      .values(row)
      .onConflictDoUpdate({
        target: [targets.officeCode, targets.fiscalYear, targets.span],
        set: { kind, thresholds, setBy, setAt },
      })
  }
}

export async function deleteTargets(
  tx: Tx,
  officeCodes: readonly string[],
  fiscalYear: number,
  span: Span,
): Promise<void> {
  if (officeCodes.length === 0) return
  await tx
    .delete(targets)
    .where(
      and(
        inArray(targets.officeCode, [...officeCodes]),
        eq(targets.fiscalYear, fiscalYear),
        eq(targets.span, span),
      ),
    )
}
