// Who holds this phone, as the server last said. Kept between visits only to ask for the right district at once;
// every right is decided by the server, and drafts of one person are never shown to another.
import { signal } from '@preact/signals'
import type { OfficerView } from '../bot/contract/sessions.ts'

const KEY = 'otop.officer'

interface Kept {
  officer: OfficerView
  /** LINE account with which the session was opened; '' = not known on this phone. */
  lineUserId: string
}

/** Null until the server has said who this is. */
export const officer = signal<OfficerView | null>(readKept()?.officer ?? null)

function readKept(): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null
    return kept && typeof kept.officer.officeCode === 'string' ? kept : null
  } catch {
    // Storage forbidden or its content foreign: the phone then simply knows nobody.
    return null
  }
}

/** Takes in what the server says about the officer. */
export function learnOfficer(view: OfficerView, lineUserId = knownAccount()): void {
  officer.value = view
  try {
    localStorage.setItem(KEY, JSON.stringify({ officer: view, lineUserId } satisfies Kept))
  } catch {
    // Without storage the next visit only starts a little slower.
  }
}

export function forgetOfficer(): void {
  officer.value = null
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}

export const isSameOfficer = (a: OfficerView, b: OfficerView): boolean =>
  a.officeCode === b.officeCode && a.fullName === b.fullName && a.role === b.role

/** The LINE account of this phone's last session; '' = not known. */
export const knownAccount = (): string => readKept()?.lineUserId ?? ''

/** The LINE account in an ID token, '' if it cannot be read: only compared here, never trusted. */
export function accountOf(idToken: string): string {
  try {
    const claims = atob((idToken.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/'))
    return (JSON.parse(claims) as { sub?: string }).sub ?? ''
  } catch {
    return ''
  }
}
