// Reads one row of the audit trail by key: a value of the right kind or null, and the name where an id stands. Rows of
// other versions of the program may say less, or something else.
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import { isCivilDate } from './civil-time.ts'
import { thaiDate, thaiMoment } from './thai-dates.ts'

export interface AuditFacts {
  action: string
  officeCode: OfficeCode | null
  period: Period | null
  detail: Record<string, unknown>
}

/** Names by id. `certified`: what a certification made, by the version of the report that was certified. */
export interface AuditNames {
  producers: ReadonlyMap<string, string>
  officers: ReadonlyMap<string, string>
  certified: ReadonlyMap<string, { number: number; actingOrder: string | null }>
}

/** Key of AuditNames.certified. */
export const certificationKey = (officeCode: string, period: string, reportVersion: number): string =>
  `${officeCode}:${period}:${reportVersion}`

export type AuditReader = ReturnType<typeof createAuditReader>

export function createAuditReader(row: AuditFacts, names: AuditNames) {
  const text = (key: string): string | null => textsOf(row.detail, [key])[0] ?? null
  const count = (key: string): number | null => {
    const value = row.detail[key]
    return typeof value === 'number' ? value : null
  }
  return {
    row,
    names,
    text,
    count,
    list: (key: string) => listOf(row.detail, key),
    producer: (key = 'producerId') => names.producers.get(text(key) ?? '') ?? null,
    officer: (key: string) => names.officers.get(text(key) ?? '') ?? null,
    date(key: string): string | null {
      const value = text(key)
      return value !== null && isCivilDate(value) ? thaiDate(value) : null
    },
    moment(key: string): string | null {
      const at = new Date(text(key) ?? '')
      return Number.isNaN(at.getTime()) ? null : thaiMoment(at)
    },
  }
}

/** Ids in the rows' details that stand for names. */
export function idsToName(rows: readonly Pick<AuditFacts, 'detail'>[]): {
  producers: string[]
  officers: string[]
} {
  const items = rows.flatMap(({ detail }) => [detail, ...listOf(detail, 'figures')])
  const all = (keys: readonly string[]) => [
    ...new Set(items.flatMap(item => textsOf(item, keys)).filter(isId)),
  ]
  return { producers: all(['producerId']), officers: all(['officerId', 'invitedBy']) }
}

/** The database refuses a question about anything else. */
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

function listOf(detail: Record<string, unknown>, key: string): Record<string, unknown>[] {
  const value = detail[key]
  return Array.isArray(value) ? value.filter(item => typeof item === 'object' && item !== null) : []
}

const textsOf = (item: Record<string, unknown>, keys: readonly string[]): string[] =>
  keys.map(key => item[key]).filter(value => typeof value === 'string')
