// Evidence of a quarter in a real Chromium: what is missing where, going from quarter to quarter, samples for inspection.
import { describe, expect, it } from 'vitest'
import { moveQuarter, quarterOf, quarterParts } from '../../liff/quarters.ts'
import { expectAccessible } from './expect-accessible.ts'
import { LONG_NAME, makeGaps, makeSample } from './life-fixtures.ts'
import { linesOf, makeLife, press, refusal, says, useLife } from './life-service.ts'

const PATH = '/evidence/2025-q2'
const open = useLife()
const draws = (state: ReturnType<typeof makeLife>) => linesOf(state, /^POST .*samples$/)

describe('a quarter', () => {
  it('belongs to the fiscal year, and is followed by the next one', () => {
    expect(['2024-10', '2024-12', '2025-01', '2025-09', '2025-10'].map(quarterOf)).toEqual([
      '2025-q1',
      '2025-q1',
      '2025-q2',
      '2025-q4',
      '2026-q1',
    ])
    expect([moveQuarter('2025-q1', -1), moveQuarter('2025-q4', 1)]).toEqual(['2024-q4', '2026-q1'])
    expect(quarterParts('2025-q2')).toEqual({ fiscalYear: 2025, number: 2 })
  })

  it('offers the one before, and none that has not begun', async () => {
    const page = await open(PATH, makeLife(), { who: 'province' })
    const ways = await page.evaluate(
      '[...document.querySelectorAll("nav a")].map(way => way.getAttribute("href"))',
    )
    expect(ways).toEqual(['/liff/evidence/2025-q1'])
    const before = await open(
      '/evidence/2025-q1',
      makeLife({ gaps: makeGaps('district', { quarter: '2025-q1' }) }),
    )
    expect(await before.getByRole('link', { name: 'ไตรมาสถัดไป ไตรมาสที่ 2 ปีงบประมาณ 2568' }).count()).toBe(1)
  })

  it('names who has a figure but no evidence, and leads to the newest month that has begun', async () => {
    const page = await open(PATH, makeLife({ gaps: makeGaps('district') }))
    await says(page, 'ยังไม่มีหลักฐาน 4 ราย')
    await page.getByRole('link', { name: 'PYO0001' }).click()
    await says(page, 'หลักฐาน มกราคม 2568')
    expect(new URL(page.url()).pathname).toBe('/liff/evidence/5605/2025-01')
    expect(await page.getByLabel('ค้นหาผู้ผลิต').inputValue()).toBe('PYO0001')
  })

  it('says so when nothing is missing', async () => {
    const [office] = makeGaps('district').offices
    const offices = office ? [{ ...office, missing: 0 }] : []
    const page = await open(PATH, makeLife({ gaps: makeGaps('district', { missing: [], offices }) }))
    await says(page, 'ผู้ผลิตทุกรายที่บันทึกยอดในไตรมาสนี้มีหลักฐานแล้ว')
  })

  it('of a district without figures has no share of nothing', async () => {
    const [own, other] = makeGaps('province').offices
    const offices = own && other ? [{ ...own, producers: 0, missing: 0 }, other] : []
    const gaps = makeGaps('province', { missing: [], offices })
    const page = await open(PATH, makeLife({ gaps }), { who: 'province' })
    const line = page.getByRole('listitem').filter({ hasText: 'อำเภอเมืองพะเยา' }).first()
    expect(await line.textContent()).toBe('อำเภอเมืองพะเยายังไม่มียอดที่บันทึก')
    expect(await line.getByRole('progressbar').count()).toBe(0)
  })

  it('lets district staff see samples, and draw none', async () => {
    const page = await open(PATH, makeLife({ gaps: makeGaps('district', { samples: [makeSample(1)] }) }))
    await says(page, 'รายชื่อที่สุ่มไว้')
    expect(await page.getByRole('button', { name: 'สุ่มรายชื่อ' }).count()).toBe(0)
  })
})

describe('a sample', () => {
  it('is drawn once, however often the button is tapped, and shown with who has evidence', async () => {
    const state = makeLife({ gaps: makeGaps('province', { samples: [] }) })
    const page = await open(PATH, state, { who: 'province' })
    await page.getByRole('button', { name: 'สุ่มรายชื่อ' }).dblclick()
    await says(page, 'สุ่มได้ 10 ราย')
    expect(draws(state)).toEqual(['POST /api/evidence-quarters/2025-q2/samples'])
    await says(page, /มีหลักฐานแล้ว 7\/10 ราย|มีหลักฐานแล้ว 6\/10 ราย/)
    expect(await page.getByText('ยังไม่มี', { exact: true }).count()).toBeGreaterThan(0)
  })

  it('takes a size in Thai digits too, and asks for one from 1 to 100', async () => {
    const state = makeLife()
    const page = await open(PATH, state, { who: 'province' })
    const size = page.getByLabel('จำนวน (ราย)')
    for (const text of ['0', '101', '', '1.5']) {
      await size.fill(text)
      await press(page, 'สุ่มรายชื่อ')
      await says(page, 'โปรดใส่จำนวน 1 ถึง 100')
    }
    expect(draws(state)).toEqual([])
    await size.fill('๕')
    await press(page, 'สุ่มรายชื่อ')
    await says(page, 'สุ่มได้ 5 ราย')
  })

  it('is not drawn again when its answer got lost', async () => {
    const state = makeLife({ trouble: [{ on: /^POST/, how: 'lost' }] })
    const page = await open(PATH, state, { who: 'province' })
    await press(page, 'สุ่มรายชื่อ')
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    await press(page, 'สุ่มรายชื่อ')
    await says(page, 'สุ่มได้ 10 ราย')
    expect(draws(state)).toHaveLength(1)
  })

  it('that is refused says why in one sentence', async () => {
    const how = refusal(403, 'access.denied', 'ท่านไม่มีสิทธิ์ทำรายการนี้', 'โปรดติดต่อจังหวัด')
    const page = await open(PATH, makeLife({ trouble: [{ on: /^POST/, how }] }), { who: 'province' })
    await press(page, 'สุ่มรายชื่อ')
    await says(page, 'ท่านไม่มีสิทธิ์ทำรายการนี้ โปรดติดต่อจังหวัด')
  })
})

it.each([
  ['light', 320],
  ['dark', 320],
  ['light', 768],
] as const)('is accessible and whole: %s, %i px', async (theme, width) => {
  const page = await open(PATH, makeLife(), { who: 'province', theme, width })
  await page.locator('summary').filter({ hasText: 'อำเภอเมืองพะเยา' }).click()
  await page.getByText(LONG_NAME).first().waitFor()
  await expectAccessible(page)
})
