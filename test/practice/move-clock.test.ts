// Sending the practice clock far ahead: every notice still goes out at its own time, districts that work by themselves
// do so through the real actions, and a whole fiscal year takes seconds.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bangkokDateOf, bangkokTimeOf } from '../../bot/domain/civil-time.ts'
import { listDemoPeople } from '../../db/seed/demo-people.ts'
import { type RestartablePractice, startPracticeService } from './start-practice-service.ts'

const idOf = (key: string): string => listDemoPeople().find(person => person.key === key)?.lineUserId ?? ''
const OFFICER = idOf('5601-officer-1')
const PROVINCE = idOf('56-officer-1')
/** Patience for a busy machine, not a promise. */
const PATIENCE_MS = 150_000

let practice: RestartablePractice
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'otop-practice-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  practice = await startPracticeService({ miniAppFolder: folder, isWorking: true })
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true, force: true })
})

async function timesOf(chatId: string): Promise<string[]> {
  const messages = await practice.service().messages(chatId)
  return messages.map(({ at }) => `${bangkokDateOf(new Date(at))} ${bangkokTimeOf(new Date(at))}`)
}

describe('moving the practice clock', () => {
  it('stops at every notice on the way to the end of the month', async () => {
    await practice.service().move('month')
    expect(await timesOf(OFFICER)).toEqual([
      '2025-01-10 09:00',
      '2025-01-11 09:00',
      '2025-01-22 09:00',
      '2025-01-24 09:00',
      '2025-01-25 09:00',
      '2025-01-31 09:00',
    ])
    expect(await timesOf(PROVINCE)).toEqual(['2025-01-25 16:30', '2025-01-31 16:30'])
    expect((await practice.service().state()).now).toMatch(/^2025-01-31T09:30/)
  })

  it('makes one move at a time, and stops when told', async () => {
    const service = practice.service()
    const first = service.post('/practice/api/clock', { to: 'fiscal-year', districts: 'wait' })
    await expect.poll(async () => (await service.state()).move).not.toBeNull()
    expect(await service.post('/practice/api/clock', { to: 'day', districts: 'wait' })).toMatchObject({
      status: 409,
    })
    await service.post('/practice/api/clock/stop', {})
    expect((await first).status).toBe(200)
    const { now, move } = await service.state()
    expect(move).toBeNull()
    expect(now < '2025-10-07').toBe(true)
  })

  it(
    'rehearses the rest of a fiscal year, with districts that do their work',
    async () => {
      const service = practice.service()
      await service.move('fiscal-year', 'work')
      expect((await service.state()).now).toMatch(/^2025-10-07T00:00/)
      const rows = await service.deps.db.execute<{ period: string; certified: number; late: number }>(sql`
        select period, count(*) filter (where state = 'certified')::int as certified,
          count(*) filter (where first_submitted_at >= (period || '-26')::date)::int as late
        from district_reports where period between '2025-03' and '2025-09' group by period order by period`)
      expect(Array.from(rows, row => row.certified)).toEqual([9, 9, 9, 9, 9, 9, 9])
      const late = Array.from(rows, row => row.late)
      expect(Math.max(...late)).toBeLessThanOrEqual(2)
      expect(Math.max(...late)).toBeGreaterThan(0)
      const opened = (await timesOf(OFFICER)).filter(at => at.slice(8, 10) === '10')
      expect(opened.slice(-7)).toEqual(
        ['03', '04', '05', '06', '07', '08', '09'].map(month => `2025-${month}-10 09:00`),
      )
      const { notices } = await service.notices()
      expect(
        notices.filter(notice => ['planned', 'sending', 'failed', 'refused'].includes(notice.state)),
      ).toEqual([])
    },
    PATIENCE_MS,
  )
})
