// Thai words of the indicator that the audit trail, pages and papers share.
import type { Span } from '../../db/vocabulary.ts'
import type { Target } from './target.ts'

export const SPAN_NAMES: Readonly<Record<Span, string>> = {
  round_1: 'รอบที่ 1 (ต.ค.–มี.ค.)',
  round_2: 'รอบที่ 2 (เม.ย.–ก.ย.)',
  year: 'ทั้งปี',
}

/** Short enough for three side by side; number and word are never torn apart. */
export const SPAN_SHORT: Readonly<Record<Span, string>> = {
  round_1: 'รอบที่\u00a01',
  round_2: 'รอบที่\u00a02',
  year: 'ทั้งปี',
}

/** `5%`, `2.5%`, `−1%`, from tenths of a percent: as short as it is exact, unlike a measured growth. */
export function thresholdWords(tenths: number): string {
  const size = Math.abs(tenths)
  const rest = size % 10 === 0 ? '' : `.${size % 10}`
  return `${tenths < 0 ? '−' : ''}${Math.floor(size / 10)}${rest}%`
}

/** `เพิ่มขึ้น 5%`, or `ระดับ 1–5: 1%, 2%, 3%, 4%, 5%`. */
export const targetWords = (target: Target): string =>
  target.kind === 'percent'
    ? `เพิ่มขึ้น ${thresholdWords(target.tenths)}`
    : `ระดับ 1–5: ${target.tenths.map(thresholdWords).join(', ')}`
