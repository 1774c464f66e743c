// The part of the canary run around people of the offices and typing into the department's system.
import type { LifeCanary } from './log-canary-life.ts'

export interface OfficersCanary extends Pick<LifeCanary, 'call' | 'clients' | 'producer'> {
  /** Somebody who may be removed. */
  leavingId: string
  /** One's own. */
  officerId: string
  words: { joined: string; phone: string; amount: string }
}

/** On a month in which the producer has a figure. */
export async function everyOfficersRoute(canary: OfficersCanary): Promise<void> {
  const { call, clients, leavingId, officerId, words } = canary
  const { officer, chief, province } = clients
  await call(province, 'listOfficers')
  await call(officer, 'changeOfficer', { id: officerId }, { phone: words.phone })
  await call(province, 'changeOfficer', { id: leavingId }, { fullName: words.joined, phone: words.phone })
  await officer.call('changeOfficer', { id: officerId }, { phone: `${words.phone} ${words.joined}` })
  await call(chief, 'assignSubdistricts', { id: officerId }, { subdistricts: ['560501'], seen: [] })
  await call(province, 'removeOfficer', { id: leavingId })
  await everyRekeyingRoute(canary)
}

async function everyRekeyingRoute({ call, clients, producer, words }: OfficersCanary): Promise<void> {
  const { officer } = clients
  const at = { officeCode: '5605', period: '2025-01' }
  const shown = await call(officer, 'showRekeying', at)
  const [row] = shown.producers as { version: number }[]
  await call(officer, 'tickProducer', { ...at, producerId: producer }, { figureVersion: row?.version })
  await call(officer, 'noteDepartmentTotal', at, { amount: words.amount })
}
