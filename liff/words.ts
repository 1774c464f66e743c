// Thai sentences that every page may need. The form's are in words-form.ts, the other pages' in words-pages.ts,
// failures' in words-start.ts; names of stored words and dates come from bot/domain.

export const WORDS = {
  loading: 'กำลังโหลดข้อมูล',
  toHome: 'หน้าแรก',
  baht: 'บาท',
  none: '–',
  noSales: 'ไม่มียอด',
  total: 'รวม',
} as const
