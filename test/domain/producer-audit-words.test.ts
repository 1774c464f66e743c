// What the audit trail says of producers: who, from when, from what to what.
import { expect, it } from 'vitest'
import { auditWords } from '../../bot/domain/audit-words.ts'

const ID = '0194f000-0000-7000-8000-000000000001'
const NAMES = { producers: new Map([[ID, 'กลุ่มทอผ้า']]), officers: new Map(), certified: new Map() }

const write = (action: string, detail: Record<string, unknown>) =>
  auditWords({ action, officeCode: '5605', period: '2025-02', detail: { producerId: ID, ...detail } }, NAMES)

const FROM = { fromPeriod: '2025-02' }

it.each([
  ['add-producer', { ...FROM, code: 'พย-1' }, 'เพิ่มผู้ผลิต กลุ่มทอผ้า ตั้งแต่เดือนกุมภาพันธ์ 2568', ['เลขทะเบียน: พย-1']],
  [
    'suspend-producer',
    { ...FROM, reason: 'เลิก\nกิจการ' },
    'พักผู้ผลิต กลุ่มทอผ้า ตั้งแต่เดือนกุมภาพันธ์ 2568',
    ['เหตุผล: เลิก กิจการ'],
  ],
  ['reactivate-producer', FROM, 'ให้ผู้ผลิต กลุ่มทอผ้า กลับเข้ารายชื่อ ตั้งแต่เดือนกุมภาพันธ์ 2568', []],
  [
    'merge-producer',
    { intoName: 'กลุ่มทอผ้าไหม', double: ['2024-12', '2025-01'] },
    'รวมผู้ผลิต กลุ่มทอผ้า เข้ากับ กลุ่มทอผ้าไหม',
    ['เดือนที่มียอดทั้งสองราย: ธ.ค. 67, ม.ค. 68'],
  ],
  [
    'change-producer',
    {
      changes: [
        { field: 'name', from: 'เดิม', to: 'ใหม่' },
        { field: 'mainCategory', from: 'food', to: 'drink' },
        { field: 'subdistrictCode', from: null, to: '560501' },
        { field: 'constructor', from: 'x', to: 'y' },
      ],
    },
    'แก้ข้อมูลผู้ผลิต กลุ่มทอผ้า',
    ['ชื่อ: เดิม → ใหม่', 'ประเภทผลิตภัณฑ์: อาหาร → เครื่องดื่ม', 'รหัสตำบล: ไม่ระบุ → 560501'],
  ],
] as const)('%s', (action, detail, says, details) => {
  expect(write(action, detail)).toEqual({ says, details })
})

it('lists what a register brought, thirty names of it', () => {
  const added = Array.from({ length: 40 }, (_, index) => ({ name: `ราย ${index}` }))
  const { says, details } = write('put-producers', { added, changed: [{ name: 'เก่า' }] })
  expect(says).toBe('นำเข้าทะเบียนผู้ผลิต เพิ่ม 40 ราย แก้ไข 1 ราย')
  expect(details).toHaveLength(31)
  expect([details[0], details.at(-1)]).toEqual(['เพิ่ม ราย 0', 'และอีก 11 ราย'])
})
