// Thai words for what growth is measured against. The message, the summary and the indicator say the same.
import type { BaselineRule } from '../../db/vocabulary.ts'

/** Before the growth of one month. */
export const AGAINST_WORDS: Readonly<Record<BaselineRule, string>> = {
  last_year: 'เทียบเดือนเดียวกันปีก่อน',
  average_3_years: 'เทียบค่าเฉลี่ยเดือนเดียวกัน 3 ปีก่อน',
}

export const BASELINE_RULE_NAMES: Readonly<Record<BaselineRule, string>> = {
  last_year: 'เดือนเดียวกันของปีก่อน',
  average_3_years: 'ค่าเฉลี่ยเดือนเดียวกันของ 3 ปีก่อน',
}
