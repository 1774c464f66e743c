// Why something could not be sent, where nobody answered. Not the form's words (words-start.ts): what was filled in
// here is only on the screen, not kept in the phone.
import type { FailureKind } from './failure.ts'

export const NOT_SENT: Partial<Record<FailureKind, string>> = {
  no_network: 'ไม่มีสัญญาณอินเทอร์เน็ต ข้อมูลที่ใส่ไว้ยังอยู่ในหน้านี้ โปรดตรวจสัญญาณแล้วลองอีกครั้ง',
  server_away: 'ระบบขัดข้องชั่วคราว ข้อมูลที่ใส่ไว้ยังอยู่ในหน้านี้ โปรดรอสักครู่แล้วลองอีกครั้ง',
}
