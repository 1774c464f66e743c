// What a save costs is what it asks the database: always the same few statements, however many figures it changes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenToSave } from '../bench/save-pgbench.ts'
import type { SavePlace } from '../bench/save-world.ts'
import { actorOf, addPerson, addProducers } from '../district.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
let places: Record<'one' | 'many', SavePlace>

beforeAll(async () => {
  const now = new Date()
  service = await startService({ at: now.toISOString().slice(0, 16) })
  // The month before the running one is open for whoever has a reopening, on every day of the month.
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7)
  places = { one: await openPlace('5601', month, 1), many: await openPlace('5602', month, 120) }
})

afterAll(() => service.close())

async function openPlace(officeCode: string, period: string, producers: number): Promise<SavePlace> {
  const actor = actorOf(await addPerson(service, 'district_officer', officeCode))
  await service.database.sql`
    insert into reopenings (id, office_code, province_code, period, reason, until, granted_by, granted_at)
    values (gen_random_uuid(), ${officeCode}, '56', ${period}, 'แก้ไขยอด', now() + interval '2 days', ${actor.id}, now())`
  return {
    officeCode,
    period,
    actor,
    tokens: [],
    producerIds: await addProducers(service, officeCode, producers),
  }
}

test('a save of 120 figures sends the same statements as a save of one', async () => {
  const texts: string[][] = []
  for (const place of [places.one, places.many]) {
    // The first save of a month makes the row of its report.
    await listenToSave(service.database, place, 0)
    texts.push((await listenToSave(service.database, place, 1)).map(({ text }) => text))
  }
  expect(texts[1]).toEqual(texts[0]?.map(text => text.replace('5601', '5602')))
})

test('a save is one transaction of nine statements', async () => {
  const [begin, ...rest] = (await listenToSave(service.database, places.many, 2)).map(({ text }) =>
    text.trim(),
  )
  expect(begin).toMatch(/^begin/)
  expect(rest.at(-1)).toBe('commit')
  expect(rest.slice(0, -1)).toHaveLength(9)
})
