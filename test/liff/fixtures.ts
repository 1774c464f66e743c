// What the server might answer, for looking at the mini-app's pages and testing its pure parts without a server.
// Everything is made from a number, so the same fixture is the same every time. Times are those of January 2568.
import { randomUUID } from 'node:crypto'
import type { CalendarView } from '../../bot/contract/calendar.ts'
import type { DistrictProgress, HomeView } from '../../bot/contract/home.ts'
import type { InvitationList } from '../../bot/contract/invitations.ts'
import type { FormRow, ReportView } from '../../bot/contract/reports.ts'
import type { OfficerView } from '../../bot/contract/sessions.ts'
import type { SummaryView } from '../../bot/contract/summaries.ts'
import { OFFICER_NAME, pick } from './fixture-rows.ts'

export const PERIOD = '2025-01'

export const OFFICERS = {
  officer: {
    fullName: OFFICER_NAME,
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
  provincialChief: {
    fullName: 'สุรพล ใจพะเยา',
    role: 'provincial_chief',
    officeCode: '56',
    officeName: 'จังหวัดพะเยา',
  },
} as const satisfies Record<string, OfficerView>

const nothing: ReportView['may'] = {
  save: false,
  submit: false,
  certify: false,
  accept: false,
  return: false,
  reopen: false,
  comment: true,
}

/** What a reader may do, by what they are about to do. */
export const MAY = {
  record: { ...nothing, save: true, submit: true },
  certify: { ...nothing, certify: true, return: true },
  accept: { ...nothing, accept: true, return: true },
  reopen: { ...nothing, accept: true, reopen: true },
  ask: nothing,
  read: { ...nothing, comment: false },
} as const satisfies Record<string, ReportView['may']>

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
    may: MAY.record,
    isOwnWork: false,
    actingOrder: null,
    submitted: null,
    certified: null,
    accepted: null,
    returned: null,
    reopened: null,
    before: {
      lastMonth: '3900000.00',
      lastYear: '4000000.00',
      thisYear: { amount: '9000000.00', months: 3 },
    },
    versions: [],
    changes: null,
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
      isTakenBackByReopening: false,
    }
  })

export function makeHome(
  officer: OfficerView,
  own: Partial<DistrictProgress> = {},
  change: Partial<HomeView> = {},
): HomeView {
  const isDistrict = officer.officeCode.length === 4
  const district: DistrictProgress = {
    officeCode: officer.officeCode,
    officeName: officer.officeName,
    period: PERIOD,
    state: 'draft',
    recorded: 41,
    expected: 63,
    amount: '1284560.00',
    isTakenBackByReopening: false,
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
    acting: [],
    isActingAtHome: false,
    reopened: [],
    lapsed: [],
    waiting: [],
    waitingCount: 0,
    questions: [],
    files: [],
    forecast: isDistrict
      ? {
          fiscalYear: 2025,
          dueOn: '2025-01-25',
          state: 'not_started',
          done: 0,
          expected: 63,
        }
      : null,
    summaries: isDistrict ? [] : [PERIOD, '2024-12', '2024-11'],
    isPractice: true,
    ...change,
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
  rule: 'last_year',
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
    replacesName: index === 0 ? 'นางสาวสมหญิง ใจงาม 1' : null,
    createdAt: '2025-01-08T02:00:00.000Z',
    expiresAt: '2025-01-15T02:00:00.000Z',
    state,
  })),
  offices: [
    { code: '56', name: 'จังหวัดพะเยา' },
    ...NAMES.map((name, index) => ({ code: `560${index + 1}`, name: `อำเภอ${name}` })),
  ],
})
