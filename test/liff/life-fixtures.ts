// What the server might answer about evidence, histories and acting chiefs, made from numbers: the same every time.
import type { ActingChiefList, ActingChiefView } from '../../bot/contract/acting-chiefs.ts'
import type { EvidenceGaps, EvidenceItem, EvidenceView } from '../../bot/contract/evidence.ts'
import type { FigureHistory, History, HistoryLine } from '../../bot/contract/history.ts'
import { EVIDENCE_KINDS } from '../../db/vocabulary.ts'
import { makeRow, OFFICER_NAME, pick } from './fixture-rows.ts'
import { PERIOD } from './fixtures.ts'

/** As long as the names of real producers get. */
export const LONG_NAME =
  'วิสาหกิจชุมชนกลุ่มแม่บ้านเกษตรกรผู้ผลิตและแปรรูปผลิตภัณฑ์สมุนไพรพื้นบ้านเพื่อสุขภาพบ้านดอกคำใต้พัฒนาสามัคคี หมู่ 12'

const idOf = (index: number, kind: number) =>
  `0000000${kind}-0000-4000-8000-${String(index).padStart(12, '0')}`

export const makeItem = (index: number, change: Partial<EvidenceItem> = {}): EvidenceItem => ({
  id: idOf(index, 1),
  kind: pick(EVIDENCE_KINDS, index),
  keptAt: 'ที่ผู้ผลิต',
  note: index % 4 === 3 ? 'ใบเสร็จเล่มที่ 7\nเก็บในตู้เหล็กชั้นล่าง' : null,
  hasPhoto: index % 2 === 0,
  by: OFFICER_NAME,
  at: '2025-01-20T03:15:00.000Z',
  ...change,
})

/** Every third producer has nothing yet, every fifth two pieces. The second one has a long name. */
export function makeEvidence(count: number, change: Partial<EvidenceView> = {}): EvidenceView {
  const producers = Array.from({ length: count }, (_, index) => {
    const { producerId, code, name } = makeRow(index)
    const pieces = index % 3 === 2 ? 0 : index % 5 === 4 ? 2 : 1
    const items = Array.from({ length: pieces }, (_item, at) => makeItem(index * 2 + at))
    return { producerId, code, name: index === 1 ? LONG_NAME : name, items }
  })
  return {
    officeCode: '5605',
    officeName: 'อำเภอดอกคำใต้',
    period: PERIOD,
    mayKeep: true,
    producers,
    ...change,
  }
}

const OFFICE_NAMES = ['เมืองพะเยา', 'จุน', 'เชียงคำ', 'เชียงม่วน', 'ดอกคำใต้', 'ปง', 'แม่ใจ', 'ภูซาง', 'ภูกามยาว']
const OFFICES = OFFICE_NAMES.map((name, index) => ({
  officeCode: `560${index + 1}`,
  officeName: `อำเภอ${name}`,
}))

const named = (index: number, office = pick(OFFICES, index)) => {
  const { producerId, code, name } = makeRow(index)
  return { producerId, code, name: index === 3 ? LONG_NAME : name, ...office }
}

export const makeSample = (number: number, size = 10): EvidenceGaps['samples'][number] => ({
  id: idOf(number, 2),
  at: '2025-01-21T04:05:00.000Z',
  by: 'วราภรณ์ ศรีพะเยา',
  producers: Array.from({ length: size }, (_, index) => ({
    ...named(index * 7 + number),
    hasEvidence: (index + number) % 3 !== 0,
  })),
})

/** The province with nine districts, or one district alone. */
export function makeGaps(who: 'province' | 'district', change: Partial<EvidenceGaps> = {}): EvidenceGaps {
  const [own] = OFFICES.slice(4)
  const offices = who === 'province' ? OFFICES : [own ?? pick(OFFICES, 4)]
  const missing = offices.flatMap((office, at) =>
    Array.from({ length: at % 4 === 3 ? 0 : 4 + at }, (_, index) => named(at * 20 + index, office)),
  )
  return {
    quarter: '2025-q2',
    periods: ['2025-01', '2025-02', '2025-03'],
    offices: offices.map((office, at) => ({
      ...office,
      producers: 40 + at * 7,
      missing: missing.filter(item => item.officeCode === office.officeCode).length,
    })),
    missing,
    mayDraw: who === 'province',
    samples: who === 'province' ? [makeSample(1), makeSample(2, 4)] : [],
    ...change,
  }
}

