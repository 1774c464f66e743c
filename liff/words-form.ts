// Thai words that the revenue form shows at once. What it says about typing and saving is in words-work.ts,
// details and dialogs are in words-more.ts: those arrive after the first paint.

export const FORM = {
  recorded: 'บันทึกแล้ว',
  lastMonth: 'เดือนก่อน',
  lastYear: 'ปีก่อน',
  amountOf: (name: string) => `รายได้ของ ${name} (บาท)`,
  more: 'เพิ่มเติม',
} as const
