// The addresses of the mini-app, below /liff, read and written in one place. No browser needed here.
import type { OfficerView } from '../bot/contract/sessions.ts'

/** The pages behind LINE's messages; every other address is `unknown` until more-addresses.ts has read it. */
export type Route =
  | { page: 'home' }
  /** `producerId`: the row to show. */
  | { page: 'form'; period: string; isLeftOnly: boolean; producerId?: string }
  | { page: 'report'; officeCode: string; period: string; producerId?: string }
  | { page: 'summary'; period: string }
  | { page: 'unknown' }

export type PageName = Route['page']

const BASE = '/liff'

/** What may stand in a segment of an address, by its name. */
const SEGMENTS: Record<string, string> = {
  period: '\\d{4}-(?:0[1-9]|1[0-2])',
  officeCode: '\\d{4}',
  producerId: '[0-9a-f-]{36}',
}

/** Addresses below /liff; `?` = may be missing. */
export type Addresses<Page extends string> = readonly (readonly [path: string, page: Page])[]

/** What an address says of its page, the first that fits; null = none of them. */
export function readAddress<Page extends string>(
  addresses: Addresses<Page>,
  segments: Record<string, string>,
  pathname: string,
): ({ page: Page } & Record<string, string>) | null {
  for (const [path, page] of addresses) {
    const form = path.replace(
      /\/:(\w+)(\??)/g,
      (_, name: string, mark: string) => `(?:/(?<${name}>${segments[name]}))${mark}`,
    )
    const found = new RegExp(`^${BASE}${form}/?$`).exec(pathname)
    if (!found) continue
    const values = Object.entries(found.groups ?? {}).filter(([, value]) => value !== undefined)
    return { page, ...Object.fromEntries(values) }
  }
  return null
}

/** The page of an address, one of the first; `unknown` for everything else. */
export function readRoute(pathname: string, search: string): Route {
  const found = readAddress(
    [
      ['', 'home'],
      ['/revenue/:period/:producerId?', 'form'],
      ['/report/:officeCode/:period/:producerId?', 'report'],
      ['/summary/:period', 'summary'],
    ],
    SEGMENTS,
    pathname,
  )
  const isLeftOnly = new URLSearchParams(search).get('left') === '1'
  return { page: 'unknown', ...found, ...(found?.page === 'form' ? { isLeftOnly } : {}) } as Route
}

export const homePath = `${BASE}/`
export const peoplePath = `${BASE}/people`
export const actingPath = `${BASE}/acting`
export const formPath = (period: string, isLeftOnly = false) =>
  `${BASE}/revenue/${period}${isLeftOnly ? '?left=1' : ''}`
export const formRowPath = (period: string, producerId: string) => `${formPath(period)}/${producerId}`
export const reportPath = (officeCode: string, period: string) => `${BASE}/report/${officeCode}/${period}`
/** The report, opened at one producer's figure. */
export const reportRowPath = (officeCode: string, period: string, producerId: string) =>
  `${reportPath(officeCode, period)}/${producerId}`
export const signPath = (officeCode: string, period: string) => `${reportPath(officeCode, period)}/sign`
export const summaryPath = (period: string) => `${BASE}/summary/${period}`
export const calendarPath = (period: string) => `${BASE}/calendar/${period}`
export const evidencePath = (officeCode: string, period: string) => `${BASE}/evidence/${officeCode}/${period}`
export const gapsPath = (quarter: string) => `${BASE}/evidence/${quarter}`
export const reportHistoryPath = (officeCode: string, period: string) =>
  `${BASE}/history/${officeCode}/${period}`
export const figureHistoryPath = (officeCode: string, period: string, producerId: string) =>
  `${reportHistoryPath(officeCode, period)}/${producerId}`
export const officerHistoryPath = (id: string) => `${BASE}/history/${id}`

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
