// The story that the history tests read: figures from two places, certified, returned, changed, certified by an acting
// chief, accepted. In January 2568 of Dok Khamtai; another district of the province reports nothing.
import { expect } from 'vitest'
import { saveFigures } from '../../bot/actions/save-figures.ts'
import type { FigureInput } from '../../bot/contract/reports.ts'
import type { Origin } from '../../db/vocabulary.ts'
import {
  actorOf,
  addPerson,
  addProducers,
  type Client,
  figure,
  signature,
  signIn,
  type TestPerson,
} from '../district.ts'
import { startService, type TestService } from '../service.ts'

export const AT = { officeCode: '5605', period: '2025-01' }

const PEOPLE = ['officer', 'chief', 'neighbour', 'province'] as const
type Name = (typeof PEOPLE)[number]

export interface HistoryWorld {
  service: TestService
  people: Record<Name, TestPerson>
  as: Record<Name, Client>
  first: string
  second: string
}

export async function openHistoryWorld(): Promise<HistoryWorld> {
  const service = await startService({ at: '2025-01-13T09:00' })
  const people = {
    officer: await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง'),
    chief: await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง'),
    neighbour: await addPerson(service, 'district_chief', '5602', 'สมคิด ตัวอย่าง'),
    province: await addPerson(service, 'provincial_officer', '56', 'สมพร ตัวอย่าง'),
  }
  const [first, second] = (await addProducers(service, '5605', 2)) as [string, string]
  await addProducers(service, '5602', 1)
  const as = {} as HistoryWorld['as']
  for (const name of PEOPLE) as[name] = await signIn(service, people[name])
  const world = { service, people, as, first, second }
  await tellStory(world)
  return world
}

async function tellStory({ service, people, as, first, second }: HistoryWorld): Promise<void> {
  const save = (producerId: string, amount: string, baseVersion: number, origin: Origin = 'app') =>
    saveFigures(
      service.deps,
      { ...actorOf(people.officer), origin },
      { ...AT, figures: [figure(producerId, amount, { baseVersion }) as FigureInput] },
    )
  const versionNow = async () => (await as.chief.call('showReport', AT)).body.version
  const submitAndCertify = async (certifier: Client) => {
    const submitted = await as.officer.call('submitReport', AT, { version: await versionNow() })
    const certified = await certifier.call('certifyReport', AT, {
      version: submitted.body.version,
      signature,
    })
    expect(certified.status).toBe(200)
  }
  // All at one instant, from different places: only the version tells the saves apart.
  await save(first, '100', 0, 'chat')
  await save(first, '150.25', 1)
  await as.officer.call('saveFigures', AT, { figures: [figure(second, null, { noSalesReason: 'paused' })] })
  service.clock.set('2025-01-25T10:00')
  await submitAndCertify(as.chief)
  service.clock.set('2025-01-26T10:00')
  const reason = 'โปรดตรวจ\nอีกครั้ง'
  await as.province.call('returnReport', AT, { version: await versionNow(), reason, producerId: first })
  await as.chief.call('addComment', AT, { producerId: first, replyTo: null, text: 'ถามลับ' })
  service.clock.set('2025-01-27T10:00')
  await save(first, '175.25', 2)
  await as.province.call(
    'nameActingChief',
    {},
    {
      officeCode: '5605',
      officerId: people.neighbour.id,
      orderNumber: '12/2568',
      fromOn: '2025-01-27',
      untilOn: '2025-01-31',
    },
  )
  await submitAndCertify(as.neighbour)
  service.clock.set('2025-01-28T10:00')
  const accepted = await as.province.call('acceptReport', AT, { version: await versionNow() })
  expect(accepted.body.state).toBe('accepted')
}
