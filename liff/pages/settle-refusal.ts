// After the server refused to certify: what really stands there now.
import type { ReportView } from '../../bot/contract/reports.ts'
import type { OfficerView } from '../../bot/contract/sessions.ts'
import { call } from '../api.ts'
import type { Stage } from './sign.tsx'

/**
 * Perhaps an earlier try was stored and only its answer got lost: then all is done. `otherwise` it is as the server
 * said. Throws Failure where the report cannot be read.
 */
export async function settleRefusal(
  { officeCode, period }: ReportView,
  officer: OfficerView,
  otherwise: Stage,
): Promise<Stage> {
  const { state, certified, versions } = await call('showReport', { officeCode, period })
  const isCertified = state === 'certified' || state === 'accepted'
  const number = versions[0]?.number
  return isCertified && certified?.by === officer.fullName && number ? { kind: 'done', number } : otherwise
}
