// What the audit trail says of imported totals: every amount before and after, whatever a row holds.
import { expect, it } from 'vitest'
import { auditWords } from '../../bot/domain/audit-words.ts'

const NAMES = { producers: new Map(), officers: new Map(), certified: new Map() }
const write = (action: string, detail: Record<string, unknown>) =>
  auditWords({ action, officeCode: '56', period: null, detail }, NAMES)

it('says what a base of growth was before and is now, month by month', () => {
  const at = { officeCode: '5605', officeName: 'ดอกคำใต้' }
  const cells = [
    { ...at, period: '2023-10', from: '1.00', to: '1250000.50' },
    { ...at, period: '2023-11', from: '2.00', to: null },
    { ...at, period: '2024-02', from: null, to: '0.00' },
  ]
  expect(write('save-baseline', { fiscalYear: 2024, added: 1, changed: 1, removed: 1, cells })).toEqual({
    says: 'บันทึกยอดฐานของเดือนที่ไม่ได้บันทึกในระบบ ปีงบประมาณ 2567',
    details: [
      'เพิ่ม: 1 เดือน',
      'แก้ไข: 1 เดือน',
      'ลบ: 1 เดือน',
      'ดอกคำใต้ ตุลาคม 2566: 1 บาท → 1,250,000.50 บาท',
      'ดอกคำใต้ พฤศจิกายน 2566: 2 บาท → ไม่มียอด',
      'ดอกคำใต้ กุมภาพันธ์ 2567: ไม่มียอด → 0 บาท',
    ],
  })
  const many = Array.from({ length: 40 }, () => cells[0] ?? {})
  expect(write('save-baseline', { fiscalYear: 2024, changed: 40, cells: many }).details.at(-1)).toBe(
    'และอีก 10 เดือน',
  )
})

it('says something whole of a row that says less', () => {
  const cells = [{}, { officeName: 7, period: 'x', from: 1, to: 'y' }]
  expect(write('save-baseline', { cells }).details).toEqual(['ไม่มียอด → ไม่มียอด', 'ไม่มียอด → ไม่มียอด'])
})
