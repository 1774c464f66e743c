// Months as they stand in tables and titles: `มกราคม 2568`, `ม.ค. 68`, `ม.ค.2568`, `2025-01`. A year of two digits is a
// Buddhist one, and so is everything from 2400 on.
import type { Period } from '../../db/vocabulary.ts'
import { foldWords } from './fold-words.ts'
import { MONTH_NAMES, MONTH_NAMES_SHORT } from './thai-dates.ts'

const LONG = MONTH_NAMES.map(foldWords)
const SHORT = MONTH_NAMES_SHORT.map(foldWords)

/** Long names first: a short one may begin a long one. */
const NAMES = [
  ...LONG.map((name, index) => [name, index + 1] as const),
  ...SHORT.map((name, index) => [name, index + 1] as const),
]

/** Month of the year (1 to 12), with its year in CE where it is said. */
export interface NamedMonth {
  month: number
  year: number | null
}

/** The month that the whole of a text names; null = it says something else. */
export function readThaiMonth(text: string): NamedMonth | null {
  const iso = /^\s*(\d{4})-(\d{1,2})\s*$/.exec(text)
  if (iso) return monthOf(Number(iso[2]), iso[1] ?? '')
  const folded = foldWords(text).replace(/^เดือน/, '')
  for (const [name, month] of NAMES) {
    if (!folded.startsWith(name)) continue
    const year = /^(?:พศ)?(\d{2}|\d{4})?$/.exec(folded.slice(name.length))
    if (year) return monthOf(month, year[1] ?? '')
  }
  return null
}

/** The first month with its year anywhere in a text, such as a title; null = none. */
export function findThaiMonth(text: string): Period | null {
  const folded = foldWords(text)
  const found = new RegExp(`(?<name>${LONG.join('|')})(?:พศ)?(?<year>\\d{4})`).exec(folded)
  const month =
    found === null ? null : monthOf(LONG.indexOf(found.groups?.name ?? '') + 1, found.groups?.year ?? '')
  return month === null ? null : periodOfMonth(month)
}

/** Null where the year is not said. */
export const periodOfMonth = ({ month, year }: NamedMonth): Period | null =>
  year === null ? null : `${year}-${String(month).padStart(2, '0')}`

function monthOf(month: number, year: string): NamedMonth | null {
  if (month < 1 || month > 12) return null
  if (year === '') return { month, year: null }
  const written = Number(year.length === 2 ? `25${year}` : year)
  const ce = written >= 2400 ? written - 543 : written
  return ce >= 2000 && ce <= 2099 ? { month, year: ce } : null
}
