// What a backup holds, asked of the database itself: a table that is added later is kept without anybody thinking of it.
import type postgres from 'postgres'

/** Secrets that let somebody in: after a restore people open the app once more, and no old link opens anything. */
export const NOT_KEPT: readonly string[] = ['sessions', 'document_links', 'sheet_links']

/** Written by a start of the service, so a database that has nothing else counts as empty. */
export const SEEDED: readonly string[] = ['offices', 'subdistricts', 'holidays', 'planner_watermarks']

export interface KeptTable {
  name: string
  /** Those that are stored, in their order; generated ones come back by themselves. */
  columns: string[]
  /** SQL that brings rows into one order on every server, whatever its language. */
  order: string
}

export interface Sequence {
  name: string
  lastValue: string
  isCalled: boolean
}

/** A connection, or a transaction on one. */
type Asking = postgres.Sql | postgres.TransactionSql

export async function listTables(sql: Asking): Promise<KeptTable[]> {
  const rows = await sql<{ name: string; columns: string[]; order: string | null }[]>`
    select c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select string_agg(format('%I', a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
        from pg_index i, unnest(i.indkey::int2[]) with ordinality k(attnum, place), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as order
    from pg_class c where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
    order by c.relname`
  return rows.map(({ name, columns, order }) => ({
    name,
    columns,
    order: order ?? `${quoted(name)}::text collate "C"`,
  }))
}

export async function listSequences(sql: Asking): Promise<Sequence[]> {
  const names = await sql<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by 1`
  return Promise.all(
    names.map(async ({ name }) => {
      const [state] = await sql<{ last_value: string; is_called: boolean }[]>`
        select last_value::text, is_called from ${sql(name)}`
      return { name, lastValue: state?.last_value ?? '1', isCalled: state?.is_called ?? false }
    }),
  )
}

/** Hashes of the applied migrations, oldest first; empty = never migrated. */
export async function listMigrations(sql: Asking): Promise<string[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
  if (table?.there !== true) return []
  const rows = await sql<
    { hash: string }[]
  >`select hash from drizzle.__drizzle_migrations order by created_at`
  return rows.map(row => row.hash)
}

/** All rows of a table as lines of COPY's text form, in the order that every server agrees on. */
export function copyOut({ name, columns, order }: KeptTable): string {
  return `copy (select ${columns.map(quoted).join(', ')} from public.${quoted(name)} order by ${order}) to stdout`
}

export function copyIn({ name, columns }: Pick<KeptTable, 'name' | 'columns'>): string {
  return `copy public.${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Own connection: one snapshot or one transaction, the same spelling of values everywhere, and no row hidden silently. */
export async function prepare(tx: postgres.TransactionSql): Promise<void> {
  await tx.unsafe(
    `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
     set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8';
     set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local row_security = off`,
  )
}
