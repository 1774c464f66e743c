// To a code that binds a group, typed where LINE does not say who typed it (LINE on a computer without a phone).
import type { messagingApi } from '@line/bot-sdk'
import { plainReply } from './menu-replies.ts'

export const senderUnknownMessages = (): messagingApi.Message[] =>
  plainReply(['ไลน์ไม่ได้แจ้งว่าใครเป็นผู้พิมพ์รหัสนี้', 'โปรดพิมพ์รหัสผูกกลุ่มอีกครั้งจากไลน์ในโทรศัพท์'], null)
