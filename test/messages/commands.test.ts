// What people type reaches the right command; everything else is left to the menu.
import { describe, expect, test } from 'vitest'
import { COMMANDS, groupPhrase, readCommand } from '../../bot/messages/commands.ts'

describe('commands', () => {
  test('each command is understood by its own word', () => {
    for (const [name, word] of Object.entries(COMMANDS)) expect(readCommand(word)).toBe(name)
    expect(Object.values(COMMANDS)).toEqual(['สถานะ', 'กรอก', 'ใครยังไม่ส่ง', 'เอกสาร', 'ปฏิทิน', 'ช่วยเหลือ'])
  })

  test.each([
    ['  สถานะ \n', 'status'],
    ['ส ถ า น ะ', 'status'],
    ['STATUS', 'status'],
    ['กรอกรายได้', 'form'],
    ['กรอก รายได้', 'form'],
    ['รต.1', 'form'],
    ['ยังไม่ส่ง', 'missing'],
    ['ใคร ยังไม่ส่ง', 'missing'],
    ['รต.2', 'document'],
    ['รต ๒', 'document'],
    ['ขอเอกสาร', 'document'],
    ['พิมพ์ รายงาน', 'document'],
    ['PDF', 'document'],
    ['\u200bปฏิทิน\ufeff', 'calendar'],
    ['เมนู', 'help'],
    ['Help', 'help'],
  ])('%j means %s', (typed, name) => {
    expect(readCommand(typed)).toBe(name)
  })

  test.each(['', '   ', 'สถาน', 'สถานะของเชียงคำ', 'constructor', '__proto__', '12500', 'x'.repeat(5000)])(
    '%j is no command',
    typed => {
      expect(readCommand(typed)).toBeNull()
    },
  )

  test('the phrase shown to staff binds a group, however it is typed', () => {
    expect(readCommand(groupPhrase('7KQ2M9XA'))).toEqual({ bind: '7KQ2M9XA' })
    expect(readCommand(' ผูก กลุ่ม  7kq2 m9xa ')).toEqual({ bind: '7KQ2M9XA' })
  })

  test.each(['ผูกกลุ่ม', 'ผูกกลุ่ม 1234567', 'ผูกกลุ่ม รหัสภาษาไทย', `ผูกกลุ่ม ${'A'.repeat(65)}`])(
    '%j binds nothing',
    typed => {
      expect(readCommand(typed)).toBeNull()
    },
  )
})
