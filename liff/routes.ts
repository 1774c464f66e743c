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

const BASE = '/liff'
const PERIOD = /^\d{4}-(0[1-9]|1[0-2])$/

/** The page of an address; `unknown` for everything else. */
export function readRoute(pathname: string, search: string): Route {
  const [page = '', first = '', second = '', ...more] = pathname
    .replace(/^\/liff\/?/, '')
    .replace(/\/$/, '')
    .split('/')
  const isPeriod = PERIOD.test(first) && !second
  if (more.length > 0) return { page: 'unknown' }
  if (!first) return page === '' ? { page: 'home' } : page === 'people' ? { page } : { page: 'unknown' }
  if (page === 'revenue' && isPeriod) {
    return { page: 'form', period: first, isLeftOnly: new URLSearchParams(search).get('left') === '1' }
  }
  if (page === 'report' && /^\d{4}$/.test(first) && PERIOD.test(second)) {
    return { page, officeCode: first, period: second }
  }
  if ((page === 'summary' || page === 'calendar') && isPeriod) return { page, period: first }
  if (page === 'join' && /^[\w-]{8,64}$/.test(first) && !second) return { page, code: first }
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
