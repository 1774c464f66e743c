// What the server might answer to the pages of keys, the year's calendar and the messages to come; January 2568.
import type { ApiKeyList, ApiKeyView } from '../../bot/contract/api-keys.ts'
import type { CalendarYear, NoticePreview, YearDate } from '../../bot/contract/calendar-years.ts'
import { isWeekend } from '../../bot/domain/civil-time.ts'
import { periodsOfFiscalYear } from '../../bot/domain/fiscal-year.ts'
import { calendarOf } from '../../bot/domain/reporting-calendar.ts'
import { MILESTONES } from '../../db/vocabulary.ts'

const idOf = (number: number): string => `0194f000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const makeKey = (number: number, change: Partial<ApiKeyView> = {}): ApiKeyView => ({
  id: idOf(number),
  name: `แดชบอร์ดหน้าจอห้องประชุมจังหวัด ${number}`,
  scopes: ['totals'],
  createdBy: 'วราภรณ์ ศรีพะเยา',
  createdAt: '2025-01-15T03:00:00.000Z',
  lastUsedAt: null,
  revokedAt: null,
  ...change,
})

export const makeKeys = (keys: ApiKeyView[]): ApiKeyList => ({
  keys,
  most: 20,
  address: 'https://otop.phayao.example.go.th/open/v1',
  description: 'https://otop.phayao.example.go.th/openapi.json',
})

const CORRECTIONS: YearDate['corrections'] = [
  {
    from: '2025-02-25',
    to: '2025-02-27',
    reason: 'กรมการพัฒนาชุมชนขยายเวลา เนื่องจากระบบปิดปรับปรุง 2 วัน',
    by: 'วราภรณ์ ศรีพะเยา',
    at: '2025-01-20T02:30:00.000Z',
  },
  {
    from: '2025-02-27',
    to: '2025-02-26',
    reason: 'ให้ทันการประชุมประจำเดือนของจังหวัด',
    by: null,
    at: '2025-01-21T02:30:00.000Z',
  },
]

/** On the 22nd; the due day of February moved twice. */
export function makeYear(change: Partial<CalendarYear> = {}): CalendarYear {
  const datesOf = (period: string): YearDate[] => {
    const { on } = calendarOf(period, [])
    return MILESTONES.flatMap(milestone => {
      const isMoved = period === '2025-02' && milestone === 'report_due'
      const date = isMoved ? '2025-02-26' : on[milestone]
      if (date === null) return []
      const holiday = date === '2025-04-06' ? 'วันจักรี' : null
      const corrections = isMoved ? CORRECTIONS : []
      return [
        { milestone, on: date, holiday, isWorkingDay: holiday === null && !isWeekend(date), corrections },
      ]
    }).sort((a, b) => a.on.localeCompare(b.on))
  }
  return {
    fiscalYear: 2025,
    provinceName: 'จังหวัดพะเยา',
    today: '2025-01-22',
    months: periodsOfFiscalYear(2025).map(period => ({ period, dates: datesOf(period) })),
    next: { period: '2025-01', milestone: 'report_due' },
    holidays: [
      { on: '2025-01-01', name: 'วันขึ้นปีใหม่', certainty: 'fixed' },
      { on: '2025-07-11', name: 'วันเข้าพรรษา', certainty: 'expected' },
    ],
    feed: {
      https: 'https://otop.phayao.example.go.th/open/calendar/56.ics',
      webcal: 'webcal://otop.phayao.example.go.th/open/calendar/56.ics',
    },
    previous: 2024,
    following: 2026,
    mayCorrect: true,
    mayPreview: true,
    ...change,
  }
}

type Message = NoticePreview['sendings'][number]['messages'][number]

const toOffice = (office: string, isHeld = false): Message => ({
  kinds: ['report_due', 'forecast_due'],
  periods: ['2025-01'],
  cards: [
    {
      about: 'รายได้ OTOP เดือนมกราคม 2568',
      title: 'วันนี้ครบกำหนดบันทึก รต.1',
      lines: [`อำเภอ${office}`, 'บันทึกแล้ว 41 จาก 63 ราย', 'ยังบันทึกไม่ครบ เหลืออีก 22 ราย'],
      buttons: ['บันทึกรายที่เหลือ'],
    },
  ],
  recipients: [
    { name: `สมศรี ใจดี ${office}`, role: 'district_officer', officeName: `อำเภอ${office}`, cost: 1, isHeld },
  ],
})

/** The 25th to nine districts, the 10th to all and a group. */
export function makePreview(change: Partial<NoticePreview> = {}): NoticePreview {
  const offices = ['จุน', 'ปง', 'เชียงม่วน', 'แม่ใจ']
  const people = Array.from({ length: 17 }, (_, index) => ({
    name: `เจ้าหน้าที่ ${index + 1}`,
    role: 'district_officer' as const,
    officeName: `อำเภอ${offices[index % 4]}`,
    cost: 1,
    isHeld: false,
  }))
  return {
    asOf: '2025-01-22T07:30:00.000Z',
    until: '2025-02-21T07:30:00.000Z',
    quota: { limit: 300, used: 118 },
    months: [
      { month: '2025-01', cost: 4, held: 0 },
      { month: '2025-02', cost: 29, held: 0 },
    ],
    waiting: 0,
    sendings: [
      {
        at: '2025-01-25T02:00:00.000Z',
        cost: 4,
        messages: offices.map(office => toOffice(office)),
        silent: [
          {
            kind: 'report_due',
            reason: 'certified_meanwhile',
            officeNames: ['อำเภอเมืองพะเยา', 'อำเภอดอกคำใต้'],
            people: [],
          },
          {
            kind: 'report_due',
            reason: 'unreachable',
            officeNames: [],
            people: [{ name: 'สมหมาย ไกลบ้าน', role: 'district_officer', officeName: 'อำเภอภูซาง' }],
          },
        ],
      },
      { at: '2025-01-31T02:00:00.000Z', cost: 0, messages: [], silent: [] },
      {
        at: '2025-02-10T02:00:00.000Z',
        cost: 29,
        messages: [
          {
            kinds: ['window_opens'],
            periods: ['2025-02'],
            cards: [
              {
                about: 'รายได้ OTOP',
                title: 'เปิดระบบบันทึกรายได้เดือนกุมภาพันธ์ 2568 แล้ว',
                lines: ['บันทึกได้ตั้งแต่วันนี้ โปรดทำให้เสร็จตามกำหนดนี้'],
                buttons: ['เปิดแบบบันทึกรายได้'],
              },
            ],
            recipients: [
              ...people,
              { name: null, role: null, officeName: 'อำเภอดอกคำใต้', cost: 12, isHeld: false },
            ],
          },
        ],
        silent: [],
      },
    ],
    ...change,
  }
}

/** The same on a quota that ends on the 25th. */
export function makeShort(): NoticePreview {
  const preview = makePreview()
  const [first, ...later] = preview.sendings
  const messages = ['จุน', 'ปง', 'เชียงม่วน', 'แม่ใจ'].map((office, index) => toOffice(office, index > 0))
  return {
    ...preview,
    quota: { limit: 119, used: 118 },
    months: [
      { month: '2025-01', cost: 1, held: 3 },
      { month: '2025-02', cost: 29, held: 0 },
    ],
    waiting: 2,
    sendings: first === undefined ? later : [{ ...first, cost: 1, messages }, ...later],
  }
}
