// A small province with people in every role, and a neighbouring one: for tests of who is who in an office.
import { sql } from 'drizzle-orm'
import type { OfficerEntry, OfficerList } from '../../bot/contract/officers.ts'
import { addPerson, type Client, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'

export type Who = 'officer' | 'chief' | 'neighbour' | 'province' | 'head' | 'foreign'

export interface OfficePeople {
  service: TestService
  people: Record<Who, TestPerson>
  as: Record<Who, Client>
}

/** ดอกคำใต้ (5605) with officer and chief, an officer of จุน (5602), the province 56, and somebody of 57. */
export async function openOffices(): Promise<OfficePeople> {
  const service = await startService({ at: '2025-01-15T10:00' })
  const people: OfficePeople['people'] = {
    officer: await addPerson(service, 'district_officer', '5605', 'สมศรี ใจดี'),
    chief: await addPerson(service, 'district_chief', '5605', 'ประสิทธิ์ มั่นคง'),
    neighbour: await addPerson(service, 'district_officer', '5602', 'มานี มีนา'),
    province: await addPerson(service, 'provincial_officer', '56', 'วราภรณ์ ศรีพะเยา'),
    head: await addPerson(service, 'provincial_chief', '56', 'สุรพล ใจพะเยา'),
    foreign: await addPerson(service, 'provincial_officer', '57', 'คนเชียงราย'),
  }
  const as = {} as OfficePeople['as']
  for (const who of Object.keys(people) as Who[]) as[who] = await signIn(service, people[who])
  return { service, people, as }
}

export const listOf = async (client: Client): Promise<OfficerList> => (await client.call('listOfficers')).body

export const entryOf = async (client: Client, id: string): Promise<OfficerEntry | undefined> =>
  (await listOf(client)).offices.flatMap(office => office.officers).find(entry => entry.id === id)

/** Details of the audit rows of an action, the oldest first. */
export async function auditOf(service: TestService, action: string): Promise<Record<string, unknown>[]> {
  const rows = await service.deps.db.execute<{ detail: Record<string, unknown> }>(
    sql`select detail from audit where action = ${action} order by seq`,
  )
  return Array.from(rows, row => row.detail)
}
