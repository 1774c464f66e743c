// What the preview says is what happens: in worlds of many sorts nobody does anything for 30 days, the clock goes on, and
// LINE gets exactly the foreseen messages, at the foreseen moments, in the foreseen words, for the foreseen cost.
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import type { NoticePreview } from '../../bot/contract/calendar-years.ts'
import { addDays, bangkokDateOf, instantOf } from '../../bot/domain/civil-time.ts'
import { bangkokInstant } from '../service.ts'
import { hashTables } from '../table-hashes.ts'
import { lineOf, type PreviewWorld, readSent, reopen, startPreviewWorld } from './preview-world.ts'

let world: PreviewWorld
afterEach(() => world.service.close())

async function preview(): Promise<NoticePreview> {
  const { status, body } = await world.asProvince.call('previewNotices')
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** The foreseen messages that are paid, in the words of readSent. */
const foreseenLines = ({ sendings }: NoticePreview): string[] =>
  sendings
    .flatMap(({ at, messages }) =>
      messages.flatMap(({ kinds, cards, recipients }) =>
        recipients
          .filter(recipient => !recipient.isHeld)
          .map(({ name, officeName }) => lineOf(new Date(at), name ?? `กลุ่ม ${officeName}`, kinds, cards)),
      ),
    )
    .sort()

/** Moments at which anything could happen, foreseen or not. */
function momentsOf({ asOf, until, sendings }: NoticePreview): Date[] {
  const times = ['00:00', '07:00', '09:00', '16:30', '20:00', '23:59']
  const moments = sendings.map(sending => new Date(sending.at))
  for (let on = bangkokDateOf(new Date(asOf)); on <= bangkokDateOf(new Date(until)); on = addDays(on, 1))
    moments.push(...times.map(time => instantOf(on, time)))
  return moments
    .filter(at => at >= new Date(asOf) && at <= new Date(until))
    .sort((a, b) => a.getTime() - b.getTime())
}

async function expectItHappens(): Promise<NoticePreview> {
  const foreseen = await preview()
  for (const at of momentsOf(foreseen)) await world.reach(at)
  const sent = await readSent(world, new Date(foreseen.asOf))
  expect(sent.lines).toEqual(foreseenLines(foreseen))
  expect(sent.cost).toBe(foreseen.months.reduce((sum, month) => sum + month.cost, 0))
  expect(sent.cost).toBe(foreseen.sendings.reduce((sum, sending) => sum + sending.cost, 0))
  return foreseen
}

const allKinds = (foreseen: NoticePreview) =>
  new Set(foreseen.sendings.flatMap(({ messages }) => messages.flatMap(({ kinds }) => kinds)))

// Each lives through a month.
const A_MONTH = { timeout: 90_000 }

describe('with nobody doing anything for 30 days, LINE gets exactly what was foreseen', A_MONTH, () => {
  it('before a month opens', async () => {
    world = await startPreviewWorld('2025-01-08T12:00', null)
    const foreseen = await expectItHappens()
    for (const kind of [
      'window_opens',
      'forecast_heads_up_14',
      'report_due_heads_up',
      'report_due',
      'sign_off_due',
      'last_call',
      'window_closes',
      'summary_due_day',
    ])
      expect(allKinds(foreseen)).toContain(kind)
  })

  it('in the middle of one, with districts at every stage', async () => {
    world = await startPreviewWorld('2025-01-20T10:00', 300)
    const foreseen = await expectItHappens()
    const silent = foreseen.sendings.flatMap(sending => sending.silent)
    expect(new Set(silent.map(({ reason }) => reason))).toEqual(
      new Set(['unreachable', 'certified_meanwhile', 'submitted_meanwhile', 'no_producers', 'nobody_there']),
    )
  })

  it('with a date corrected and the notices of the correction still waiting for the morning', async () => {
    world = await startPreviewWorld('2025-01-20T21:30', null)
    await world.asProvince.call(
      'correctCalendar',
      { period: '2025-01' },
      { milestone: 'report_due', correctedOn: '2025-01-28', reason: 'กรมเลื่อน' },
    )
    const foreseen = await expectItHappens()
    expect(foreseen.sendings[0]?.at).toBe(bangkokInstant('2025-01-21T07:00').toISOString())
    expect(allKinds(foreseen)).toContain('calendar_corrected')
  })

  it('with a month open again whose end nobody uses', async () => {
    world = await startPreviewWorld('2025-02-08T10:00', 300)
    await reopen(world, '5602', '2025-01', bangkokInstant('2025-02-12T16:45'))
    await world.service.worker.runUntilIdle()
    world.service.clock.wait(60_000)
    const foreseen = await expectItHappens()
    for (const kind of ['reopening_ends', 'reopening_ran_out']) expect(allKinds(foreseen)).toContain(kind)
  })

  it('after the service was away over a due time, and it is night', async () => {
    world = await startPreviewWorld('2025-01-10T08:00', null)
    world.service.clock.set('2025-01-10T21:30')
    const foreseen = await expectItHappens()
    expect(foreseen.sendings[0]?.at).toBe(bangkokInstant('2025-01-11T07:00').toISOString())
    expect(foreseen.sendings[0]?.messages.map(({ kinds }) => kinds)).toEqual([['window_opens']])
  })

  it('with a quota that does not suffice, over the change of the month', async () => {
    world = await startPreviewWorld('2025-01-20T10:00', 24)
    const foreseen = await expectItHappens()
    const january = foreseen.months.find(item => item.month === '2025-01')
    const { limit, used } = foreseen.quota ?? { limit: null, used: 0 }
    expect(january?.held).toBeGreaterThan(0)
    expect(used + (january?.cost ?? 0)).toBeLessThanOrEqual(limit ?? 0)
    const rows = await world.service.deps.db.execute(
      sql`select from notices where kind = 'quota_held' or (state = 'held' and reason = 'quota')`,
    )
    expect(rows.length).toBeGreaterThan(0)
  })

  it('with a quota that pays for people and not for a group', async () => {
    world = await startPreviewWorld('2025-01-09T10:00', 9)
    const foreseen = await expectItHappens()
    expect(foreseen.months[0]?.held).toBeGreaterThan(0)
    expect(allKinds(foreseen)).toContain('quota_held')
  })
})

describe('the preview', () => {
  it('writes nothing, and is told again in the same words', async () => {
    world = await startPreviewWorld('2025-01-20T10:00', 24)
    const before = await hashTables(world.service.deps.db)
    const first = await preview()
    expect(await preview()).toEqual(first)
    expect(await hashTables(world.service.deps.db)).toEqual(before)
    expect(foreseenLines(first).length).toBeGreaterThan(5)
  })

  it('of another province has nothing of this one', async () => {
    world = await startPreviewWorld('2025-01-08T12:00', null)
    expect(JSON.stringify(await preview())).not.toMatch(/เชียงราย/)
  })
})
