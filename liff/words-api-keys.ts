// Thai sentences of keys for dashboards and of what can be read with them.
import { REQUESTS_PER_KEY } from '../bot/domain/api-key.ts'

export const API_KEYS = {
  title: 'ข้อมูลเปิดสำหรับแดชบอร์ด',
  explain:
    'ให้โปรแกรมแดชบอร์ด เช่น Looker Studio, Power BI หรือ Excel อ่านตัวเลขของจังหวัดได้เอง โดยใช้คีย์แทนการเข้าสู่ระบบ อ่านได้อย่างเดียว แก้ไขไม่ได้',
  create: 'สร้างคีย์ใหม่',
  name: 'ใช้กับงานใด',
  namePlaceholder: 'เช่น แดชบอร์ดหน้าจอจังหวัด',
  nameMissing: 'โปรดใส่ชื่องานที่จะใช้คีย์นี้',
  scopes: 'อ่านได้',
  scopesMissing: 'โปรดเลือกอย่างน้อยหนึ่งอย่าง',
  producersNote: 'มีชื่อผู้ผลิตซึ่งเป็นข้อมูลส่วนบุคคล โปรดเลือกเมื่อจำเป็นเท่านั้น และอย่าเผยแพร่ต่อ',
  make: 'สร้างคีย์',
  madeTitle: (name: string) => `คีย์ของ “${name}”`,
  once: 'คีย์นี้แสดงครั้งเดียว โปรดคัดลอกไปใส่ในโปรแกรมแดชบอร์ดตอนนี้ หากหาย ให้ยกเลิกแล้วสร้างใหม่',
  keyLabel: 'คีย์',
  copy: 'คัดลอกคีย์',
  header: 'หรือใส่ทั้งบรรทัดนี้เป็น HTTP header',
  kept: 'เก็บคีย์แล้ว ปิด',
  list: (count: number, most: number) => `คีย์ที่ใช้ได้ ${count} จาก ${most} คีย์`,
  nothing: 'ยังไม่มีคีย์',
  usedNever: 'ยังไม่เคยใช้',
  used: (when: string) => `ใช้ล่าสุด ${when}`,
  createdBy: (name: string | null, when: string) =>
    name === null ? `สร้างเมื่อ ${when}` : `สร้างโดย ${name} เมื่อ ${when}`,
  reads: (scopes: string) => `อ่านได้: ${scopes}`,
  revoke: 'ยกเลิกคีย์',
  revokeOf: (name: string) => `ยกเลิกคีย์ ${name}`,
  revokeAsk: (name: string) => `ยกเลิกคีย์ “${name}” ใช่ไหม โปรแกรมที่ใช้คีย์นี้จะอ่านข้อมูลไม่ได้ทันที และใช้คีย์เดิมอีกไม่ได้`,
  revokeYes: 'ใช่ ยกเลิกคีย์นี้',
  revoked: 'ยกเลิกคีย์แล้ว',
  over: (count: number) => `ยกเลิกแล้ว ${count} คีย์`,
  overAt: (when: string) => `ยกเลิกเมื่อ ${when}`,
  use: 'วิธีใช้',
  useExplain:
    'ให้โปรแกรมเปิดที่อยู่ด้านล่าง พร้อมส่วนหัว Authorization: Bearer ตามด้วยคีย์ ได้ข้อมูลเป็น JSON หรือเติม ?format=csv เพื่อรับเป็นตาราง CSV ที่เปิดใน Excel ได้',
  choices:
    'เลือกเฉพาะส่วนได้ด้วย fiscalYear=2025 (ปีงบประมาณ 2568), period=2025-01 (มกราคม 2568 ยกเว้นตารางตัวชี้วัด) หรือ officeCode=5605',
  limit: `คีย์หนึ่งถามได้ ${REQUESTS_PER_KEY} ครั้งต่อนาที และใช้ได้จากเครื่องแม่ข่ายเท่านั้น ไม่ควรฝังคีย์ไว้ในหน้าเว็บ`,
  copyAddress: (what: string) => `คัดลอก ที่อยู่ของ${what}`,
  description: 'คำอธิบายสำหรับผู้พัฒนา (OpenAPI)',
} as const

/** What can be read, by the last part of its address. */
export const OPEN_TABLES: readonly { path: string; name: string; says: string; isOfProducers?: true }[] = [
  { path: 'months', name: 'รายอำเภอ รายเดือน', says: 'สถานะ ความครบถ้วน ยอด และอัตราการเพิ่ม' },
  { path: 'categories', name: 'ประเภทและช่องทาง', says: 'ยอดแยกตามประเภทผลิตภัณฑ์และช่องทางจำหน่าย' },
  { path: 'indicator', name: 'ตัวชี้วัด', says: 'อัตราการเพิ่มเทียบเป้าหมาย รายรอบและรายปี' },
  { path: 'forecasts', name: 'ประมาณการ', says: 'ยอดประมาณการเทียบยอดจริง' },
  { path: 'producers', name: 'รายผู้ผลิต', says: 'ยอดรายเดือนพร้อมชื่อผู้ผลิต', isOfProducers: true },
]
