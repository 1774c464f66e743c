// What sentences of the audit trail are made of; whatever a row does not say is left out.

export interface AuditWords {
  says: string
  details: string[]
}

/** Lines that say nothing are left out. */
export const words = (says: string, ...lines: (string | null)[]): AuditWords => ({
  says,
  details: lines.flatMap(item => item || []),
})

/** What people wrote may have breaks in it; a line is one. */
export const line = (label: string, value: string | null): string | null =>
  value && `${label}: ${value.replace(/\s+/g, ' ')}`

export const after = (before: string, value: string | number | null): string =>
  value === null ? '' : `${before}${value}`

export const named = <Word extends string>(list: Readonly<Record<Word, string>>, word: string | null) =>
  word !== null && Object.hasOwn(list, word) ? list[word as Word] : null
