// A province with two districts and who keeps its producers, and a short way to everything that is done to one.
import type { Answer, RouteName } from '../../bot/contract/routes.ts'
import {
  addPerson,
  addProducers,
  type Client,
  figure,
  type Refused,
  type Reply,
  signIn,
  type TestPerson,
} from '../district.ts'
import { startService, type TestService } from '../service.ts'

export const HOME = '5605'
export const AWAY = '5602'

const PEOPLE = ['officer', 'chief', 'neighbour', 'province', 'chiefOfProvince', 'stranger'] as const
type Name = (typeof PEOPLE)[number]

export interface ProducersWorld {
  service: TestService
  people: Record<Name, TestPerson>
  as: Record<Name, Client>
  /** Ids of the producers of HOME and of AWAY. */
  home: string[]
  away: string[]
  /** What the province sees of one. */
  see(id: string): Promise<Answer<'showProducer'>>
  /** Something done to a producer by who keeps the register, as it is seen now. */
  change<N extends Change>(
    name: N,
    id: string,
    body?: Record<string, unknown>,
  ): Promise<Reply<Answer<N> & Refused>>
  /** Ids of the producers on a district's form. */
  form(officeCode: string, period: string): Promise<string[]>
  /** Records these amounts. */
  save(officeCode: string, period: string, amounts: Record<string, string | null>): Promise<void>
  /** Records what is missing and submits. */
  submit(officeCode: string, period: string): Promise<void>
}

type Change = Extract<
  RouteName,
  'changeProducer' | 'suspendProducer' | 'reactivateProducer' | 'moveProducer' | 'mergeProducer'
>

export async function openProducersWorld(at = '2025-01-13T09:00'): Promise<ProducersWorld> {
  const service = await startService({ at })
  const people = {
    officer: await addPerson(service, 'district_officer', HOME, 'สมหญิง ตัวอย่าง'),
    chief: await addPerson(service, 'district_chief', HOME, 'สมชาย ตัวอย่าง'),
    neighbour: await addPerson(service, 'district_officer', AWAY, 'สมคิด ตัวอย่าง'),
    province: await addPerson(service, 'provincial_officer', '56', 'สมพร ตัวอย่าง'),
    chiefOfProvince: await addPerson(service, 'provincial_chief', '56', 'สมศรี ตัวอย่าง'),
    stranger: await addPerson(service, 'provincial_officer', '57', 'สมใจ ตัวอย่าง'),
  }
  const as = {} as ProducersWorld['as']
  for (const name of PEOPLE) as[name] = await signIn(service, people[name])
  const recorderOf = (officeCode: string) => (officeCode === HOME ? as.officer : as.neighbour)
  const world: ProducersWorld = {
    service,
    people,
    as,
    home: await addProducers(service, HOME, 3),
    away: await addProducers(service, AWAY, 2),
    see: async id => sound(as.province.call('showProducer', { id })),
    async change(name, id, body = {}) {
      const { seen } = await world.see(id)
      return as.province.call(name, { id }, { seen, ...body })
    },
    async form(officeCode, period) {
      const { rows } = await sound(recorderOf(officeCode).call('showReport', { officeCode, period }))
      return rows.map(row => row.producerId)
    },
    async save(officeCode, period, amounts) {
      const client = recorderOf(officeCode)
      const { rows } = await sound(client.call('showReport', { officeCode, period }))
      const figures = Object.entries(amounts).map(([id, amount]) =>
        figure(id, amount, { baseVersion: rows.find(row => row.producerId === id)?.figure?.version ?? 0 }),
      )
      await sound(client.call('saveFigures', { officeCode, period }, { figures }))
    },
    async submit(officeCode, period) {
      const client = recorderOf(officeCode)
      const { rows } = await sound(client.call('showReport', { officeCode, period }))
      const left = rows.filter(row => row.figure === null || row.figure.amount === null)
      await world.save(officeCode, period, Object.fromEntries(left.map(row => [row.producerId, '10.00'])))
      const { version } = await sound(client.call('showReport', { officeCode, period }))
      await sound(client.call('submitReport', { officeCode, period }, { version }))
    },
  }
  return world
}

export async function sound<T>(reply: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await reply
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
