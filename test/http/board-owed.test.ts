// The board's list of who owes a report, its years, whose it is, and what it says of the quota.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, signIn } from '../district.ts'
import { type BoardWorld, openBoardWorld } from './board-world.ts'
import { isReport, listStoredReports, readBoard } from './stored-reports.ts'

let world: BoardWorld
beforeAll(async () => {
  world = await openBoardWorld()
})
afterAll(() => world.service.close())
beforeEach(() => world.service.clock.set('2025-01-20T10:00'))

const boardOf = () => readBoard(world.asProvince)

describe('who owes', () => {
  it('is every report that is not certified, the month in focus first', async () => {
    const { owed } = await boardOf()
    const stored = await listStoredReports(world)
    const wanted = stored.filter(
      row => isReport(row) && row.expected > 0 && !['certified', 'accepted'].includes(row.state),
    )
    const keyOf = (item: { period: string; left: number; code: string }) =>
      `${item.period} ${String(99 - item.left).padStart(2, '0')} ${item.code}`
    const listed = owed.map(item =>
      keyOf({ period: item.period, left: item.expected - item.recorded, code: item.officeCode }),
    )
    expect(listed.toSorted()).toEqual(
      wanted.map(row => keyOf({ ...row, left: row.expected - row.recorded })).toSorted(),
    )
    const months = owed.map(item => item.period)
    expect(months).toEqual(months.toSorted().reverse())
    for (const period of new Set(months)) {
      const ofMonth = listed.filter(key => key.startsWith(period))
      expect(ofMonth).toEqual(ofMonth.toSorted())
    }
  })

  it('cannot be nudged about a closed month, and is where a reopening runs', async () => {
    const closed = (await boardOf()).owed.filter(item => item.period < '2025-01')
    expect(closed.length).toBeGreaterThan(3)
    for (const item of closed) expect([item.refusal, item.openUntil]).toEqual(['closed', null])
    const [one] = closed
    if (one === undefined) throw new Error('nobody owes an earlier month')
    await world.service.deps.db.execute(sql`
      insert into reopenings (id, province_code, office_code, period, reason, until, granted_by, granted_at)
      select ${world.service.deps.ids.uuid()}, '56', ${one.officeCode}, ${one.period}, 'x', '2025-01-22T05:00:00Z', id, now()
      from officers where office_code = '56' limit 1`)
    const again = (await boardOf()).owed.find(
      item => item.officeCode === one.officeCode && item.period === one.period,
    )
    expect(again).toMatchObject({ refusal: 'nobody_reachable', openUntil: '2025-01-22T05:00:00.000Z' })
  })
})

describe('a past year', () => {
  it('has its last month in focus, owes what was never certified, and imports are no reports', async () => {
    const board = await readBoard(world.asProvince, '2024')
    expect([board.focus, board.earlier, board.later]).toEqual(['2024-09', null, 2025])
    const kinds = new Set(board.districts.flatMap(district => district.cells.map(cell => cell.kind)))
    expect([...kinds].sort()).toEqual(['no_producers', 'report'])
    expect(board.owed.every(item => item.refusal === 'closed')).toBe(true)
    expect((await boardOf()).earlier).toBe(2024)
  })

  it.each([
    ['2026', 404],
    ['2020', 404],
    ['2568', 400],
    ['25', 400],
  ])('or one that has not begun or is none: %s is answered with %s', async (fiscalYear, status) => {
    expect((await world.asProvince.call('showBoard', { fiscalYear })).status).toBe(status)
  })

  it('whose first month is opened before the year begins is there with its month', async () => {
    world.service.clock.set('2025-09-29T10:00')
    const { db } = world.service.deps
    const person = await addPerson(world.service, 'provincial_officer', '56')
    const asOfficer = await signIn(world.service, person)
    expect((await asOfficer.call('showBoard', { fiscalYear: '2026' })).status).toBe(404)
    await db.execute(sql`
      insert into calendar_corrections (id, province_code, period, milestone, corrected_on, reason, made_by, made_at)
      values (${world.service.deps.ids.uuid()}, '56', '2025-10', 'window_opens', '2025-09-28', 'x', ${person.id}, now())`)
    const board = await readBoard(asOfficer, '2026')
    await db.execute(sql`delete from calendar_corrections`)
    expect([board.focus, board.earlier, board.later]).toEqual(['2025-10', 2025, null])
    expect(board.owed.map(item => item.period)).toContain('2025-10')
  })

  it('that began before its first month opened has everything before it', async () => {
    world.service.clock.set('2025-10-03T10:00')
    const asOctober = await signIn(world.service, await addPerson(world.service, 'provincial_chief', '56'))
    const board = await readBoard(asOctober, '2026')
    expect([board.focus, board.owed, board.month.offices.submitted]).toEqual(['2025-10', [], 0])
    const kinds = new Set(board.districts.flatMap(district => district.cells.map(cell => cell.kind)))
    expect([...kinds]).toEqual(['future'])
  })
})

describe('the board', () => {
  it('of the provincial chief is the same, without the right to nudge', async () => {
    const [officer, chief] = [await boardOf(), await readBoard(world.asChief)]
    expect([officer.mayNudge, chief.mayNudge]).toEqual([true, false])
    expect({ ...chief, mayNudge: true }).toEqual(officer)
  })

  it('of another province holds nothing of this one', async () => {
    const board = await readBoard(world.asNeighbour)
    expect([board.provinceName, board.provinceCode]).toEqual(['เชียงราย', '57'])
    expect(JSON.stringify(board)).not.toMatch(/"56\d\d"/)
    const own = board.districts.filter(district => district.cells.some(cell => cell.kind === 'report'))
    expect(own.map(district => district.officeCode)).toEqual(['5701'])
  })

  it('takes the same few statements for a province of nine districts as for one of eighteen', async () => {
    const { options } = world.service.database.sql
    let count = 0
    Object.assign(options, { debug: () => count++ })
    const countOf = async (as: typeof world.asProvince) => {
      count = 0
      const { districts, owed } = await readBoard(as)
      expect(owed).not.toEqual([])
      return { statements: count, districts: districts.length }
    }
    const [small, large] = [await countOf(world.asProvince), await countOf(world.asNeighbour)]
    Object.assign(options, { debug: undefined })
    expect([small.districts, large.districts]).toEqual([9, 18])
    expect(small.statements).toBeGreaterThan(10)
    expect(large.statements).toBe(small.statements)
  })

  it('says what is left of the quota, and does without it when LINE is away', async () => {
    world.service.platform.quota.set(300)
    expect((await boardOf()).quota).toEqual({ limit: 300, used: 0 })
    world.service.platform.quota.set(null)
    expect((await boardOf()).quota).toEqual({ limit: null, used: 0 })
    for (const fault of ['500_before_accept', 'hang'] as const) {
      world.service.platform.faults.set(call => (call.path.includes('quota') ? fault : null))
      expect((await boardOf()).quota, fault).toBeNull()
    }
    world.service.platform.faults.set(null)
  })

  it('of an evening says when a nudge would be heard', async () => {
    expect((await boardOf()).nudgesGoAt).toBeNull()
    world.service.clock.set('2025-01-20T21:00')
    expect((await boardOf()).nudgesGoAt).toBe('2025-01-21T00:00:00.000Z')
  })
})
