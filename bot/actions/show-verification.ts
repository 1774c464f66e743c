// What anybody with a paper in hand may learn from its code: that it is of this system, what its figures add up to, and
// whether a newer version has taken its place. Producers are never named: the page is open to everybody.
import { findVersion, findVersionByCode } from '../../db/queries/certified.ts'
import { findReport } from '../../db/queries/reports.ts'
import type { Deps } from '../deps.ts'
import { isCertified } from '../domain/report-states.ts'
import type { VerifiedPaper } from '../messages/verify-page.ts'
import { openVersion } from './open-version.ts'

/** `unknown`: no version has this code. `altered`: the record of it is not what was certified. */
export async function showVerification(
  deps: Deps,
  code: string,
): Promise<VerifiedPaper | 'unknown' | 'altered'> {
  const version = await findVersionByCode(deps.db, code)
  if (version === null) return 'unknown'
  const { officeCode, period, number } = version
  const content = openVersion(version)
  if (content === null || content.certified === null) {
    deps.log.error('version.altered', { officeCode, period, number })
    return 'altered'
  }
  const newest = await findVersion(deps.db, officeCode, period)
  const report = await findReport(deps.db, officeCode, period)
  const { by, at, acting, isOwnWork } = content.certified
  return {
    code,
    hash: version.contentHash,
    officeName: content.officeName,
    provinceName: content.provinceName,
    period,
    number,
    amount: content.totals.amount,
    withSales: content.totals.withSales,
    noSales: content.totals.noSales,
    certified: { by, at: new Date(at), actingOrder: acting?.orderNumber ?? null, isOwnWork },
    newer:
      newest !== null && newest.number > number ? { number: newest.number, at: newest.certifiedAt } : null,
    isReopened: report === null || !isCertified(report.state),
  }
}
