// Producers of a district with and without figures, made from their number: the same every time.
import type { FigureView, FormRow } from '../../bot/contract/reports.ts'

/** Who recorded the figures. */
export const OFFICER_NAME = 'สมศรี ใจดี'

const GROUPS = ['กลุ่มทอผ้า', 'กลุ่มแม่บ้านเกษตรกร', 'วิสาหกิจชุมชน', 'กลุ่มจักสานผักตบชวา', 'กลุ่มสมุนไพร', 'ร้าน']
const PLACES = ['บ้านดอกคำใต้', 'เชียงคำ', 'จุน', 'เชียงม่วน', 'บ้านถ้ำ', 'หนองหล่ม', 'สันโค้ง', 'ป่าซาง']
const PRODUCTS = [
  ['textile_apparel', 'ผ้าทอไทลื้อ'],
  ['food', 'ปลาส้ม'],
  ['food', 'ข้าวหอมมะลิ'],
  ['household_decor', 'ตะกร้าผักตบชวา'],
  ['herb_nonfood', 'ลูกประคบสมุนไพร'],
  ['drink', 'น้ำลิ้นจี่'],
] as const

export const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

/** Producer number `index` of a district; nothing recorded. Every seventh is new, every eleventh sold nothing. */
export function makeRow(index: number): FormRow {
  const [mainCategory, product] = pick(PRODUCTS, index)
  const baht = 8_000 + ((index * 7919) % 60_000)
  const satang = (index * 37) % 100
  return {
    producerId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    code: `PYO${String(index + 1).padStart(4, '0')}`,
    name: `${pick(GROUPS, index)}${pick(PLACES, index * 3)} หมู่ ${(index % 12) + 1}`,
    product,
    mainCategory,
    mainChannel: 'domestic_offline',
    figure: null,
    lastMonth: index % 7 === 6 ? null : `${baht}.${String(satang).padStart(2, '0')}`,
    lastYear: index % 7 === 6 ? null : index % 11 === 10 ? '0.00' : `${baht + ((index * 313) % 4000)}.00`,
  }
}

/** A stored figure in the producer's main category and channel. */
export const makeFigure = (row: FormRow, amount: string, change: Partial<FigureView> = {}): FigureView => ({
  version: 1,
  amount,
  entries: [{ category: row.mainCategory, channel: row.mainChannel, amount }],
  noSalesReason: null,
  note: null,
  source: 'visit',
  doubtReason: null,
  recordedBy: OFFICER_NAME,
  recordedAt: '2025-01-20T03:15:00.000Z',
  ...change,
})

/** A stated zero. */
export const makeNoSales = (): FigureView => ({
  version: 1,
  amount: '0.00',
  entries: [],
  noSalesReason: 'out_of_season',
  note: null,
  source: 'phone',
  doubtReason: null,
  recordedBy: OFFICER_NAME,
  recordedAt: '2025-01-20T03:20:00.000Z',
})

/** Rows of which the first `recorded` are stored: mostly plain, some zero, some split, some confirmed as doubtful. */
export function makeRows(count: number, recorded: number): FormRow[] {
  return Array.from({ length: count }, (_, index) => {
    const row = makeRow(index)
    if (index >= recorded) return row
    if (index % 9 === 8) return { ...row, figure: makeNoSales() }
    const amount = row.lastMonth ?? '12000.00'
    if (index % 8 === 5) {
      const entries = [
        { category: row.mainCategory, channel: 'domestic_offline', amount: '12500.00' },
        { category: row.mainCategory, channel: 'domestic_online', amount: '4300.50' },
      ] as const
      return { ...row, figure: makeFigure(row, '16800.50', { entries: [...entries] }) }
    }
    const doubtReason = index % 10 === 3 ? 'ออกงานกาชาดจังหวัด' : null
    return { ...row, figure: makeFigure(row, amount, { doubtReason }) }
  })
}
