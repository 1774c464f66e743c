// The menu as quick replies, and the plain answers: help, menu, strangers, problems.
// A stranger learns only how to be invited: no command, no date, no name.
import type { messagingApi } from '@line/bot-sdk'
import type { Role } from '../../db/vocabulary.ts'
import { ROLE_NAMES } from '../domain/thai-words.ts'
import { type Card, cardMessage } from './card.ts'
import { COMMANDS, type CommandName } from './commands.ts'
import { COLORS, stack, text } from './flex-parts.ts'
import { shorten } from './shorten.ts'

const PROVINCIAL: readonly CommandName[] = ['status', 'missing', 'document', 'calendar', 'help']

/** Commands that make sense to this reader; only officers type figures. Null = a stranger or a group. */
const MENUS: Readonly<Record<Role, readonly CommandName[]>> = {
  district_officer: ['status', 'form', 'missing', 'document', 'calendar', 'help'],
  district_chief: ['status', 'missing', 'document', 'calendar', 'help'],
  provincial_officer: PROVINCIAL,
  provincial_chief: PROVINCIAL,
}

const menuOf = (role: Role | null): readonly CommandName[] => (role === null ? ['help'] : MENUS[role])

/** Buttons under the last message that type a command. */
export function menuQuickReply(role: Role | null): messagingApi.QuickReply {
  return {
    items: menuOf(role).map(name => ({
      type: 'action',
      action: { type: 'message', label: COMMANDS[name], text: COMMANDS[name] },
    })),
  }
}

/** LINE shows quick replies of the last message only. */
export function withMenu(messages: messagingApi.Message[], role: Role | null): messagingApi.Message[] {
  const last = messages.at(-1)
  return last === undefined ? [] : [...messages.slice(0, -1), { ...last, quickReply: menuQuickReply(role) }]
}

/** A card as a reply. */
export const cardReply = (card: Card, role: Role | null): messagingApi.Message[] =>
  withMenu([cardMessage([card])], role)

/** A reply of a few plain lines. */
export const plainReply = (lines: readonly string[], role: Role | null): messagingApi.Message[] =>
  withMenu([{ type: 'text', text: lines.map(line => shorten(line, 500)).join('\n') }], role)

const HOW_TO_JOIN = [
  'บัญชีนี้ใช้สำหรับเจ้าหน้าที่พัฒนาชุมชนที่ได้รับคำเชิญ',
  'หากท่านเป็นเจ้าหน้าที่ โปรดขอลิงก์คำเชิญจากสำนักงานพัฒนาชุมชนจังหวัดของท่าน แล้วเปิดลิงก์นั้นในไลน์',
] as const

/** To somebody who is not (or no longer) an officer here. */
export const strangerMessages = (): messagingApi.Message[] => plainReply(HOW_TO_JOIN, null)

const EXPLAINED: Readonly<Record<CommandName, { district: string; province: string }>> = {
  status: { district: 'อำเภอของท่านบันทึกและส่งถึงขั้นไหนแล้ว', province: 'ยอดรวม ความครบถ้วน และอัตราการเพิ่มของจังหวัด' },
  form: { district: 'เปิดแบบบันทึกรายได้ รต.1', province: 'เปิดสรุปของจังหวัด' },
  missing: { district: 'ผู้ผลิตที่ยังไม่มีตัวเลข', province: 'อำเภอที่ยังไม่ลงนามรับรอง' },
  document: {
    district: 'เปิดแบบ รต.2 และ รต.1 เป็นไฟล์ PDF (ในแชตส่วนตัว)',
    province: 'เปิดแบบ รต.2 ของอำเภอที่ลงนามรับรองแล้วเป็นไฟล์ PDF',
  },
  calendar: { district: 'วันครบกำหนดและวันปิดระบบของเดือนนี้', province: 'วันครบกำหนดและวันปิดระบบของเดือนนี้' },
  help: { district: 'คำที่พิมพ์ได้ทั้งหมด', province: 'คำที่พิมพ์ได้ทั้งหมด' },
}

const PHOTOS_TOO = 'ส่งรูปหลักฐานมาในแชตส่วนตัวได้เลย ระบบจะถามว่าเป็นของผู้ผลิตรายใด'
const FILES_TOO = 'ส่งไฟล์แบบ รต.1 ที่กรอกแล้วมาในแชตส่วนตัวได้เลย ระบบจะให้ตรวจทุกแถวก่อนบันทึก'

/** What can be typed, with a word about each. */
export function helpMessages(role: Role | null): messagingApi.Message[] {
  if (role === null) return strangerMessages()
  const side = role.startsWith('district_') ? 'district' : 'province'
  const lines = menuOf(role).map(name => [COMMANDS[name], EXPLAINED[name][side]] as const)
  const photos = side === 'district' ? [PHOTOS_TOO, ...(role === 'district_officer' ? [FILES_TOO] : [])] : []
  const contact =
    side === 'district' ? 'หากติดขัด โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด' : 'ตอบในแชตนี้ไม่เสียโควตาข้อความ พิมพ์ถามได้ทุกเมื่อ'
  return cardReply(
    {
      tone: 'plain',
      about: `สำหรับ${ROLE_NAMES[role]}`,
      title: 'พิมพ์คำเหล่านี้ หรือกดปุ่มด้านล่าง',
      body: [
        ...lines.map(([word, meaning]) =>
          stack([text(word, { weight: 'bold', color: COLORS.green }), text(meaning)], 'md'),
        ),
        ...[...photos, contact].map(words => text(words, { size: 'sm', color: COLORS.quiet, margin: 'lg' })),
      ],
      buttons: [],
      altText: `พิมพ์ได้ดังนี้ ${lines.map(([word, meaning]) => `${word}: ${meaning}`).join(' ')} ${[...photos, contact].join(' ')}`,
    },
    role,
  )
}

/** To anything that is not understood. */
export const menuMessages = (role: Role): messagingApi.Message[] =>
  plainReply(
    [
      'ยังไม่เข้าใจข้อความนี้ โปรดเลือกจากปุ่มด้านล่าง',
      `หรือพิมพ์ ${menuOf(role)
        .map(name => COMMANDS[name])
        .join(', ')}`,
    ],
    role,
  )

/** A refusal: what happened and what to do next. */
export const problemMessages = (
  words: { says: string; next: string },
  role: Role | null = null,
): messagingApi.Message[] => plainReply([words.says, words.next], role)
