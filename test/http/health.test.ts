// What whoever runs the service can ask: is the process alive, can it work, how far behind is it?
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, addProducers } from '../district.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
beforeAll(async () => {
  service = await startService({ at: '2025-01-09T08:55' })
  await addPerson(service, 'district_officer', '5605')
  await addProducers(service, '5605', 1)
})
afterAll(() => service.close())

async function ask(path: string) {
  const response = await fetch(service.url + path)
  return { status: response.status, headers: response.headers, body: await response.json() }
}

describe('/healthz', () => {
  it('says that the process is alive, and nothing of the database', async () => {
    const { status, body } = await ask('/healthz')
    expect([status, body]).toEqual([200, { status: 'ok' }])
  })
})

describe('/readyz', () => {
  it('is ready before the planner has ever run', async () => {
    const { status, headers, body } = await ask('/readyz')
    expect([status, body]).toEqual([
      200,
      {
        status: 'ready',
        database: 'ok',
        migrations: 'ok',
        plannerRanSecondsAgo: null,
        oldestUnsentNoticeSeconds: null,
        noticesHeldForQuota: 0,
      },
    ])
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('tells the age of the last planner run in the service’s own time', async () => {
    await service.worker.runUntilIdle()
    expect((await ask('/readyz')).body).toMatchObject({ plannerRanSecondsAgo: 0 })
    service.clock.wait(90_000)
    expect((await ask('/readyz')).body).toMatchObject({ plannerRanSecondsAgo: 90 })
  })

  it('tells how long the oldest notice waits when LINE does not take it', async () => {
    service.platform.faults.set(call => (call.path.includes('/message/') ? '500_before_accept' : null))
    service.clock.set('2025-01-10T09:00')
    await service.worker.runUntilIdle()
    service.clock.set('2025-01-10T09:10')
    expect((await ask('/readyz')).body).toMatchObject({
      oldestUnsentNoticeSeconds: 600,
      noticesHeldForQuota: 0,
    })
    service.platform.faults.set(null)
    service.clock.wait(3600_000)
    await service.worker.runUntilIdle()
    expect((await ask('/readyz')).body).toMatchObject({ oldestUnsentNoticeSeconds: null })
  })

  it('counts what waits for quota apart: it is not late, it is held', async () => {
    service.platform.quota.set(0)
    service.clock.set('2025-01-24T09:00')
    await service.worker.runUntilIdle()
    expect((await ask('/readyz')).body).toMatchObject({
      oldestUnsentNoticeSeconds: null,
      noticesHeldForQuota: 2,
    })
    service.platform.quota.set(null)
    service.clock.wait(120_000)
    await service.worker.runUntilIdle()
    expect((await ask('/readyz')).body).toMatchObject({ noticesHeldForQuota: 0 })
  })

  it('is not ready on a database without the tables', async () => {
    await service.deps.db.execute(sql`alter table planner_watermarks rename to elsewhere`)
    const { status, headers, body } = await ask('/readyz')
    await service.deps.db.execute(sql`alter table elsewhere rename to planner_watermarks`)
    expect([status, body]).toEqual([503, { status: 'not ready', database: 'ok', migrations: 'missing' }])
    expect(headers.get('retry-after')).toBe('2')
    expect((await ask('/readyz')).status).toBe(200)
  })
})
