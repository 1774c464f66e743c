// After the server refused to certify: what really stands there now.
import type { Signal } from '@preact/signals'
import type { ReportView } from '../../bot/contract/reports.ts'
import type { OfficerView } from '../../bot/contract/sessions.ts'
import { call } from '../api.ts'
import type { Stage } from './sign.tsx'

/**
 * Perhaps an earlier try was stored and only its answer got lost: then all is done. Otherwise the server's own words are
 * shown. Throws Failure where the report cannot be read.
 */
export async function settleRefusal(
  stage: Signal<Stage>,
  { officeCode, period }: ReportView,
  officer: OfficerView,
  { says, next }: { says: string; next: string },
): Promise<void> {
  const { state, certified, versions } = await call('showReport', { officeCode, period })
  const isOwn = (state === 'certified' || state === 'accepted') && certified?.by === officer.fullName
  stage.value = isOwn ? { kind: 'done', number: versions[0]?.number ?? 1 } : { kind: 'refused', says, next }
}
