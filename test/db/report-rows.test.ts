// The form's lines against the rule told producer by producer: who is on it, its own figure, and what it sold before with
// those merged into it, wherever each of them was recorded.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadPlaces } from '../../db/load-places.ts'
import { listActiveProducerIds } from '../../db/queries/figures.ts'
import { listReportLines } from '../../db/queries/report-rows.ts'
import { figures, officers, producerStays, producers, revenueEntries } from '../../db/schema/index.ts'
import type { Satang } from '../../db/vocabulary.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { createChance } from '../prove/proof.ts'

const OFFICES = ['5601', '5602', '5605'] as const
const MONTHS = ['2024-01', '2024-12', '2025-01'] as const
const [LAST_YEAR, LAST_MONTH, PERIOD] = MONTHS
const AT = new Date('2025-01-20T03:00:00Z')
const OFFICER = '00000000-0000-4000-8000-000000000001'
const SEEDS = [1, 2, 3, 4, 5, 6]

let database: TestDatabase

beforeEach(async () => {
  database = await createTestDatabase()
  await loadPlaces(database.db)
})

afterEach(() => database.close())

interface Made {
  id: string
  mergedInto: string | null
  stays: { officeCode: string; fromPeriod: string; untilPeriod: string | null }[]
  /** By month; amount null = taken back. */
  figures: Map<string, { officeCode: string; amount: Satang | null }>
}

function make(seed: number): Made[] {
  const chance = createChance(seed)
  const oneOf = <T>(list: readonly T[]): T => list[chance.below(list.length)] as T
  const made: Made[] = []
  for (let count = 0; count < 60; count += 1) {
    const [first, second] = [oneOf(OFFICES), oneOf(OFFICES)]
    const stays = oneOf<Made['stays']>([
      [{ officeCode: first, fromPeriod: '2023-10', untilPeriod: null }],
      [{ officeCode: first, fromPeriod: '2023-10', untilPeriod: '2024-12' }],
      [
        { officeCode: first, fromPeriod: '2023-10', untilPeriod: '2024-11' },
        { officeCode: second, fromPeriod: '2024-12', untilPeriod: null },
      ],
      [],
    ])
    const recorded = MONTHS.filter(() => chance.below(4) > 0).map(month => {
      const amount = chance.below(5) === 0 ? null : BigInt(1 + chance.below(1_000_000))
      const officeCode = chance.below(4) === 0 ? oneOf(OFFICES) : (stays.at(-1)?.officeCode ?? first)
      return [month, { officeCode, amount }] as const
    })
    const kept = made.filter(item => item.mergedInto === null)
    const mergedInto = kept.length > 5 && chance.below(5) === 0 ? oneOf(kept).id : null
    made.push({ id: crypto.randomUUID(), mergedInto, stays, figures: new Map(recorded) })
  }
  return made
}

const HERE = { provinceCode: '56' }

async function store(made: readonly Made[]): Promise<void> {
  const { db } = database
  const person = { fullName: 'ผู้บันทึก', role: 'district_officer', officeCode: '5605', joinedAt: AT } as const
  await db.insert(officers).values({ ...HERE, ...person, id: OFFICER, lineUserId: `U${'1'.repeat(32)}` })
  const kinds = { kind: 'group', mainCategory: 'food', mainChannel: 'domestic_offline' } as const
  await db.insert(producers).values(
    made.map(({ id, mergedInto }, index) => ({
      ...HERE,
      ...kinds,
      ...{ id, mergedInto, officeCode: '5601', code: `P${index}`, name: `กลุ่ม ${index}`, product: 'ผ้า' },
      createdAt: AT,
    })),
  )
  await db
    .insert(producerStays)
    .values(made.flatMap(({ id, stays }) => stays.map(stay => ({ ...HERE, ...stay, producerId: id }))))
  const rows = made.flatMap(({ id, figures }) =>
    Array.from(figures, ([period, figure]) => ({ ...HERE, ...figure, producerId: id, period })),
  )
  const how = { source: 'visit', version: 1, recordedAt: AT, recordedBy: OFFICER } as const
  await db.insert(figures).values(rows.map(row => ({ ...row, ...how })))
  const lines = rows.flatMap(({ amount, ...row }) => (amount === null ? [] : [{ ...row, amount }]))
  await db
    .insert(revenueEntries)
    .values(lines.map(line => ({ ...line, category: 'food' as const, channel: 'domestic_offline' as const })))
}

const staysWith = ({ stays }: Made, officeCode: string): boolean =>
  stays.some(
    stay =>
      stay.officeCode === officeCode &&
      stay.fromPeriod <= PERIOD &&
      (stay.untilPeriod === null || stay.untilPeriod >= PERIOD),
  )

const isOn = (item: Made, officeCode: string): boolean => {
  const figure = item.figures.get(PERIOD)
  return figure === undefined || figure.amount === null
    ? staysWith(item, officeCode)
    : figure.officeCode === officeCode
}

const sold = (all: readonly Made[], { id }: Made, month: string): Satang | null => {
  const amounts = all
    .filter(item => item.id === id || item.mergedInto === id)
    .map(item => item.figures.get(month)?.amount ?? null)
    .filter(amount => amount !== null)
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0n)
}

describe.each(SEEDS)('a form of producers that moved, paused and were merged, made from %i', seed => {
  it.each(OFFICES)('has who belongs to %s, with all that is known of them', async officeCode => {
    const made = make(seed)
    await store(made)
    const lines = await listReportLines(database.scopeTo('56'), {
      ...{ officeCode, period: PERIOD, lastMonth: LAST_MONTH, lastYear: LAST_YEAR, readerId: OFFICER },
    })
    const wanted = made.filter(item => isOn(item, officeCode))
    expect(wanted.length).toBeGreaterThan(0)
    expect(lines.map(line => line.producerId).sort()).toEqual(wanted.map(item => item.id).sort())
    expect(await listActiveProducerIds(database.db, officeCode, PERIOD)).toEqual(
      new Set(wanted.map(item => item.id)),
    )
    for (const item of wanted) {
      const figure = item.figures.get(PERIOD)
      const line = lines.find(found => found.producerId === item.id)
      expect(line).toMatchObject({
        lastMonth: sold(made, item, LAST_MONTH),
        lastYear: sold(made, item, LAST_YEAR),
        recordedByName: figure === undefined ? null : 'ผู้บันทึก',
      })
      expect(line?.figure?.amount).toBe(figure?.amount)
      expect(line?.figure?.entries.map(entry => entry.amount) ?? []).toEqual(
        [figure?.amount].filter(amount => amount != null),
      )
      if (figure !== undefined) expect(line?.figure?.recordedAt).toEqual(AT)
    }
  })
})
