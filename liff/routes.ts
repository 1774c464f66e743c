// The addresses of the mini-app, below /liff, read and written in one place. No browser needed here.
import type { OfficerView } from '../bot/contract/sessions.ts'

export type Route =
  | { page: 'home' }
  | { page: 'form'; period: string; isLeftOnly: boolean }
  | { page: 'report'; officeCode: string; period: string }
  | { page: 'summary'; period: string }
  | { page: 'calendar'; period: string }
  | { page: 'people' }
  | { page: 'join'; code: string }
  | { page: 'unknown' }

export type PageName = Route['page']

const PERIOD = '(\\d{4}-(?:0[1-9]|1[0-2]))'
const FORM = new RegExp(`^/revenue/${PERIOD}$`)
const REPORT = new RegExp(`^/report/(\\d{4})/${PERIOD}$`)
const SUMMARY = new RegExp(`^/summary/${PERIOD}$`)
const CALENDAR = new RegExp(`^/calendar/${PERIOD}$`)
const JOIN = /^\/join\/([A-Za-z0-9_-]{8,64})$/

const BASE = '/liff'

/** The page of an address; `unknown` for everything else. */
export function readRoute(pathname: string, search: string): Route {
  const path = pathname.replace(/^\/liff(?=\/|$)/, '').replace(/\/+$/, '')
  const match = (pattern: RegExp) => pattern.exec(path)?.slice(1) ?? null
  if (path === '') return { page: 'home' }
  if (path === '/people') return { page: 'people' }
  const form = match(FORM)
  if (form?.[0]) {
    return { page: 'form', period: form[0], isLeftOnly: new URLSearchParams(search).get('left') === '1' }
  }
  const report = match(REPORT)
  if (report?.[0] && report[1]) return { page: 'report', officeCode: report[0], period: report[1] }
  const summary = match(SUMMARY)
  if (summary?.[0]) return { page: 'summary', period: summary[0] }
  const calendar = match(CALENDAR)
  if (calendar?.[0]) return { page: 'calendar', period: calendar[0] }
  const join = match(JOIN)
  if (join?.[0]) return { page: 'join', code: join[0] }
  return { page: 'unknown' }
}

export const homePath = `${BASE}/`
export const peoplePath = `${BASE}/people`
export const formPath = (period: string, isLeftOnly = false) =>
  `${BASE}/revenue/${period}${isLeftOnly ? '?left=1' : ''}`
export const reportPath = (officeCode: string, period: string) => `${BASE}/report/${officeCode}/${period}`
export const summaryPath = (period: string) => `${BASE}/summary/${period}`
export const calendarPath = (period: string) => `${BASE}/calendar/${period}`

/**
 * LINE opens a link below the LIFF address as `/liff/?liff.state=%2Frevenue%2F2025-01`. The SDK would reload the
 * page at the real address; answering the state here saves that reload for an officer who has a session.
 * Null when there is no state. The hash stays: it holds the tokens the SDK will want.
 */
export function addressOfState(search: string, hash: string): string | null {
  const state = new URLSearchParams(search).get('liff.state')
  if (state === null) return null
  const path = state.startsWith('/') ? state : `/${state}`
  return `${BASE}${path.replace(/\/{2,}/g, '/')}${hash}`
}

/** Search parameters that LINE's login leaves behind; a copied link must not carry them. */
const LOGIN_LEFTOVERS = [
  'code',
  'state',
  'liffClientId',
  'liffRedirectUri',
  'liffIsEscapedFromApp',
  'liff.hback',
  'error',
  'error_description',
  'liffOAuth2Error',
]

/** The search part without what the login left, `''` or `?…`. */
export function cleanSearch(search: string): string {
  const params = new URLSearchParams(search)
  for (const name of LOGIN_LEFTOVERS) params.delete(name)
  const rest = params.toString()
  return rest ? `?${rest}` : ''
}

/** True when the address brings an answer of LINE's login that the SDK has to take in first. */
export const bringsLogin = (search: string): boolean => {
  const params = new URLSearchParams(search)
  return params.has('liffClientId') || params.has('liffOAuth2Error')
}

export const isDistrictStaff = (officer: Pick<OfficerView, 'role'>): boolean =>
  officer.role === 'district_officer' || officer.role === 'district_chief'
