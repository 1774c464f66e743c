// A certified version as it was signed, or nothing: a record that was altered since is never shown as certified.
import { createHash } from 'node:crypto'
import type { ReportVersionRow } from '../../db/queries/certified.ts'
import { type ReportContent, type Seal, sealCode } from '../domain/report-content.ts'

type StoredVersion = Pick<
  ReportVersionRow,
  'content' | 'contentHash' | 'code' | 'officeCode' | 'period' | 'number'
>

/**
 * The content, when its hash is that of the seal and it is of this very district, month and number; null = the record
 * does not say any more what was certified.
 */
export function openVersion(row: StoredVersion): ReportContent | null {
  const hash = createHash('sha256').update(row.content).digest('hex')
  if (hash !== row.contentHash || sealCode(hash) !== row.code) return null
  const content = JSON.parse(row.content) as ReportContent
  const isItsOwn =
    content.officeCode === row.officeCode && content.period === row.period && content.number === row.number
  return isItsOwn && content.certified !== null ? content : null
}

/** What the papers of a version carry; the address is that of the page that confirms them. */
export const sealOf = (row: StoredVersion, publicUrl: string): Seal => ({
  hash: row.contentHash,
  code: row.code,
  url: `${publicUrl}/verify/${row.code}`,
})
