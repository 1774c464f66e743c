// The text that seals are made of, exactly as the SQL function audit_text writes it: who checks a chain must not ask
// the database that holds it what its rows say. Change neither alone. A seal is the SHA-256 of what sealText gives.

export interface AuditRow {
  seq: number
  at: Date
  actorKind: string
  officerId: string | null
  origin: string
  action: string
  provinceCode: string | null
  officeCode: string | null
  period: string | null
  /** As stored: the database's own spelling of the JSON, in which keys are sorted and numbers keep their digits. */
  detail: string
}

/** Province code; empty for what belongs to no province. */
export type ChainName = string

/** The row as ten lines; the instant in whole milliseconds since 1970, what is not there as an empty line. */
export const auditText = (row: AuditRow): string =>
  [
    row.seq,
    row.at.getTime(),
    row.actorKind,
    row.officerId ?? '',
    row.origin,
    row.action,
    row.provinceCode ?? '',
    row.officeCode ?? '',
    row.period ?? '',
    row.detail,
  ].join('\n')

/** What is hashed for a row's seal; `before` is the hash of the seal before it, empty for the first. */
export const sealText = (before: string, row: AuditRow): string => `${before}\n${auditText(row)}`

/**
 * What is wrong with a chain. changed_row: the row or its seal does not say what was sealed; missing_row: a seal whose row
 * is gone; unsealed_row: a row that never passed a commit of the service; missing_seal: a number is left out; seal_order:
 * seals have changed places; head: the chain ends elsewhere than its head says.
 */
export type ChainFault =
  | 'changed_row'
  | 'missing_row'
  | 'unsealed_row'
  | 'missing_seal'
  | 'seal_order'
  | 'head'
