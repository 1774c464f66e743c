// The department's view: every number equals plain SQL over the entries, and each province's own board.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Nation, readNation } from '../../bot/actions/read-nation.ts'
import { parseBaht, toBaht } from '../../bot/domain/money.ts'
import type { BaselineRule } from '../../db/vocabulary.ts'
import type { Client } from '../district.ts'
import { type BoardWorld, openBoardWorld } from '../http/board-world.ts'
import { readBoard } from '../http/stored-reports.ts'

const PERIOD = '2025-01'

let world: BoardWorld
beforeAll(async () => {
  world = await openBoardWorld()
})
afterAll(() => world.service.close())

const read = () => readNation(world.service.deps.db, PERIOD)
const provinceOf = ({ provinces }: Nation, code: string) => {
  const found = provinces.find(row => row.provinceCode === code)
  if (found === undefined) throw new Error(`no province ${code}`)
  return found
}

describe('the nation', () => {
  it('has every province by code, also those that have not begun', async () => {
    const { provinces } = await read()
    expect(provinces).toHaveLength(77)
    expect(provinces.map(row => row.provinceCode)).toEqual(provinces.map(row => row.provinceCode).toSorted())
    expect(provinceOf({ provinces } as Nation, '10')).toMatchObject({
      amountSatang: 0n,
      offices: { of: 0, submitted: 0, certified: 0 },
      growthYear: { tenths: null, covered: 0 },
    })
  })

  it('sums equal a plain sum of the entries, by province and month', async () => {
    const { provinces, nation } = await read()
    const rows = await world.service.deps.db.execute<{ code: string; period: string; amount: string }>(sql`
      select province_code as code, period, sum(amount)::numeric(16,2)::text as amount from revenue_entries
      where period between '2024-10' and ${PERIOD} group by 1, 2`)
    const plain = new Map(Array.from(rows, row => [`${row.code} ${row.period}`, row.amount]))
    for (const { provinceCode, months } of provinces)
      for (const { period, amountSatang } of months)
        expect(toBaht(amountSatang), `${provinceCode} ${period}`).toBe(
          plain.get(`${provinceCode} ${period}`) ?? '0.00',
        )
    const whole = [...plain.values()].reduce((sum, amount) => sum + (parseBaht(amount) ?? 0n), 0n)
    expect(whole).toBeGreaterThan(0n)
    expect(nation.yearSatang).toBe(whole)
  })

  it.each<[string, () => Client, BaselineRule]>([
    ['56', () => world.asProvince, 'last_year'],
    ['57', () => world.asNeighbour, 'last_year'],
    ['56', () => world.asProvince, 'average_3_years'],
  ])('says of %s what its own board says, by the rule of its year', async (code, client, rule) => {
    const { db } = world.service.deps
    await db.execute(sql`
      insert into baseline_rules (province_code, fiscal_year, rule, set_at) values (${code}, 2025, ${rule}, now())`)
    // Two earlier years of one district, so that the average has something to stand on.
    await db.execute(sql`
      insert into baselines (office_code, period, province_code, amount, imported_at)
      select ${`${code}02`}, p, ${code}, 1000.01, now() from unnest('{2022-10,2021-10,2022-11}'::text[]) p
      on conflict do nothing`)
    const row = provinceOf(await read(), code)
    const board = await readBoard(client())
    expect(board.focus).toBe(PERIOD)
    expect(toBaht(row.amountSatang)).toBe(board.month.amount)
    expect(toBaht(row.yearSatang)).toBe(board.province.amount)
    expect(row.recorded).toBe(board.month.producers.recorded)
    const { of, submitted, certified } = board.month.offices
    expect(row.offices).toEqual({ of, submitted, certified })
    for (const [own, its] of [
      [row.growthMonth, board.month.growthMonth],
      [row.growthYear, board.province.growth],
    ] as const) {
      expect({ now: toBaht(own.nowSatang), base: toBaht(own.baseSatang) }).toEqual({
        now: its.now,
        base: its.base,
      })
      expect([own.tenths, own.covered]).toEqual([its.tenths, its.covered])
    }
    expect(row.growthYear.covered).toBeGreaterThan(0)
    await db.execute(sql`delete from baseline_rules`)
  })

  it('is the sum of its provinces', async () => {
    const { provinces, nation } = await read()
    const total = (pick: (row: (typeof provinces)[number]) => bigint) =>
      provinces.reduce((sum, row) => sum + pick(row), 0n)
    expect(nation.amountSatang).toBe(total(row => row.amountSatang))
    expect(nation.growthYear.nowSatang).toBe(total(row => row.growthYear.nowSatang))
    expect(nation.growthYear.baseSatang).toBe(total(row => row.growthYear.baseSatang))
    expect(nation.offices.of).toBe(provinces.reduce((sum, row) => sum + row.offices.of, 0))
  })
})
