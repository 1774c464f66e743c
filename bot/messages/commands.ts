// The words the chat understands. People type them by hand on a phone, so spaces and a few synonyms do not
// matter; nothing is guessed beyond that: anything else gets the menu.

export type CommandName = 'status' | 'form' | 'missing' | 'document' | 'calendar' | 'help'

/** What each command is called; quick replies send exactly these words. */
export const COMMANDS: Readonly<Record<CommandName, string>> = {
  status: 'สถานะ',
  form: 'กรอก',
  missing: 'ใครยังไม่ส่ง',
  document: 'เอกสาร',
  calendar: 'ปฏิทิน',
  help: 'ช่วยเหลือ',
}

/** What a provincial officer's code follows in a group. */
export const BIND_WORD = 'ผูกกลุ่ม'

/** What is to be typed in a group to bind it: `ผูกกลุ่ม 7KQ2M9XA`. */
export const groupPhrase = (code: string): string => `${BIND_WORD} ${code}`

const SYNONYMS: Readonly<Record<CommandName, readonly string[]>> = {
  status: ['สถานะการส่ง', 'สถานะส่ง', 'ดูสถานะ', 'status'],
  form: ['กรอกรายได้', 'กรอกข้อมูล', 'กรอกแบบ', 'บันทึก', 'บันทึกรายได้', 'รต.1', 'รต1', 'form'],
  missing: ['ยังไม่ส่ง', 'ใครยังไม่ได้ส่ง', 'ยังไม่ได้ส่ง', 'ดูรายที่ยังไม่ส่ง', 'รายที่ยังไม่ส่ง', 'missing'],
  document: [
    'ขอเอกสาร',
    'เปิดเอกสาร',
    'พิมพ์เอกสาร',
    'พิมพ์รายงาน',
    'พิมพ์',
    'รต.2',
    'รต2',
    'รต.๒',
    'รต๒',
    'แบบ รต.2',
    'ขอ รต.2',
    'พิมพ์ รต.2',
    'ไฟล์',
    'ไฟล์ pdf',
    'pdf',
    'document',
  ],
  calendar: ['ปฎิทิน', 'ปฏิทินรายงาน', 'กำหนดการ', 'กำหนดส่ง', 'calendar', 'roadmap'],
  help: ['ขอความช่วยเหลือ', 'วิธีใช้', 'คู่มือ', 'เมนู', 'menu', 'help', '?'],
}

const NAMES = Object.keys(COMMANDS) as CommandName[]

const COMMAND_OF: ReadonlyMap<string, CommandName> = new Map(
  NAMES.flatMap(name => [COMMANDS[name], ...SYNONYMS[name]].map(word => [squeezed(word), name] as const)),
)

const BINDING = new RegExp(`^${BIND_WORD}([A-Za-z0-9_-]{8,64})$`)

/** The command in a text, the code that binds a group (codes are in capitals, typing is not), or null. */
export function readCommand(text: string): CommandName | { bind: string } | null {
  // No command is longer; a text can have 5000 letters.
  if (text.length > 200) return null
  const joined = joinedUp(text)
  const code = BINDING.exec(joined)?.[1]
  if (code !== undefined) return { bind: code.toUpperCase() }
  return COMMAND_OF.get(joined.toLowerCase()) ?? null
}

/** Spaces out (Thai keyboards also type zero-width ones), accents composed. */
function joinedUp(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cf}]+/gu, '')
}

function squeezed(text: string): string {
  return joinedUp(text).toLowerCase()
}
