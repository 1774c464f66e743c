// The people of one district's forecast, signed in, and the province that reads it.
import { addPerson, type Client, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'

/** 12 January of the fiscal year 2568. */
export const FORECAST_NOW = '2025-01-12T10:00'

export interface ForecastPeople {
  service: TestService
  /** Of Dok Khamtai (5605), the neighbour of Phu Sang (5606). */
  people: Record<'officer' | 'colleague' | 'chief' | 'neighbour', TestPerson>
  officer: Client
  colleague: Client
  chief: Client
  /** An officer of the province. */
  province: Client
}

export async function startForecastPeople(): Promise<ForecastPeople> {
  const service = await startService({ at: FORECAST_NOW })
  const people = {
    officer: await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง'),
    colleague: await addPerson(service, 'district_officer', '5605', 'สมศรี ตัวอย่าง'),
    chief: await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง'),
    neighbour: await addPerson(service, 'district_officer', '5606', 'สมใจ ตัวอย่าง'),
  }
  return {
    service,
    people,
    officer: await signIn(service, people.officer),
    colleague: await signIn(service, people.colleague),
    chief: await signIn(service, people.chief),
    province: await signIn(service, await addPerson(service, 'provincial_officer', '56')),
  }
}
