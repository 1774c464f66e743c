// Words of the audit trail: every action that is written has a sentence of its own, and no row is unreadable.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type AuditFacts,
  type AuditNames,
  certificationKey,
  idsToName,
} from '../../bot/domain/audit-reader.ts'
import { AUDIT_WRITERS, auditWords, placeLine } from '../../bot/domain/audit-words.ts'
import { MOVES } from '../../bot/domain/report-states.ts'

const PRODUCER = '0194f000-0000-7000-8000-000000000001'
const OTHER = '0194f000-0000-7000-8000-000000000002'
const OFFICER = '0194f000-0000-7000-8000-0000000000aa'

const NAMES: AuditNames = {
  producers: new Map([
    [PRODUCER, 'กลุ่มทอผ้า'],
    [OTHER, 'กลุ่มจักสาน'],
  ]),
  officers: new Map([[OFFICER, 'สมหญิง ตัวอย่าง']]),
  certified: new Map([[certificationKey('5605', '2025-01', 4), { number: 2, actingOrder: '12/2568' }]]),
}

const row = (action: string, detail: Record<string, unknown> = {}): AuditFacts => ({
  action,
  officeCode: '5605',
  period: '2025-01',
  detail,
})
const write = (action: string, detail?: Record<string, unknown>) => auditWords(row(action, detail), NAMES)

/** Sources that write to the audit trail. */
function readWriters(): { file: string; text: string }[] {
  const root = join(import.meta.dirname, '../..')
  return ['bot', 'scripts']
    .flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
    )
    .filter(file => file.endsWith('.ts'))
    .map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }))
    .filter(({ text }) => /\b(insertAudit|auditChat)\(/.test(text))
}

