// One district with two officers, a chief and three producers; every test has a month of its own, on its 12th.
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { addPerson, addProducers, type Client, figure, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'

export interface DistrictMonths {
  service: TestService
  officer: TestPerson
  colleague: TestPerson
  chief: TestPerson
  asOfficer: Client
  asColleague: Client
  asChief: Client
  /** The month of this test. */
  at: { officeCode: string; period: string }
  /** Ids of the three producers. */
  first: string
  second: string
  third: string
}

/** Call once in a test file; what it gives is filled before each test. */
export function useDistrictMonths(): DistrictMonths {
  const world = {} as DistrictMonths
  let month = 0
  beforeAll(async () => {
    const service = await startService()
    const officer = await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง')
    const colleague = await addPerson(service, 'district_officer', '5605', 'สมศรี ตัวอย่าง')
    const chief = await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง')
    const [first, second, third] = (await addProducers(service, '5605', 3)) as [string, string, string]
    Object.assign(world, { service, officer, colleague, chief, first, second, third })
  })
  afterAll(() => world.service.close())
  beforeEach(async () => {
    const period = `20${26 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    month += 1
    const { service } = world
    service.clock.set(`${period}-12T10:00`)
    world.at = { officeCode: '5605', period }
    world.asOfficer = await signIn(service, world.officer)
    world.asColleague = await signIn(service, world.colleague)
    world.asChief = await signIn(service, world.chief)
  })
  return world
}

export const saveIn = (world: DistrictMonths, client: Client, figures: unknown[]) =>
  client.call('saveFigures', world.at, { figures })

/** All three producers recorded by the officer; the report's version after that. */
export async function fillIn(world: DistrictMonths): Promise<number> {
  const figures = [
    figure(world.first, '100'),
    figure(world.second, '200.50'),
    figure(world.third, null, { noSalesReason: 'no_orders' }),
  ]
  return (await saveIn(world, world.asOfficer, figures)).body.reportVersion
}
