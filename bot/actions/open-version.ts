// A certified version as it was signed, or nothing: a record that was altered since is never shown as certified.
import { createHash } from 'node:crypto'
import type { ReportVersionRow } from '../../db/queries/certified.ts'
import { canonicalText, type ReportContent, type Seal, sealCode } from '../domain/report-content.ts'

type StoredVersion = Pick<
  ReportVersionRow,
  'content' | 'contentHash' | 'code' | 'officeCode' | 'period' | 'number' | 'signature' | 'signatureSvg'
>

/**
 * The content, when its hash is that of the seal and it is of this very district, month and number; null = the record
 * does not say any more what was certified and signed.
 */
export function openVersion(row: StoredVersion): ReportContent | null {
  const hash = hashOfText(row.content)
  if (hash !== row.contentHash || sealCode(hash) !== row.code) return null
  const content = JSON.parse(row.content) as ReportContent
  const isItsOwn =
    content.officeCode === row.officeCode && content.period === row.period && content.number === row.number
  const isSigned = content.certified?.signatureHash === hashOfSignature(row.signature, row.signatureSvg)
  return isItsOwn && isSigned ? content : null
}

/** SHA-256, 64 hex digits. */
export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Of the strokes and of the picture that was made from them. */
export const hashOfSignature = (strokes: StoredVersion['signature'], picture: string): string =>
  hashOfText(canonicalText({ strokes, picture }))

/** What the papers of a version carry; the address is that of the page that confirms them. */
export const sealOf = (row: StoredVersion, publicUrl: string): Seal => ({
  hash: row.contentHash,
  code: row.code,
  url: `${publicUrl}/verify/${row.code}`,
})
