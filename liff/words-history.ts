// Thai sentences of the histories: of a figure, a report, a person. What was done is worded by the service.
import type { HistoryLine } from '../bot/contract/history.ts'

/** From where something was done. */
const ORIGIN_NAMES: Record<HistoryLine['origin'], string> = {
  app: 'แอป',
  chat: 'แชต',
  worker: 'ระบบ',
  command: 'คำสั่งผู้ดูแล',
}

/** `สมศรี ใจดี · แอป`: who did it and from where, as far as it is known. */
export const whoWords = (by: string | null, origin: HistoryLine['origin'] | null): string =>
  [by, origin && ORIGIN_NAMES[origin]].filter(Boolean).join(' · ')

export const HISTORY = {
  nothing: 'ยังไม่มีประวัติ',
  toReport: (month: string) => `ดูรายงาน ${month}`,
  becomes: 'เปลี่ยนเป็น',
  onlyNewest: (count: number) => `แสดง ${count} รายการล่าสุด`,
} as const

export const FIGURE_HISTORY = {
  title: 'ประวัติของตัวเลข',
  sub: (name: string, month: string) => `${name} · ${month}`,
  nothing: 'ยังไม่เคยบันทึกตัวเลขนี้',
  version: (number: number) => `ครั้งที่ ${number}`,
  before: 'เดิม',
  after: 'เปลี่ยนเป็น',
  first: 'บันทึกครั้งแรก',
  same: 'ยอดเท่าเดิม',
  takenBack: 'ล้างยอดแล้ว',
  blank: 'ว่าง',
  amount: (amount: string) => `${amount} บาท`,
  noSales: (reason: string) => `ไม่มียอดขาย (${reason})`,
  doubt: (reason: string) => `ยอดต่างจากเดิมมาก เหตุผล: ${reason}`,
  note: (note: string) => `หมายเหตุ: ${note}`,
  source: (source: string) => `ได้ตัวเลขจาก: ${source}`,
  split: 'แยกประเภท/ช่องทาง',
  certifiedIn: (numbers: string) => `อยู่ในฉบับรับรองที่ ${numbers}`,
  merged: 'ตัวเลขของรายที่รวมเข้ามา',
  mergedExplain: 'นับรวมเป็นยอดที่ผ่านมาของผู้ผลิตรายนี้ โดยตัวเลขเดิมไม่ถูกแก้ไข',
  producer: 'ดูข้อมูลผู้ผลิต',
  report: 'ดูรายงาน รต.2',
  reportHistory: 'ดูประวัติของทั้งรายงาน',
} as const
