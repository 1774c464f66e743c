// Tambon of the districts, and who collects from which. Only the provinces whose names were loaded have any.
import { asc, eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { officerSubdistricts, officers, subdistricts } from '../schema/index.ts'

export interface SubdistrictRow {
  code: string
  officeCode: string
  name: string
}

/** All tambon of these districts by Thai name. */
export async function listSubdistricts(
  db: Db | Tx,
  officeCodes: readonly string[],
): Promise<SubdistrictRow[]> {
  if (officeCodes.length === 0) return []
  return db
    .select({
      code: subdistricts.code,
      officeCode: subdistricts.officeCode,
      name: subdistricts.nameTh,
    })
    .from(subdistricts)
    .where(inArray(subdistricts.officeCode, [...officeCodes]))
    .orderBy(asc(subdistricts.nameTh), asc(subdistricts.code))
}

/** Codes by officer, for everybody of the province who has some. */
export async function listAssignments(db: Db | Tx, provinceCode: string): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ officerId: officerSubdistricts.officerId, code: officerSubdistricts.subdistrictCode })
    .from(officerSubdistricts)
    .innerJoin(officers, eq(officers.id, officerSubdistricts.officerId))
    .where(eq(officers.provinceCode, provinceCode))
    .orderBy(asc(officerSubdistricts.subdistrictCode))
  const found = new Map<string, string[]>()
  for (const { officerId, code } of rows) found.set(officerId, [...(found.get(officerId) ?? []), code])
  return found
}

/** Codes of one officer's tambon. */
export async function listAssigned(db: Db | Tx, officerId: string): Promise<string[]> {
  const rows = await db
    .select({ code: officerSubdistricts.subdistrictCode })
    .from(officerSubdistricts)
    .where(eq(officerSubdistricts.officerId, officerId))
    .orderBy(asc(officerSubdistricts.subdistrictCode))
  return rows.map(row => row.code)
}

/** These and no others. The caller holds the lock of the officer's row. */
export async function replaceAssigned(tx: Tx, officerId: string, codes: readonly string[]): Promise<void> {
  await tx.delete(officerSubdistricts).where(eq(officerSubdistricts.officerId, officerId))
  if (codes.length === 0) return
  await tx.insert(officerSubdistricts).values(codes.map(subdistrictCode => ({ officerId, subdistrictCode })))
}

/** Whoever takes over an office collects from the same tambon. */
export async function moveAssigned(tx: Tx, from: string, to: string): Promise<void> {
  await tx.update(officerSubdistricts).set({ officerId: to }).where(eq(officerSubdistricts.officerId, from))
}
