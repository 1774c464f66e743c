// After the server refused to certify: what really stands there now.
import type { ReportView } from '../../bot/contract/reports.ts'
import { call } from '../api.ts'
import { SIGN } from '../words-sign.ts'
import type { Stage } from './sign.tsx'
import { ownVersion, whyNot } from './sign-stop.tsx'

/**
 * Perhaps an earlier try was stored and only its answer got lost: then all is done. Else who was first, or why it cannot
 * be signed any more; `otherwise` it is as the server said. Throws Failure where the report cannot be read.
 */
export async function settleRefusal({ officeCode, period }: ReportView, otherwise: Stage): Promise<Stage> {
  const report = await call('showReport', { officeCode, period })
  const number = ownVersion(report)
  if (number !== null) return { kind: 'done', number }
  const reason = whyNot(report)
  return reason === null ? otherwise : { kind: 'refused', says: SIGN.notSigned, next: reason }
}
