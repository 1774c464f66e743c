// The second wall: a client whose every statement runs as a role that sees and writes rows of one province only, by the
// row-level security of the database. The first wall is `may` in the actions; this one holds where a check was forgotten.
// Role and province are set inside each transaction and end with it, so connections can be shared, also behind a
// transaction pooler. No wall against foreign SQL: whoever can send statements can leave the role.
import type postgres from 'postgres'

/** Owns nothing and cannot log in. Made by db/province-role.ts; its rights stand in the migrations. */
export const PROVINCE_ROLE = 'otop_province'

/** What drizzle's postgres-js session uses of a client, and nothing else. */
export type ScopedClient = Pick<postgres.Sql, 'options' | 'unsafe'> & {
  begin<T>(work: (tx: postgres.TransactionSql) => T | Promise<T>): Promise<unknown>
}

type Unsafe = postgres.Sql['unsafe']

/**
 * Shares the pool of `sql`. A single statement becomes a transaction: two round trips more.
 * @throws when `provinceCode` is not two digits
 */
export function scopeClient(sql: postgres.Sql, provinceCode: string): ScopedClient {
  if (!/^\d{2}$/.test(provinceCode)) throw new Error('A province is named by two digits.')
  // SET, not set_config(): a SELECT would take the snapshot, and the isolation level could not be chosen after it.
  const enter = `set local role ${PROVINCE_ROLE}; set local app.province_code = '${provinceCode}'`
  const begin: ScopedClient['begin'] = work =>
    sql.begin(tx => {
      // Not waited for: the first statement goes in the same packet. If this fails, the transaction is over.
      void tx.unsafe(enter).execute()
      return work(tx)
    })
  const unsafe = (...args: Parameters<Unsafe>) => {
    const run = (read: (query: ReturnType<Unsafe>) => unknown) => begin(tx => read(tx.unsafe(...args)))
    return {
      // biome-ignore lint/suspicious/noThenProperty: like the driver's own, sent when somebody waits for it.
      then: (...then: Parameters<Promise<unknown>['then']>) => run(query => query).then(...then),
      values: () => run(query => query.values()),
    }
  }
  // Copies: drizzle puts its own parsers into what it is given.
  const { parsers, serializers } = sql.options
  const options = { ...sql.options, parsers: { ...parsers }, serializers: { ...serializers } }
  return { options, begin, unsafe: unsafe as unknown as Unsafe }
}
