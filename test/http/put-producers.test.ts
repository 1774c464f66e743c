// A whole register at once: decided as the preview says, owed from a month that nobody reported, quick, and the second time
// without effect.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { previewProducers, putProducers } from '../../bot/actions/put-producers.ts'
import type { RegisterRow } from '../../bot/domain/decide-register.ts'
import { listDemoProducers } from '../../db/seed/demo-producers.ts'
import { actorOf, addPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
let province: ReturnType<typeof actorOf>
let district: ReturnType<typeof actorOf>
beforeAll(async () => {
  service = await startService({ at: '2025-01-13T09:00' })
  province = actorOf(await addPerson(service, 'provincial_officer', '56'))
  district = actorOf(await addPerson(service, 'district_officer', '5605'))
})
afterAll(() => service.close())

const ROWS: RegisterRow[] = listDemoProducers().map(item => ({
  code: item.registrationCode,
  name: item.name,
  officeCode: item.officeCode,
  subdistrictCode: item.subdistrictCode,
  mainCategory: item.mainCategory,
  kind: item.kind,
  product: item.product,
}))

const put = (rows: readonly RegisterRow[]) => putProducers(service.deps, province, rows)
const kinds = (outcomes: readonly { outcome: string }[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(outcomes, item => item.outcome)).map(([kind, list]) => [
      kind,
      list?.length,
    ]),
  )

const count = async (query: ReturnType<typeof sql>) => {
  const [row] = await service.deps.db.execute<{ count: number }>(query)
  return row?.count
}

describe('a register', () => {
  it('is taken in as the preview says, and a second time changes nothing', async () => {
    const expected = await previewProducers(service.deps, province, ROWS)
    expect(await count(sql`select count(*)::int as count from producers`)).toBe(0)
    expect(await put(ROWS)).toEqual(expected)
    const { added = 0, doubtful = 0 } = kinds(expected)
    expect(added + doubtful).toBe(ROWS.length)
    expect(await count(sql`select count(*)::int as count from producers`)).toBe(added)
    expect(
      await count(sql`select count(*)::int as count from producer_stays where from_period = '2025-01'`),
    ).toBe(added)
    const audits = await count(sql`select count(*)::int as count from audit`)
    expect(kinds(await put(ROWS))).toEqual({ unchanged: added, doubtful })
    expect(await count(sql`select count(*)::int as count from audit`)).toBe(audits)
  })

  it('changes what it says otherwise, and the trail says from what to what', async () => {
    const [first] = ROWS
    if (first === undefined) throw new Error('no rows')
    const [outcome] = await put([{ ...first, name: 'ชื่อใหม่ของกลุ่ม', product: null, kind: null }])
    expect(outcome).toMatchObject({ outcome: 'changed', changes: [{ field: 'name', to: 'ชื่อใหม่ของกลุ่ม' }] })
    const [row] = await service.deps.db.execute<{ name: string; product: string; detail: unknown }>(sql`
      select p.name, p.product, a.detail from producers p, audit a
      where p.code = ${first.code} order by a.seq desc limit 1`)
    expect(row).toMatchObject({
      name: 'ชื่อใหม่ของกลุ่ม',
      product: first.product,
      detail: { added: [], changed: [{ name: 'ชื่อใหม่ของกลุ่ม', changes: [{ from: first.name }] }] },
    })
  })

  it('makes numbers for rows without one, each its own, and takes the category for a product', async () => {
    const rows = ['กลุ่มสานหวาย', 'น้ำผึ้งป่าสัก', 'ข้าวกล้องงอก'].map(name => ({
      ...({ code: null, officeCode: '5607', subdistrictCode: null, kind: null, product: null } as const),
      name,
      mainCategory: 'food' as const,
    }))
    expect(kinds(await put(rows))).toEqual({ added: 3 })
    const made = await service.deps.db.execute<{ code: string; product: string }>(
      sql`select code, product from producers where code like 'N5607-%' order by code`,
    )
    expect(Array.from(made, row => row.code)).toEqual(['N5607-0001', 'N5607-0002', 'N5607-0003'])
    expect(made[0]?.product).toBe('อาหาร')
  })

  it('begins after the month that a district has reported', async () => {
    await service.deps.db.execute(sql`
      insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
      values ('5609', '2025-01', '56', 'submitted', 3, now())
      on conflict (office_code, period) do update set state = 'submitted'`)
    const row = { code: 'X-1', name: 'กลุ่มใหม่ภูกามยาว', officeCode: '5609', subdistrictCode: null }
    await put([{ ...row, mainCategory: 'food', kind: null, product: null }])
    const [stay] = await service.deps.db.execute<{ from_period: string }>(sql`
      select s.from_period from producer_stays s join producers p on p.id = s.producer_id where p.code = 'X-1'`)
    expect(stay?.from_period).toBe('2025-02')
  })

  it('by two at once adds everybody once', async () => {
    const rows = [1, 2, 3].map(number => ({
      ...({ officeCode: '5604', subdistrictCode: null, kind: null, product: null } as const),
      code: `TWICE-${number}`,
      name: `${['หวาย', 'ไม้ไผ่', 'ดินเผา'][number - 1]} ${number}`,
      mainCategory: 'household_decor' as const,
    }))
    const both = await Promise.all([put(rows), put(rows)])
    expect(both.map(kinds)).toEqual(expect.arrayContaining([{ added: 3 }, { unchanged: 3 }]))
  })

  it('is all or nothing inside a transaction that is open already', async () => {
    const rows = [{ ...(ROWS[5] as RegisterRow), code: 'GONE', name: 'ผู้ผลิตที่ไม่เคยมี', subdistrictCode: null }]
    await expect(
      service.deps.db.transaction(async tx => {
        await putProducers({ ...service.deps, db: tx }, province, rows)
        throw new Error('something else failed')
      }),
    ).rejects.toThrow('something else failed')
    expect(await count(sql`select count(*)::int as count from producers where code = 'GONE'`)).toBe(0)
  })

  it('is for who keeps the producers of the province', async () => {
    for (const call of [previewProducers, putProducers])
      await expect(call(service.deps, district, ROWS)).rejects.toMatchObject({ code: 'access.denied' })
  })
})
