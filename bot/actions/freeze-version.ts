// Freezes what is certified: the figures with their totals, people, moment and signature as one text under one hash. The
// row is never changed afterwards (the database refuses it), whatever happens to the figures.
import type { Tx } from '../../db/connect.ts'
import { findLastNumber, insertVersion, type ReportVersionRow } from '../../db/queries/certified.ts'
import { listOfficerNames } from '../../db/queries/officers.ts'
import type { ReportRow } from '../../db/queries/reports.ts'
import { parseBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { type ActingAuthority, canonicalText, sealCode } from '../domain/report-content.ts'
import { type Signature, signatureSvg } from '../domain/signature.ts'
import { hashOfSignature, hashOfText } from './open-version.ts'
import { readContent } from './read-content.ts'

export interface Certification {
  by: { id: string; fullName: string }
  at: Date
  acting: (ActingAuthority & { id: string }) | null
  isOwnWork: boolean
  signature: Signature
  /** What stood on the certifier's screen; null = not told. */
  shown: { amount: string; producers: number } | null
}

export interface FrozenVersion {
  number: number
  hash: string
}

/**
 * Throws report.changed_set: a producer was added after the submission, so what was submitted is not complete; and
 * report.stale: the record is not what was shown.
 */
export async function freezeVersion(
  tx: Tx,
  report: ReportRow,
  { by, at, acting, isOwnWork, signature, shown }: Certification,
): Promise<FrozenVersion> {
  const { provinceCode, officeCode, period, submittedAt, submittedBy } = report
  const names = await listOfficerNames(tx, submittedBy === null ? [] : [submittedBy])
  const drawn: ReportVersionRow['signature'] = { ...signature, strokes: [...signature.strokes] }
  const picture = signatureSvg(signature)
  const number = (await findLastNumber(tx, officeCode, period)) + 1
  const { content, left } = await readContent(tx, {
    provinceCode,
    officeCode,
    period,
    number,
    submitted:
      submittedAt === null ? null : { by: names.get(submittedBy ?? '') ?? '', at: submittedAt.toISOString() },
    certified: {
      by: by.fullName,
      at: at.toISOString(),
      acting: acting && {
        orderNumber: acting.orderNumber,
        fromOn: acting.fromOn,
        untilOn: acting.untilOn,
      },
      isOwnWork,
      signatureHash: hashOfSignature(drawn, picture),
    },
  })
  if (left > 0) throw new Problem('report.changed_set', { left })
  const isAsShown =
    shown === null ||
    (parseBaht(shown.amount) === parseBaht(content.totals.amount) &&
      shown.producers === content.producers.length)
  if (!isAsShown) throw new Problem('report.stale', { version: report.version })
  const text = canonicalText(content)
  const hash = hashOfText(text)
  await insertVersion(tx, {
    officeCode,
    period,
    number,
    provinceCode,
    reportVersion: report.version,
    content: text,
    contentHash: hash,
    code: sealCode(hash),
    certifiedAt: at,
    certifiedBy: by.id,
    actingChiefId: acting?.id ?? null,
    signature: drawn,
    signatureSvg: picture,
  })
  return { number, hash }
}