export const makeFigureHistory = (): FigureHistory => {
  const version = (number: number, change: Partial<FigureHistory['versions'][number]>) => ({
    version: number,
    at: `2025-01-2${number}T03:15:00.000Z`,
    by: OFFICER_NAME,
    origin: 'app' as const,
    source: 'visit' as const,
    amount: '12500.00',
    noSalesReason: null,
    entries: [{ category: 'food', channel: 'domestic_offline', amount: '12500.00' }],
    note: null,
    doubtReason: null,
    certifiedIn: [],
    ...change,
  })
  return {
    producerId: makeRow(0).producerId,
    producerName: makeRow(0).name,
    period: PERIOD,
    merged: [],
    versions: [
      version(6, {
        amount: '145000.50',
        doubtReason: 'ออกงานกาชาดจังหวัด',
        note: 'รวมยอดออกบูท\nสามวัน',
        entries: [
          { category: 'food', channel: 'domestic_offline', amount: '132500.50' },
          { category: 'household_decor', channel: 'abroad_online', amount: '12500.00' },
        ],
        certifiedIn: [1, 2],
      }),
      version(5, { amount: '14500.00', source: 'phone', origin: 'chat' }),
      version(4, { amount: null, entries: [], origin: 'command', by: null }),
      version(3, { amount: '0.00', entries: [], noSalesReason: 'out_of_season' }),
      version(2, { note: 'ตรวจกับสมุดบัญชีแล้ว' }),
      version(1, { origin: null }),
    ],
  }
}

const line = (seq: number, change: Partial<HistoryLine>): HistoryLine => ({
  seq,
  at: '2025-01-22T03:15:00.000Z',
  by: OFFICER_NAME,
  byId: null,
  origin: 'app',
  action: 'figures.saved',
  says: 'บันทึกตัวเลข 2 ราย',
  details: ['กลุ่มทอผ้าบ้านดอกคำใต้ หมู่ 1: 12,500.00 → 14,500.00 บาท', `${LONG_NAME}: ว่าง → 8,000.00 บาท`],
  officeCode: '5605',
  period: PERIOD,
  ...change,
})

export const makeHistory = (title = 'ประวัติ รต.2 อำเภอดอกคำใต้ มกราคม 2568'): History => ({
  title,
  lines: [
    line(5, {
      says: 'จังหวัดตีกลับรายงาน',
      details: ['เหตุผล: โปรดตรวจยอดของกลุ่มจักสานอีกครั้ง'],
      by: 'วราภรณ์ ศรีพะเยา',
      byId: '0d9d8c34-5b1f-4f65-8f5c-2a3f7c1f0001',
    }),
    line(4, { at: '2025-01-21T18:30:00.000Z', says: 'เลื่อนวันปิดระบบ', details: [], officeCode: '56' }),
    line(3, {
      at: '2025-01-20T08:00:00.000Z',
      says: 'ระบบเปิดให้บันทึก',
      details: [],
      by: null,
      origin: 'worker',
    }),
    line(2, { at: '2025-01-20T03:15:00.000Z', origin: 'chat' }),
  ],
})

export const makeActingChief = (index: number, change: Partial<ActingChiefView> = {}): ActingChiefView => ({
  id: idOf(index, 3),
  ...pick(OFFICES, index),
  officerName: `นางสาวสมหญิง ใจงาม ${index}`,
  orderNumber: `${120 + index}/2568`,
  fromOn: '2025-01-20',
  untilOn: '2025-01-31',
  state: 'now',
  namedBy: 'วราภรณ์ ศรีพะเยา',
  namedAt: '2025-01-18T02:30:00.000Z',
  ...change,
})

export const makeActing = (who: 'province' | 'district'): ActingChiefList => {
  const offices = (who === 'province' ? OFFICES : OFFICES.slice(4, 5)).map(({ officeCode, officeName }) => ({
    code: officeCode,
    name: officeName,
  }))
  return {
    today: '2025-01-22',
    actingChiefs: [
      makeActingChief(4, { state: 'coming', fromOn: '2025-02-10', untilOn: '2025-02-14' }),
      makeActingChief(4),
      makeActingChief(3, { id: idOf(9, 3), state: 'over', fromOn: '2024-11-01', untilOn: '2024-11-15' }),
    ].map((chief, index) => ({ ...chief, id: idOf(index, 3) })),
    offices,
    officers: OFFICES.flatMap((office, index) => [
      { id: idOf(index, 4), fullName: `พัฒนากร ${index} ใจดี`, role: 'district_officer' as const, ...office },
      { id: idOf(index, 5), fullName: `พัฒนาการ ${index} มั่นคง`, role: 'district_chief' as const, ...office },
    ]),
  }
}
