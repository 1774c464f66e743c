// What the mini-app says when it cannot start or cannot go on: one sentence, what to do, one button.
import type { Failure, FailureKind } from './failure.ts'

export interface FailureWords {
  title: string
  todo: string
  button: string
}

const AGAIN = 'ลองอีกครั้ง'
export const CODE_LABEL = 'รหัส'

const WORDS_OF: Record<FailureKind, FailureWords> = {
  clock: {
    title: 'วันที่หรือเวลาในโทรศัพท์ไม่ตรง',
    todo: 'โปรดเปิด การตั้งค่า แล้วเลือก วันที่และเวลา เป็น “อัตโนมัติ” จากนั้นกลับมาลองอีกครั้ง',
    button: AGAIN,
  },
  not_invited: {
    title: 'ยังไม่มีชื่อของท่านในระบบ',
    todo: 'โปรดขอลิงก์คำเชิญจากสำนักงานพัฒนาชุมชนจังหวัด แล้วเปิดลิงก์นั้นในไลน์ เมื่อตอบรับแล้วจึงใช้งานได้',
    button: 'ตรวจสอบอีกครั้ง',
  },
  no_network: {
    title: 'ไม่มีสัญญาณอินเทอร์เน็ต',
    todo: 'ข้อมูลที่เก็บไว้ในเครื่องยังอยู่ โปรดตรวจสัญญาณแล้วลองอีกครั้ง',
    button: AGAIN,
  },
  line_away: {
    title: 'ติดต่อไลน์ไม่ได้ในขณะนี้',
    todo: 'โปรดรอสักครู่แล้วลองอีกครั้ง ข้อมูลที่เก็บไว้ในเครื่องยังอยู่',
    button: AGAIN,
  },
  init_timeout: {
    title: 'ไลน์ใช้เวลาเปิดนานเกินไป',
    todo: 'โปรดลองอีกครั้ง หากยังไม่ได้ ให้ปิดหน้านี้แล้วเปิดจากข้อความในไลน์',
    button: AGAIN,
  },
  consent: {
    title: 'ยังไม่ได้อนุญาตให้ใช้บัญชีไลน์',
    todo: 'ระบบต้องทราบว่าท่านคือใคร โปรดกด “เข้าสู่ระบบ” แล้วเลือก “อนุญาต”',
    button: 'เข้าสู่ระบบ',
  },
  token_refused: {
    title: 'ยืนยันตัวตนกับไลน์ไม่สำเร็จ',
    todo: 'โปรดลองอีกครั้ง หากยังไม่ได้ ให้ปิดหน้านี้แล้วเปิดใหม่จากไลน์',
    button: AGAIN,
  },
  server_away: {
    title: 'ระบบขัดข้องชั่วคราว',
    todo: 'ข้อมูลที่เก็บไว้ในเครื่องยังอยู่ โปรดรอสักครู่แล้วลองอีกครั้ง',
    button: AGAIN,
  },
  refused: {
    title: 'ทำรายการนี้ไม่ได้',
    todo: 'โปรดกลับไปหน้าแรกแล้วลองใหม่',
    button: AGAIN,
  },
  unknown: {
    title: 'เปิดหน้านี้ไม่สำเร็จ',
    todo: 'โปรดลองอีกครั้ง หากยังไม่ได้ ให้แจ้งสำนักงานพัฒนาชุมชนจังหวัดพร้อมรหัสด้านล่าง',
    button: AGAIN,
  },
}

/** The words for a full page; a refusal of the server speaks for itself. */
export function failureWords({ kind, problem }: Failure): FailureWords {
  const words = WORDS_OF[kind]
  return kind === 'refused' && problem ? { ...words, title: problem.says, todo: problem.next } : words
}

/** One line for a message beside the thing that failed. */
export function failureLine(failure: Failure): string {
  const { title, todo } = failureWords(failure)
  return `${title} ${todo}`
}

export const UNKNOWN_PAGE: FailureWords = {
  title: 'ไม่พบหน้าที่ต้องการ',
  todo: 'ลิงก์อาจพิมพ์ไม่ครบ โปรดกลับไปหน้าแรก',
  button: 'ไปหน้าแรก',
}
