// Wording file: what a key for dashboards may read, for pages and the audit trail.
import type { ApiScope } from '../../db/vocabulary.ts'

export const API_SCOPE_NAMES: Readonly<Record<ApiScope, string>> = {
  totals: 'ยอดรวมของอำเภอและจังหวัด',
  producers: 'ตัวเลขรายผู้ผลิต พร้อมชื่อ',
}
