// What the server might answer, for looking at the mini-app's pages and testing its pure parts without a server.
// Everything is made from a number, so the same fixture is the same every time. Times are those of January 2568.
import { randomUUID } from 'node:crypto'
import type { CalendarView } from '../../bot/contract/calendar.ts'
import type { DistrictProgress, HomeView } from '../../bot/contract/home.ts'
import type { InvitationList } from '../../bot/contract/invitations.ts'
import type { FigureView, FormRow, ReportView } from '../../bot/contract/reports.ts'
import type { OfficerView } from '../../bot/contract/sessions.ts'
import type { SummaryView } from '../../bot/contract/summaries.ts'

export const PERIOD = '2025-01'

export const OFFICERS = {
  officer: {
    fullName: 'สมศรี ใจดี',
    role: 'district_officer',
    officeCode: '5605',
    officeName: 'อำเภอดอกคำใต้',
  },
  chief: {
    fullName: 'ประสิทธิ์ มั่นคง',
    role: 'district_chief',
    officeCode: '5605',
    officeName: 'อำเภอดอกคำใต้',
  },
  province: {
    fullName: 'วราภรณ์ ศรีพะเยา',
    role: 'provincial_officer',
    officeCode: '56',
    officeName: 'จังหวัดพะเยา',
  },
} as const satisfies Record<string, OfficerView>

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

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

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
  recordedBy: OFFICERS.officer.fullName,
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
  recordedBy: OFFICERS.officer.fullName,
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

export function makeReport(rows: FormRow[], change: Partial<ReportView> = {}): ReportView {
  return {
    officeCode: '5605',
    officeName: 'อำเภอดอกคำใต้',
    period: PERIOD,
    state: 'draft',
    version: 3,
    window: { isOpen: true, closesAt: '2025-02-06T16:59:59.000Z' },
    reportDueOn: '2025-01-25',
    signOffDueOn: '2025-01-31',
    lock: null,
    may: { save: true, submit: true, certify: false, return: false },
    isOwnWork: false,
    submitted: null,
    certified: null,
    returned: null,
    rows,
    ...change,
  }
}

export const makeCalendar = (mayCorrect = false): CalendarView => ({
  period: PERIOD,
  dates: [
    day('window_opens', '2025-01-10'),
    { ...day('report_due', '2025-01-25'), isWorkingDay: false },
    { ...day('forecast_due', '2025-01-25'), isWorkingDay: false },
    day('sign_off_due', '2025-01-31'),
    { ...day('window_closes', '2025-02-07'), correctedBecause: 'กรมฯ ขยายเวลาปิดระบบหนึ่งวัน' },
  ],
  window: { isOpen: true, closesAt: '2025-02-06T16:59:59.000Z' },
  mayCorrect,
})

const day = (milestone: CalendarView['dates'][number]['milestone'], on: string) => ({
  milestone,
  on,
  holiday: null,
  isWorkingDay: true,
  correctedBecause: null,
})

const NAMES = ['เมืองพะเยา', 'จุน', 'เชียงคำ', 'เชียงม่วน', 'ดอกคำใต้', 'ปง', 'แม่ใจ', 'ภูซาง', 'ภูกามยาว']
const STATES = [
  'certified',
  'submitted',
  'draft',
  'certified',
  'draft',
  'draft',
  'returned',
  'draft',
  'certified',
] as const

export const makeDistricts = (): DistrictProgress[] =>
  NAMES.map((name, index) => {
    const expected = 40 + index * 7
    const state = pick(STATES, index)
    const isWhole = state === 'certified' || state === 'submitted'
    return {
      officeCode: `560${index + 1}`,
      officeName: `อำเภอ${name}`,
      period: PERIOD,
      state,
      recorded: isWhole ? expected : Math.floor((expected * ((index * 3) % 8)) / 10),
      expected,
      amount: `${(index + 1) * 412_345}.50`,
    }
  })

export function makeHome(officer: OfficerView, own: Partial<DistrictProgress> = {}): HomeView {
  const isDistrict = officer.officeCode.length === 4
  const district: DistrictProgress = {
    officeCode: officer.officeCode,
    officeName: officer.officeName,
    period: PERIOD,
    state: 'draft',
    recorded: 41,
    expected: 63,
    amount: '1284560.00',
    ...own,
  }
  const closed = {
    isOpen: false,
    reason: 'past_closing',
    until: null,
    since: '2025-01-06T16:59:59.000Z',
  } as const
  const before = ['2024-12', '2024-11', '2024-10'].map(period => ({
    ...district,
    period,
    state: 'certified' as const,
    recorded: 63,
    window: closed,
  }))
  return {
    officer,
    period: PERIOD,
    calendar: makeCalendar(),
    districts: isDistrict ? [district] : makeDistricts(),
    earlier: isDistrict ? before : [],
    forecast: isDistrict
      ? {
          fiscalYear: 2025,
          dueOn: '2025-01-25',
          isFiled: false,
          mayFile: officer.role === 'district_officer',
        }
      : null,
    summaries: isDistrict ? [] : [PERIOD, '2024-12', '2024-11'],
    isPractice: true,
  }
}

export const makeSummary = (): SummaryView => ({
  period: PERIOD,
  provinceName: 'จังหวัดพะเยา',
  asOf: '2025-01-25T09:30:00.000Z',
  amount: '12845600.50',
  producers: { recorded: 489, expected: 612, noSales: 31 },
  offices: { of: 9, complete: 5, submitted: 4, certified: 3 },
  onTime: { submitted: 4, certified: 3, of: 9, isDuePassed: false, isSignOffPassed: false },
  growthMonth: { now: '8000000.00', base: '7744433.00', tenths: 33, covered: 4, of: 9 },
  growthYear: { now: '41000000.00', base: '42000000.00', tenths: -24, covered: 31, of: 36 },
  districts: makeDistricts().map((district, index) => ({
    officeCode: district.officeCode,
    officeName: district.officeName,
    state: district.state,
    recorded: district.recorded,
    expected: district.expected,
    amount: district.amount,
    people: [{ fullName: `นางสาวสมหญิง ใจงาม ${index + 1}`, canBeReached: index % 3 !== 2 }],
  })),
  calendar: makeCalendar(),
  earlier: '2024-12',
  later: null,
})

export const makeInvitations = (): InvitationList => ({
  invitations: (['open', 'used', 'expired', 'revoked'] as const).map((state, index) => ({
    id: randomUUID(),
    kind: index === 1 ? ('group' as const) : ('officer' as const),
    role: index === 1 ? null : 'district_officer',
    officeName: `อำเภอ${pick(NAMES, index)}`,
    createdAt: '2025-01-08T02:00:00.000Z',
    expiresAt: '2025-01-15T02:00:00.000Z',
    state,
  })),
  offices: [
    { code: '56', name: 'จังหวัดพะเยา' },
    ...NAMES.map((name, index) => ({ code: `560${index + 1}`, name: `อำเภอ${name}` })),
  ],
})
