// Finding producers of a whole province by what somebody typed: trigrams of the names as they are compared.
// Trap: pg_trgm takes letters only where the database's locale calls them letters, and in the locale C, which the built-in
// server has, no Thai letter is one: similarity() of two Thai names is 0 there, and a trigram index on them holds nothing.
// So each letter is spelled in two or three plain signs first; a trigram is then a pair of neighbours, in every locale.
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'

/** The low half of Thai's block loses its lead bytes, the other half keeps one sign for them. */
const spelled = (text: SQL): SQL =>
  sql`replace(replace(encode(convert_to(${text}, 'UTF8'), 'hex'), 'e0b8', ''), 'e0b9', 'z')`

/** Least likeness (Jaccard, 0 to 1) that is worth another look; what is meant is above it in 99 of 100 cases. */
const LEAST = 0.15

/**
 * Ids of the producers of the province that contain what was typed or are like it, the likeliest first, at most `most`.
 * `name`: what was typed of a name; `code`: the same folded as a registration number, '' = not one.
 */
export async function searchProducerIds(
  db: Db | Tx,
  provinceCode: string,
  typed: { name: string; code: string },
  most: number,
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(searchQuery(provinceCode, typed, most))
  return Array.from(rows, row => row.id)
}

export const searchQuery = (
  provinceCode: string,
  typed: { name: string; code: string },
  most: number,
): SQL => sql`
    with typed as materialized (
      select q.skeleton, ${spelled(sql`q.skeleton`)} as letters
      from (select producer_skeleton(${typed.name}) as skeleton) q
    )
    select found.id from (
      select p.id, p.name, similarity(${spelled(sql`p.skeleton`)}, typed.letters) as likeness,
        (typed.skeleton <> '' and position(typed.skeleton in p.skeleton) > 0)
          or (typed.skeleton = '' and position(${typed.name} in p.name) > 0)
          or (${typed.code} <> '' and position(${typed.code} in ${foldedCode}) > 0) as contains
      from producers p, typed
      where p.province_code = ${provinceCode}
    ) found
    where found.contains or found.likeness >= ${LEAST}
    order by found.contains desc, found.likeness desc, found.name, found.id
    limit ${most}`

/** Letters and digits of a registration number. */
const foldedCode = sql`lower(regexp_replace(p.code, '[^[:alnum:]ก-๙]', '', 'g'))`
