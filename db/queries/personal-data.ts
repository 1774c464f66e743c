// Where a person's name, LINE id or number stands, asked of the database itself: in every column of text of every table,
// so that a table that is added later is searched without anybody thinking of it. Only for the command about people.
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { audit, lineChats, officers } from '../schema/index.ts'

/** Column that can hold words: text, a list of texts, or JSON. */
export interface TextColumn {
  table: string
  column: string
  kind: 'text' | 'jsonb' | 'list'
}

/** Something to look for, and what stands there instead afterwards. */
export interface Needle {
  text: string
  instead: string
}

export async function listTextColumns(db: Db | Tx): Promise<TextColumn[]> {
  const rows = await db.execute<{ table: string; column: string; type: string }>(sql`
    select c.relname as "table", a.attname as "column", a.atttypid::regtype::text as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
    order by 1, a.attnum`)
  return Array.from(rows, ({ table, column, type }) => ({
    table,
    column,
    kind: type === 'text' ? 'text' : type === 'jsonb' ? 'jsonb' : 'list',
  }))
}

/** Columns that say which officer did or is something; `table.column`. */
export async function listOfficerColumns(db: Db | Tx): Promise<{ table: string; column: string }[]> {
  const rows = await db.execute<{ table: string; column: string }>(sql`
    select r.relname as "table", a.attname as "column" from pg_constraint k
    join pg_class r on r.oid = k.conrelid join pg_attribute a on a.attrelid = r.oid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'officers'::regclass order by 1, 2`)
  return Array.from(rows)
}

/** Rows of the table that name the person in words or by id, whole, as JSON. */
export async function listRowsAbout(
  db: Db | Tx,
  table: string,
  about: {
    columns: readonly TextColumn[]
    needles: readonly Needle[]
    idColumns: readonly string[]
    ids: readonly string[]
  },
): Promise<Record<string, unknown>[]> {
  const byWords = about.columns.flatMap(column => about.needles.map(needle => contains(column, needle)))
  const byId = about.idColumns.map(
    column => sql`${sql.identifier(column)} = any(${sql.param(`{${about.ids.join(',')}}`)}::uuid[])`,
  )
  if (byWords.length + byId.length === 0) return []
  const rows = await db.execute<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(t) as row from ${sql.identifier(table)} t where ${sql.join([...byId, ...byWords], sql` or `)}`,
  )
  return Array.from(rows, ({ row }) => row)
}

/** Puts something else where the needles stand; returns in how many rows. */
export async function replaceWords(tx: Tx, column: TextColumn, needles: readonly Needle[]): Promise<number> {
  const place = sql.identifier(column.column)
  const isThere = sql.join(
    needles.map(needle => contains(column, needle)),
    sql` or `,
  )
  let value: SQL = sql`${place}::text`
  for (const { text, instead } of needles)
    value = sql`replace(${value}, ${spelled(column, text)}, ${spelled(column, instead)})`
  const cast = { text: sql`::text`, jsonb: sql`::jsonb`, list: sql`::text[]` }[column.kind]
  const rows = await tx.execute(
    sql`update ${sql.identifier(column.table)} set ${place} = (${value})${cast} where ${isThere} returning 1`,
  )
  return rows.length
}

/** Triggers that refuse every change of these rows; the owner of the table switches them for this transaction. */
export async function switchRefusal(tx: Tx, table: 'audit' | 'figure_versions', to: 'disable' | 'enable') {
  await tx.execute(
    sql`alter table ${sql.identifier(table)} ${sql.raw(to)} trigger ${sql.identifier(`${table}_append_only`)}`,
  )
}

const contains = (column: TextColumn, { text }: Needle): SQL =>
  sql`position(${spelled(column, text)} in ${sql.identifier(column.column)}::text) > 0`

/** As the text stands inside of JSON, or of a list. */
const spelled = ({ kind }: TextColumn, text: string): SQL =>
  sql`${kind === 'text' ? text : JSON.stringify(text).slice(1, -1)}::text`

/** All rows that were or are this person: somebody who came back has two. */
export async function listOfficersOf(db: Db | Tx, lineUserId: string) {
  return db
    .select()
    .from(officers)
    .where(sql`${officers.lineUserId} = ${lineUserId}`)
    .orderBy(officers.joinedAt)
}

/** By id, or by a part of the name; 20 at most. */
export async function findPeople(db: Db | Tx, search: string) {
  return db
    .select()
    .from(officers)
    .where(sql`${officers.id}::text = ${search} or position(${search} in ${officers.fullName}) > 0`)
    .orderBy(officers.fullName, officers.id)
    .limit(20)
}

/** Names these officers had before, as the audit trail says. */
export async function listFormerNames(db: Db | Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select distinct n.name from ${audit} a, unnest(array[a.detail ->> 'from', a.detail ->> 'to']) n(name)
    where a.action = 'change-officer' and n.name is not null and a.detail ->> 'officerId' = any(${sql.param(`{${ids.join(',')}}`)}::text[])`)
  return Array.from(rows, row => row.name)
}

/** What exists of somebody only for their own work, and what would still be sent to them. */
export async function deletePersonal(
  tx: Tx,
  person: { ids: readonly string[]; lineUserId: string; at: Date },
) {
  const ids = sql`any(${sql.param(`{${person.ids.join(',')}}`)}::uuid[])`
  const at = sql`${person.at.toISOString()}::timestamptz`
  const { lineUserId } = person
  await tx.execute(sql`delete from sessions where officer_id = ${ids}`)
  await tx.execute(sql`delete from drafts where officer_id = ${ids}`)
  await tx.execute(sql`delete from report_looks where officer_id = ${ids}`)
  await tx.execute(sql`delete from officer_subdistricts where officer_id = ${ids}`)
  await tx.execute(sql`delete from document_links where created_by = ${ids}`)
  await tx.execute(sql`delete from sheet_links where created_by = ${ids}`)
  await tx.execute(sql`delete from uploads where officer_id = ${ids} and state <> 'applied'`)
  await tx.execute(sql`
    update chat_photos set state = 'refused', reply_token = null where officer_id = ${ids} and state in ('waiting', 'kept')`)
  await tx.delete(lineChats).where(sql`${lineChats.id} = ${lineUserId}`)
  await tx.execute(sql`
    update webhook_events set raw = '', state = case when state = 'waiting' then 'ignored' else state end,
      handled_at = coalesce(handled_at, ${at})
    where chat_id = ${lineUserId} or position(${lineUserId}::text in raw) > 0`)
  await tx.execute(sql`
    update notices set state = 'skipped', reason = 'erased', settled_at = ${at}
    where recipient = ${lineUserId} and state in ('planned', 'held')`)
  await tx.execute(sql`
    update deliveries set state = 'expired', error = 'erased', settled_at = ${at}
    where recipients = array[${lineUserId}::text] and state in ('sending', 'held')`)
  await tx.execute(sql`
    update deliveries set recipients = array_remove(recipients, ${lineUserId}::text)
    where ${lineUserId}::text = any(recipients) and state in ('sending', 'held')`)
}

/** Takes the person out of the rows that history refers to. */
export async function blankOfficers(
  tx: Tx,
  ids: readonly string[],
  { name, at }: { name: string; at: Date },
): Promise<void> {
  await tx.execute(sql`
    update officers set full_name = ${name}, line_user_id = 'erased:' || id, phone = null,
      removed_at = coalesce(removed_at, ${at.toISOString()}::timestamptz)
    where id = any(${sql.param(`{${ids.join(',')}}`)}::uuid[])`)
}
