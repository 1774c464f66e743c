// Two provinces with figures of two months, keys of every sort, and how a dashboard asks.
import { sql } from 'drizzle-orm'
import { OPEN_ROUTES, type OpenRouteName } from '../../bot/contract/open-data.ts'
import { addPerson, addProducers, type Client, figure, signature, signIn } from '../district.ts'
import { bangkokInstant, startService, type TestService } from '../service.ts'

export interface OpenWorld {
  service: TestService
  asProvince: Client
  keys: Record<'totals' | 'producers' | 'both' | 'other' | 'revoked', string>
  producers: Record<'5605' | '5602' | '5701', string[]>
  /** Each from an address of its own, unless the headers say one. */
  ask(
    name: OpenRouteName,
    key: string | null,
    query?: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Response>
}

/** January 2568 at the 20th: 5605 certified, 5602 half done; December and last January recorded for 5605. */
export async function openWorld(): Promise<OpenWorld> {
  const service = await startService({ at: '2025-01-12T10:00' })
  const producers = {
    '5605': await addProducers(service, '5605', 2),
    '5602': await addProducers(service, '5602', 3),
    '5701': await addProducers(service, '5701', 1),
  }
  const officer = await signIn(service, await addPerson(service, 'district_officer', '5605'))
  const chief = await signIn(service, await addPerson(service, 'district_chief', '5605'))
  const neighbour = await signIn(service, await addPerson(service, 'district_officer', '5602'))
  const stranger = await signIn(service, await addPerson(service, 'district_officer', '5701'))
  const asProvince = await signIn(service, await addPerson(service, 'provincial_officer', '56'))
  const asOther = await signIn(service, await addPerson(service, 'provincial_officer', '57'))
  await lastYear(service, producers['5605'])
  const [one = '', two = ''] = producers['5605']
  const split = [
    { category: 'food', channel: 'domestic_online', amount: '1000.25' },
    { category: 'textile_apparel', channel: 'domestic_offline', amount: '250' },
  ]
  const figures = [figure(one, '0', { entries: split }), figure(two, null, { noSalesReason: 'no_orders' })]
  const at = { officeCode: '5605', period: '2025-01' }
  const saved = await officer.call('saveFigures', at, { figures })
  await officer.call('submitReport', at, { version: saved.body.reportVersion })
  await chief.call('certifyReport', at, { version: saved.body.reportVersion + 1, signature })
  const half = [figure(producers['5602'][0] ?? '', '300.50')]
  await neighbour.call('saveFigures', { officeCode: '5602', period: '2025-01' }, { figures: half })
  const theirs = [figure(producers['5701'][0] ?? '', '777')]
  await stranger.call('saveFigures', { officeCode: '5701', period: '2025-01' }, { figures: theirs })
  const make = async (client: Client, name: string, scopes: string[]) =>
    (await client.call('createApiKey', {}, { name, scopes })).body.key
  const keys = {
    totals: await make(asProvince, 'totals', ['totals']),
    producers: await make(asProvince, 'producers', ['producers']),
    both: await make(asProvince, 'both', ['totals', 'producers']),
    other: await make(asOther, 'other', ['totals', 'producers']),
    revoked: await make(asProvince, 'revoked', ['totals', 'producers']),
  }
  const { keys: listed } = (await asProvince.call('listApiKeys')).body
  await asProvince.call('revokeApiKey', { id: listed.find(item => item.name === 'revoked')?.id ?? '' })
  service.clock.set('2025-01-20T09:30')
  let address = 0
  const ask: OpenWorld['ask'] = (name, key, query = {}, headers = {}) => {
    address += 1
    const from = { 'x-forwarded-for': `203.0.${address >> 8}.${address & 255}` }
    const bearer = key === null ? {} : { authorization: `Bearer ${key}` }
    return fetch(`${service.url}${OPEN_ROUTES[name].path}?${new URLSearchParams(query)}`, {
      headers: { ...from, ...bearer, ...headers },
    })
  }
  return { service, asProvince, keys, producers, ask }
}

/** January 2567: 5605 sold 1,000.00 and was certified. */
async function lastYear({ deps }: TestService, [id = '']: string[]): Promise<void> {
  const at = bangkokInstant('2024-01-31T10:00').toISOString()
  await deps.db.execute(sql`
    insert into figures (producer_id, period, province_code, office_code, amount, source, version, recorded_at)
    values (${id}, '2024-01', '56', '5605', 1000, 'visit', 1, ${at}::timestamptz)`)
  await deps.db.execute(sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales) values ('5605', '2024-01', '56', 1000, 1, 0)`)
  await deps.db.execute(sql`
    insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
    values ('5605', '2024-01', '56', 'certified', 1, ${at}::timestamptz)`)
}
