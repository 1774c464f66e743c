// The part of the canary run around the province's board: names, numbers and notices are read, one district is nudged.
import type { RouteName } from '../../bot/contract/paths.ts'
import type { Client } from '../district.ts'

export interface BoardCanary {
  call: (who: Client, name: RouteName, params?: Record<string, string>) => Promise<Record<string, unknown>>
  clients: Record<'province', Client>
}

/** While district 5605 owes January 2568. */
export async function everyBoardRoute({ call, clients: { province } }: BoardCanary): Promise<void> {
  await call(province, 'showBoard', { fiscalYear: '2025' })
  await call(province, 'nudgeOffice', { officeCode: '5605', period: '2025-01' })
  await call(province, 'listNotices', { period: '2025-01' })
  await call(province, 'listUnreachable')
}
