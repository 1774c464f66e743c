// What the bot says in a LINE group: how a group is bound to an office, that it is, or why it is not.
// A group may hold people of any office, so nothing here names a person or a figure.
import type { messagingApi } from '@line/bot-sdk'
import { BIND_WORD } from './commands.ts'
import { plainReply } from './menu-replies.ts'
import { shorten } from './shorten.ts'

/** Why a code does not bind a group; the first four are an invitation's states. */
export type GroupCodeRefusal = 'unknown' | 'expired' | 'used' | 'revoked' | 'not_allowed' | 'already_bound'

const NEW_CODE = 'โปรดขอรหัสใหม่จากเจ้าหน้าที่จังหวัด'

const REFUSALS: Readonly<Record<GroupCodeRefusal, readonly [says: string, next: string]>> = {
  unknown: ['ไม่พบรหัสผูกกลุ่มนี้', 'โปรดตรวจตัวอักษรให้ตรงกับที่ได้รับ หรือขอรหัสใหม่จากเจ้าหน้าที่จังหวัด'],
  expired: ['รหัสผูกกลุ่มนี้หมดอายุแล้ว', NEW_CODE],
  used: ['รหัสผูกกลุ่มนี้ถูกใช้ไปแล้ว', NEW_CODE],
  revoked: ['รหัสผูกกลุ่มนี้ถูกยกเลิกแล้ว', NEW_CODE],
  not_allowed: ['ผู้พิมพ์ไม่มีสิทธิ์ผูกกลุ่ม', 'โปรดให้เจ้าหน้าที่จังหวัดเป็นผู้พิมพ์รหัส'],
  already_bound: ['กลุ่มนี้ผูกกับสำนักงานอื่นอยู่แล้ว', 'โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด'],
}

/** When the bot is invited to a group. */
export const groupJoinedMessages = (): messagingApi.Message[] =>
  plainReply(
    [
      'กลุ่มนี้ใช้รับแจ้งวันเปิดและวันปิดระบบรายได้ OTOP แทนการแจ้งทีละคนได้',
      `เจ้าหน้าที่จังหวัดโปรดสร้างรหัสผูกกลุ่มในระบบ แล้วพิมพ์ในกลุ่มนี้ว่า ${BIND_WORD} ตามด้วยรหัส`,
    ],
    null,
  )

export const groupBoundMessages = (facts: { officeName: string }): messagingApi.Message[] =>
  plainReply(
    [
      `ผูกกลุ่มนี้กับสำนักงานพัฒนาชุมชน${shorten(facts.officeName, 60).replace(/^สำนักงานพัฒนาชุมชน/, '')} แล้ว`,
      'ต่อไปประกาศเปิดระบบ ปิดระบบ และแก้ไขกำหนดการ จะแจ้งในกลุ่มนี้แทนการแจ้งทีละคน',
    ],
    null,
  )

export const groupCodeRefusedMessages = (reason: GroupCodeRefusal): messagingApi.Message[] =>
  plainReply(REFUSALS[reason], null)
