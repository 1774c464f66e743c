// Where a district's month stands, in a word that also knows whether the month is open: after the closing nothing "waits
// to be signed", and what was only opened again was not returned. Pure.
import type { DistrictProgress } from '../../bot/contract/home.ts'
import { REPORT_STATE_NAMES } from '../../bot/domain/thai-words.ts'
import { HOME } from '../words-pages.ts'

export type Standing = Pick<DistrictProgress, 'state' | 'expected' | 'isTakenBackByReopening'>

/** `isOpen` = figures may be entered there now. */
export function badgeOf({ state, expected, isTakenBackByReopening }: Standing, isOpen: boolean): string {
  if (isOpen) return isTakenBackByReopening ? HOME.openAgain : REPORT_STATE_NAMES[state]
  if (state === 'submitted') return HOME.sentUnsigned
  // A district without producers owes no report.
  const isOwed = state === 'draft' && expected > 0
  return isOwed || isTakenBackByReopening ? HOME.notSent : REPORT_STATE_NAMES[state]
}