/** Actions that a source writes. The moves of a report share one statement. */
function actionsIn(text: string): string[] {
  const values = [...text.matchAll(/\baction:(.*)|\bauditChat\(deps, (.*)/g)].map(
    match => match[1] ?? match[2] ?? '',
  )
  return values.flatMap(value =>
    value.includes('rule.move')
      ? MOVES.filter(move => move !== 'save').map(move => `${move}-report`)
      : [...value.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(match => match[1] ?? ''),
  )
}

describe('the words of the audit trail', () => {
  it('has a sentence of its own for every action that the program writes', () => {
    const writers = readWriters().map(({ file, text }) => ({ file, actions: actionsIn(text) }))
    expect(writers.filter(({ actions }) => actions.length === 0)).toEqual([])
    const actions = new Set(writers.flatMap(writer => writer.actions))
    for (const known of ['save-figures', 'reopen-report', 'answer-figure', 'unfollow-chat', 'change-rule'])
      expect(actions).toContain(known)
    expect([...actions].filter(action => !Object.hasOwn(AUDIT_WRITERS, action))).toEqual([])
  })

  it('says something whole in Thai whatever a row holds, or does not hold', () => {
    const details = [
      {},
      { producerId: OTHER, figures: 'x', version: 'y', until: 'never', from: 1, quarter: '2025-q9' },
      { figures: [null, 1, {}], form: 'toString', kind: 'constructor', role: '__proto__', reason: null },
    ]
    for (const action of [...Object.keys(AUDIT_WRITERS), 'grow-wings', 'constructor', '__proto__']) {
      for (const detail of details) {
        const { says, details: lines } = write(action, detail)
        expect(says).toMatch(/^[ก-๙]/)
        expect(says).not.toMatch(/undefined|null|NaN|\[object| {2}/)
        for (const line of lines) expect(line).not.toMatch(/undefined|null|NaN|\[object|^$/)
      }
    }
    expect(write('grow-wings')).toEqual({ says: 'ทำรายการในระบบ', details: ['รายการ: grow-wings'] })
  })

  it('tells a first figure from a changed one, a stated zero from a blank, with exact amounts', () => {
    const figures = [
      { producerId: PRODUCER, from: null, to: '12500.50', version: 1 },
      { producerId: OTHER, from: null, to: '0.00', version: 1 },
    ]
    expect(write('save-figures', { figures })).toEqual({
      says: 'บันทึกตัวเลข 2 ราย',
      details: ['กลุ่มทอผ้า: ยังไม่บันทึก → 12,500.50 บาท', 'กลุ่มจักสาน: ยังไม่บันทึก → ไม่มียอดขาย'],
    })
    const changed = [
      { producerId: PRODUCER, from: '100.00', to: null, version: 2 },
      { producerId: OTHER, from: '7.00', to: '7.00', version: 2 },
      { producerId: 'gone', from: '0.00', to: '999999999999.99', version: 2 },
    ]
    expect(write('save-figures', { figures: changed })).toEqual({
      says: 'แก้ไขตัวเลข 3 ราย',
      details: [
        'กลุ่มทอผ้า: 100 บาท → ยังไม่บันทึก',
        'กลุ่มจักสาน: 7 บาท (แก้รายละเอียด)',
        'ผู้ผลิตรายหนึ่ง: ไม่มียอดขาย → 999,999,999,999.99 บาท',
      ],
    })
  })

  it('shows the first thirty figures of a long save and counts the rest', () => {
    const figures = Array.from({ length: 120 }, () => ({ producerId: PRODUCER, from: null, to: '1.00' }))
    const { says, details } = write('save-figures', { figures })
    expect([says, details.length, details.at(-1)]).toEqual(['บันทึกตัวเลข 120 ราย', 31, 'และอีก 90 ราย'])
  })

  it.each<[string, Record<string, unknown>, string, string[]]>([
    [
      'certify-report',
      { from: 'submitted', to: 'certified', version: 5 },
      'ลงนามรับรองรายงาน ฉบับที่ 2',
      ['รักษาราชการแทนพัฒนาการอำเภอ ตามคำสั่งที่ 12/2568'],
    ],
    ['certify-report', { version: 3 }, 'ลงนามรับรองรายงาน', []],
    [
      'return-report',
      { reason: 'ยอดสูงผิดปกติ', producerId: PRODUCER },
      'ตีกลับรายงานให้แก้ไข',
      ['เหตุผล: ยอดสูงผิดปกติ', 'ตัวเลขที่ให้แก้: กลุ่มทอผ้า'],
    ],
    ['return-report', { reason: 'แก้\nทั้งฉบับ', producerId: null }, 'ตีกลับรายงานให้แก้ไข', ['เหตุผล: แก้ ทั้งฉบับ']],
    [
      'reopen-report',
      { until: '2025-02-20T16:59:59.999Z', reason: 'อินเทอร์เน็ตขัดข้อง' },
      'เปิดให้แก้ไขหลังปิดระบบ ถึง 20 กุมภาพันธ์ 2568 เวลา 23:59 น.',
      ['เหตุผล: อินเทอร์เน็ตขัดข้อง'],
    ],
    ['ask-figure', { producerId: PRODUCER }, 'ถามเรื่องตัวเลขของ กลุ่มทอผ้า', []],
    [
      'add-evidence',
      { producerId: PRODUCER, kind: 'receipts', keptAt: 'ตู้เอกสาร', note: null, photoHash: 'ab' },
      'เพิ่มหลักฐานของ กลุ่มทอผ้า',
      ['ชนิด: ใบเสร็จ', 'เก็บไว้ที่: ตู้เอกสาร', 'มีรูปถ่าย'],
    ],
    [
      'change-evidence',
      { producerId: PRODUCER, from: 'other', to: 'receipts' },
      'เปลี่ยนชนิดหลักฐานของ กลุ่มทอผ้า',
      ['อื่น ๆ → ใบเสร็จ'],
    ],
    ['put-photo', { producerId: PRODUCER, from: null, to: 'ab', size: 5 }, 'แนบรูปหลักฐานของ กลุ่มทอผ้า', []],
    ['put-photo', { producerId: PRODUCER, from: 'ab', to: 'cd', size: 5 }, 'เปลี่ยนรูปหลักฐานของ กลุ่มทอผ้า', []],
    [
      'draw-sample',
      { quarter: '2025-q2', size: 5, of: 63 },
      'สุ่มผู้ผลิตเพื่อตรวจหลักฐาน 5 จาก 63 ราย',
      ['ไตรมาสที่ 2 ปีงบประมาณ 2568'],
    ],
    ['make-document-link', { form: 'rt2', number: 2, producerId: null }, 'ขอเอกสาร แบบ รต.2 ฉบับที่ 2', []],
    [
      'make-document-link',
      { form: 'rt1', number: null, producerId: PRODUCER },
      'ขอเอกสาร แบบ รต.1 ฉบับร่าง',
      ['ผู้ผลิต: กลุ่มทอผ้า'],
    ],
    ['make-document-link', { form: 'rt2_blank', number: null }, 'ขอเอกสาร แบบ รต.2 เปล่า', []],
    [
      'name-acting-chief',
      { officerId: OFFICER, orderNumber: '12/2568', fromOn: '2025-01-20', untilOn: '2025-01-24' },
      'แต่งตั้ง สมหญิง ตัวอย่าง ให้รักษาราชการแทนพัฒนาการอำเภอ',
      ['คำสั่งที่: 12/2568', 'ตั้งแต่ 20 มกราคม 2568 ถึง 24 มกราคม 2568'],
    ],
    [
      'change-rule',
      { rule: 'certify-own-work', from: false, to: true },
      'กำหนดให้ผู้บันทึกหรือผู้ส่งรายงานลงนามรับรองรายงานนั้นเองได้',
      [],
    ],
    [
      'correct-calendar',
      { milestone: 'report_due', from: '2025-01-25', to: '2025-01-27', reason: 'วันหยุด' },
      'แก้วันครบกำหนดบันทึก รต.1',
      ['25 มกราคม 2568 → 27 มกราคม 2568', 'เหตุผล: วันหยุด'],
    ],
    ['file-forecast', { fiscalYear: 2025 }, 'แจ้งว่าส่งแบบประมาณการรายได้แล้ว ปีงบประมาณ 2568', []],
    [
      'file-forecast',
      { fiscalYear: 2025, number: 2, amount: '1234567.50', contentHash: 'ab' },
      'ยื่นแบบประมาณการรายได้ ปีงบประมาณ 2568 ฉบับที่ 2',
      ['รวมทั้งปี: 1,234,567.50 บาท'],
    ],
    [
      'save-forecast',
      {
        fiscalYear: 2025,
        version: 3,
        percentTenths: 30,
        figures: [{ producerId: PRODUCER, from: '0.00', to: '120000.00' }],
      },
      'บันทึกแบบประมาณการรายได้ ปีงบประมาณ 2568 1 ราย',
      ['ร้อยละที่ใช้กับยอดปีก่อน: +3.0%', 'กลุ่มทอผ้า: ทั้งปี 0 → 120,000 บาท'],
    ],
    ['make-document-link', { form: 'province', number: null }, 'ขอเอกสาร สรุปรายได้ของจังหวัด', []],
    ['make-document-link', { form: 'forecast', number: 2 }, 'ขอเอกสาร แบบประมาณการรายได้ ฉบับที่ 2', []],
    ['create-invitation', { kind: 'officer', role: 'district_officer' }, 'สร้างคำเชิญ ตำแหน่งพัฒนากร', []],
    ['create-invitation', { kind: 'group', role: null }, 'สร้างรหัสผูกกลุ่มไลน์', []],
    [
      'accept-invitation',
      { role: 'district_chief', invitedBy: OFFICER },
      'ตอบรับคำเชิญเข้าใช้ระบบ ตำแหน่งพัฒนาการอำเภอ',
      ['ผู้เชิญ: สมหญิง ตัวอย่าง'],
    ],
  ])('%s %o', (action, detail, says, details) => {
    expect(write(action, detail)).toEqual({ says, details })
  })

  it('asks for the names of all ids that it shows, once each, and of nothing that is no id', () => {
    const rows = [
      { detail: { figures: [{ producerId: PRODUCER }, { producerId: OTHER }, { producerId: 'x' }] } },
      { detail: { producerId: PRODUCER, officerId: OFFICER, invitedBy: OFFICER } },
      { detail: { producerId: null, officerId: 5, invitedBy: "'; drop table audit" } },
    ]
    expect(idsToName(rows)).toEqual({ producers: [PRODUCER, OTHER], officers: [OFFICER] })
  })

  it('names the place of a row as far as it has one', () => {
    expect(placeLine('อำเภอดอกคำใต้', '2025-01')).toBe('อำเภอดอกคำใต้ เดือนมกราคม 2568')
    expect(placeLine(null, '2025-01')).toBe('เดือนมกราคม 2568')
    expect(placeLine('จังหวัดพะเยา', null)).toBe('จังหวัดพะเยา')
    expect(placeLine(null, null)).toBeNull()
  })
})
