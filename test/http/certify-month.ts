// A district's month from blank to certified over real HTTP, as often as asked: papers need something that was signed.
import type { Answer } from '../../bot/contract/routes.ts'
import { type Client, figure, signature, signIn, type TestPerson } from '../district.ts'
import type { TestService } from '../service.ts'

export interface CertifiedDistrict {
  officer: TestPerson
  chief: TestPerson
  at: { officeCode: string; period: string }
}

type Report = Answer<'showReport'>

/** Records `amount` for every producer but the last, who sold nothing; submits; the chief signs. Returns its version. */
export async function certifyMonth(
  service: TestService,
  { officer, chief, at }: CertifiedDistrict,
  amount = '100.25',
): Promise<Report['versions'][number]> {
  const asOfficer = await signIn(service, officer)
  const { rows } = await read(asOfficer, at)
  const figures = rows.map((row, index) => {
    const isLast = index === rows.length - 1
    const baseVersion = row.figure?.version ?? 0
    return figure(row.producerId, isLast ? null : amount, {
      baseVersion,
      ...(isLast ? { noSalesReason: 'no_orders' } : {}),
    })
  })
  const saved = await sound(asOfficer.call('saveFigures', at, { figures }))
  await sound(asOfficer.call('submitReport', at, { version: saved.reportVersion }))
  const asChief = await signIn(service, chief)
  const { version } = await read(asChief, at)
  await sound(asChief.call('certifyReport', at, { version, signature }))
  const [newest] = (await read(asChief, at)).versions
  if (newest === undefined) throw new Error('nothing was certified')
  return newest
}

/** The chief's or the province's return of what stands. */
export async function returnMonth(
  service: TestService,
  person: TestPerson,
  at: CertifiedDistrict['at'],
): Promise<void> {
  const client = await signIn(service, person)
  const { version } = await read(client, at)
  await sound(client.call('returnReport', at, { version, reason: 'โปรดตรวจอีกครั้ง', producerId: null }))
}

const read = (client: Client, at: CertifiedDistrict['at']): Promise<Report> =>
  sound(client.call('showReport', at))

async function sound<T>(reply: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await reply
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
