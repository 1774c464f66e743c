// Wording file: why LINE does not reach somebody, as the page and the printed list say it.
import type { UnreachableReason } from './unreachable.ts'

export const UNREACHABLE_WORDS: Readonly<Record<UnreachableReason, string>> = {
  blocked: 'บล็อกบัญชีของระบบในไลน์',
  not_added: 'ยังไม่ได้เพิ่มบัญชีของระบบเป็นเพื่อน',
  invited: 'ส่งคำเชิญแล้ว ยังไม่ตอบรับ',
  vacant: 'ยังไม่มีผู้ใช้ระบบในตำแหน่งนี้',
}
