// Thai names of the kinds of evidence: apart from the other names, because few pages on the phone need them.
import type { EvidenceKind } from '../../db/vocabulary.ts'

export const EVIDENCE_KIND_NAMES: Readonly<Record<EvidenceKind, string>> = {
  sales_book: 'สมุดบัญชีขาย',
  receipts: 'ใบเสร็จ',
  transfer_slips: 'สลิปโอนเงิน',
  shop_screenshots: 'ภาพหน้าจอร้านออนไลน์',
  other: 'อื่น ๆ',
}
