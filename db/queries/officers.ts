// People: who a LINE id or a session belongs to, and who can be told something.
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { lineChats, officers, offices, sessions } from '../schema/index.ts'
import { runPrepared } from './prepared.ts'

/**
 * Today in Bangkok is asked of the database's calendar, from the service's clock. The officer's id is written out with
 * its table: drizzle leaves that away where it selects from one table only, and inside it would mean the inner one's id.
 */
const actorColumns = (now: Date) => ({
  id: officers.id,
  fullName: officers.fullName,
  role: officers.role,
  officeCode: officers.officeCode,
  provinceCode: officers.provinceCode,
  actingFor: sql<string[]>`array(
    select a.office_code from acting_chiefs a where a.officer_id = "officers"."id" and a.ended_at is null
      and (${now.toISOString()}::timestamptz at time zone 'Asia/Bangkok')::date between a.from_on and a.until_on
    order by a.office_code)`,
})

/** The active officer with this LINE id, or null. */
export async function findOfficerByLineUserId(db: Db | Tx, lineUserId: string, now: Date) {
  const [row] = await db
    .select(actorColumns(now))
    .from(officers)
    .where(and(eq(officers.lineUserId, lineUserId), isNull(officers.removedAt)))
  return row ?? null
}

/** The active officer of an unexpired session, or null: a removed officer is out at the next request. */
export async function findOfficerBySession(db: Db | Tx, tokenHash: string, now: Date) {
  const [row] = await db
    .select({ ...actorColumns(now), lineUserId: officers.lineUserId })
    .from(sessions)
    .innerJoin(officers, eq(officers.id, sessions.officerId))
    .where(
      and(
        eq(sessions.tokenHash, tokenHash),
        isNull(officers.removedAt),
        sql`${sessions.expiresAt} > ${now.toISOString()}`,
      ),
    )
    .prepare('session')
    .execute()
  return row ?? null
}

/** All active officers of a province with whether the bot can reach them. */
export async function listPeople(db: Db | Tx, provinceCode: string) {
  return db
    .select({
      officerId: officers.id,
      lineUserId: officers.lineUserId,
      fullName: officers.fullName,
      role: officers.role,
      officeCode: officers.officeCode,
      isReachable: sql<boolean>`(${lineChats.id} is not null and ${lineChats.blockedAt} is null)`,
    })
    .from(officers)
    .leftJoin(lineChats, eq(lineChats.id, officers.lineUserId))
    .where(and(eq(officers.provinceCode, provinceCode), isNull(officers.removedAt)))
    .orderBy(asc(officers.officeCode), asc(officers.role), asc(officers.joinedAt), asc(officers.id))
    .prepare('people')
    .execute()
}

/** Who may be told something: all of listPeople, and each acting chief once more as the chief of the district named. */
export async function listAudience(db: Db | Tx, provinceCode: string, now: Date) {
  const asked = runPrepared<{ officer_id: string; office_code: string }>(
    db,
    sql`
    select distinct officer_id, office_code from acting_chiefs
    where province_code = ${provinceCode} and ended_at is null
      and (${now.toISOString()}::timestamptz at time zone 'Asia/Bangkok')::date between from_on and until_on
    order by office_code, officer_id`,
  )
  const [people, acting] = await Promise.all([listPeople(db, provinceCode), asked])
  return [
    ...people.map(person => ({ ...person, isActing: false })),
    ...acting.flatMap(row =>
      people
        .filter(person => person.officerId === row.officer_id)
        .map(person => ({
          ...person,
          role: 'district_chief' as const,
          officeCode: row.office_code,
          isActing: true,
        })),
    ),
  ]
}

/** Provinces with at least one active officer: those the planner works for. */
export async function listActiveProvinces(db: Db | Tx): Promise<string[]> {
  const rows = await db
    .selectDistinct({ code: officers.provinceCode })
    .from(officers)
    .where(isNull(officers.removedAt))
    .orderBy(officers.provinceCode)
  return rows.map(row => row.code)
}

/** False when this person is an active officer already, also when somebody made them one a moment ago. */
export async function insertOfficer(db: Db | Tx, officer: typeof officers.$inferInsert): Promise<boolean> {
  const added = await db.insert(officers).values(officer).onConflictDoNothing().returning({ id: officers.id })
  return added.length > 0
}

export async function isRemovedOfficer(db: Db | Tx, id: string): Promise<boolean> {
  const [row] = await db.select({ removedAt: officers.removedAt }).from(officers).where(eq(officers.id, id))
  return row !== undefined && row.removedAt !== null
}

export async function insertSession(db: Db | Tx, session: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(session)
}

export async function deleteSession(db: Db | Tx, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash))
}

export async function deleteExpiredSessions(db: Db | Tx, now: Date): Promise<void> {
  await db.delete(sessions).where(sql`${sessions.expiresAt} <= ${now.toISOString()}`)
}

/** Full names by id, for "who and when" on screens. */
export async function listOfficerNames(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: officers.id, fullName: officers.fullName })
    .from(officers)
    .where(sql`${officers.id} = any(${sql.param(`{${ids.join(',')}}`)}::uuid[])`)
    .prepare('names')
    .execute()
  return new Map(rows.map(row => [row.id, row.fullName]))
}

/** Full names by id of who submitted, certified, accepted or returned that report. */
export async function listReportPeople(
  db: Db | Tx,
  officeCode: string,
  period: string,
): Promise<Map<string, string>> {
  const rows = await runPrepared<{ id: string; name: string }>(
    db,
    sql`
    select p.id, p.full_name as name from district_reports r
    join officers p on p.id in (r.submitted_by, r.certified_by, r.accepted_by, r.returned_by)
    where r.office_code = ${officeCode} and r.period = ${period}`,
  )
  return new Map(rows.map(row => [row.id, row.name]))
}

/** The office with its code, or null. */
export async function findOffice(db: Db | Tx, code: string) {
  const [row] = await db.select().from(offices).where(eq(offices.code, code)).prepare('office').execute()
  return row ?? null
}

/**
 * Those who change the same thing of one office (its calendar, targets, keys, nudges …) take turns until the transaction
 * ends. The office stays readable meanwhile, and rows may refer to it.
 */
export async function lockOffice(tx: Tx, code: string): Promise<void> {
  await tx.select({ code: offices.code }).from(offices).where(eq(offices.code, code)).for('no key update')
}

/** Province first, then its districts by code. */
export async function listOfficesOf(db: Db | Tx, provinceCode: string) {
  return db
    .select()
    .from(offices)
    .where(eq(offices.provinceCode, provinceCode))
    .orderBy(asc(offices.code))
    .prepare('offices')
    .execute()
}
