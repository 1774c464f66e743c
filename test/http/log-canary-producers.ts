// The part of the canary run around producers: names, products and reasons that must not be told.
import type { RouteName } from '../../bot/contract/paths.ts'
import type { Client } from '../district.ts'

export interface ProducersCanary {
  call(
    who: Client,
    name: RouteName,
    params?: Record<string, string>,
    body?: Record<string, unknown>,
  ): Promise<Record<string, unknown>>
  clients: Record<'province', Client>
  words: { note: string; reason: string; joined: string }
}

/** In district 5605 from a month on that no other part of the run is about. */
export async function everyProducersRoute({ call, clients, words }: ProducersCanary): Promise<void> {
  const { province } = clients
  const at = { officeCode: '5605' }
  const from = { fromPeriod: '2025-06' }
  const facts = {
    product: words.note,
    kind: 'group',
    mainCategory: 'food',
    mainChannel: 'domestic_offline',
    subdistrictCode: null,
  }
  const add = async (name: string) =>
    String((await call(province, 'addProducer', at, { ...facts, ...from, name, code: null, isNew: true })).id)
  const [id, other] = [await add(words.joined), await add(words.reason)]
  const seen = async () => String((await call(province, 'showProducer', { id })).seen)
  await call(province, 'listProducers', at)
  await call(province, 'searchProducers', { text: words.joined })
  const changed = { ...facts, name: words.note, code: words.reason, seen: await seen() }
  await call(province, 'changeProducer', { id }, changed)
  await call(province, 'suspendProducer', { id }, { ...from, seen: await seen(), reason: words.reason })
  await call(province, 'reactivateProducer', { id }, { ...from, seen: await seen() })
  const there = { officeCode: '5602', subdistrictCode: null }
  await call(province, 'moveProducer', { id }, { ...from, ...there, seen: await seen() })
  await call(province, 'mergeProducer', { id }, { seen: await seen(), into: other })
}
