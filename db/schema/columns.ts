// Column kinds that several tables share: instants, civil dates, and money as exact satang.
import { sql } from 'drizzle-orm'
import { customType, date, text, timestamp } from 'drizzle-orm/pg-core'
import type { Satang } from '../vocabulary.ts'

/** An instant. Always written from the service's clock, never from the database's. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** A civil date in Asia/Bangkok, `YYYY-MM-DD`. */
export const civilDate = (name: string) => date(name, { mode: 'string' })

/** `numeric(14,2)` baht in the database, whole satang in the program: no float ever touches money. */
export const satang = customType<{ data: Satang; driverData: string }>({
  dataType: () => 'numeric(14,2)',
  fromDriver: value => BigInt(value.replace('.', '')),
  toDriver: value => {
    const digits = String(value).padStart(3, '0')
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`
  },
})

/** Thai text that is sorted by people: the ICU root order puts เ แ โ after their consonant. */
export const thaiName = customType<{ data: string }>({ dataType: () => 'text COLLATE "und-x-icu"' })

/** A stored word out of a closed list of db/vocabulary.ts; pair it with `oneOf` in a check. */
export const word = <T extends string>(name: string, _words: readonly T[]) => text(name).$type<T>()

/** SQL for a check constraint: `column` is one of `words`. */
export const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`"${column}" in (${words.map(item => `'${item}'`).join(', ')})`)
