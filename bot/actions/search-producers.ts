// Finding a producer by what somebody typed: in the own district for its staff, in the province for the provincial staff,
// where the database looks through the names first. Both are put in order by the very same rule.
import { listProducerLines, listProducersOf } from '../../db/queries/producer-lists.ts'
import { searchProducerIds } from '../../db/queries/producer-search.ts'
import type { ProducerRow } from '../../db/queries/producers.ts'
import type { FoundProducers, ProducerLine } from '../contract/producers.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { cleanCode } from '../domain/decide-register.ts'
import { rankProducers } from '../domain/find-producers.ts'
import { type MonthBounds, monthBoundsAt } from '../domain/producer-months.ts'
import { cleanName, foldOf } from '../domain/producer-skeleton.ts'
import { type OfficeNames, readOfficeNames, viewLines } from './producer-lines.ts'

/** On one page; who does not see the one that is meant types more. */
const MOST_FOUND = 30
/** Looked at once more for that. */
const CANDIDATES = 90
const MOST_TYPED = 100
/** A shorter text is in too many numbers. */
const LEAST_CODE = 3

/** Any text is a question: what cannot be part of a name finds nothing. */
export async function searchProducers(deps: Deps, actor: Actor, typed: string): Promise<FoundProducers> {
  const text = plainText(typed)
  if (foldOf(text) === '') return { found: [] }
  const { thisPeriod } = monthBoundsAt(deps.clock.now())
  const rows = actor.role.startsWith('district_')
    ? await listProducersOf(deps.db, actor.officeCode, thisPeriod)
    : await listCandidates(deps, actor.provinceCode, text)
  const found = rankProducers(rows, text, MOST_FOUND).map(({ item }) => item)
  const names = await readOfficeNames(deps.db, actor.provinceCode)
  return { found: await viewLines(deps.db, found, names, thisPeriod) }
}

/** As many names as are looked at before one is chosen. */
const MOST_SIMILAR = 5

/** Those of the province with the names most like that of this one, which are their own. */
export async function listSimilar(
  deps: Deps,
  row: Pick<ProducerRow, 'id' | 'name' | 'provinceCode'>,
  names: OfficeNames,
  { thisPeriod }: MonthBounds,
): Promise<ProducerLine[]> {
  const others = (await listCandidates(deps, row.provinceCode, row.name)).filter(
    other => other.id !== row.id && other.mergedInto === null,
  )
  const found = rankProducers(others, row.name, MOST_SIMILAR).map(({ item }) => item)
  return viewLines(deps.db, found, names, thisPeriod)
}

/** In the order of their ids' likeness, as the database found them. */
async function listCandidates({ db }: Deps, provinceCode: string, text: string) {
  const code = cleanCode(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
    .toLowerCase()
  const typed = { name: text, code: code.length < LEAST_CODE ? '' : code }
  const ids = await searchProducerIds(db, provinceCode, typed, CANDIDATES)
  const rows = new Map((await listProducerLines(db, ids)).map(row => [row.id, row]))
  return ids.flatMap(id => rows.get(id) ?? [])
}

/** Without what no name has and no database takes: control characters, halves of UTF-16 letters. */
const plainText = (typed: string): string =>
  cleanName(
    typed
      .slice(0, MOST_TYPED)
      .toWellFormed()
      .replace(/[\p{C}\ufffd]+/gu, ' '),
  )
