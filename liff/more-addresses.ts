// The addresses of the pages that are opened from other pages, read once such a page is wanted. No browser needed here.
import { type Addresses, type Route as FirstRoute, readAddress } from './routes.ts'

export type MoreRoute =
  | { page: 'sign'; officeCode: string; period: string }
  | { page: 'evidence'; officeCode: string; period: string }
  | { page: 'gaps'; quarter: string }
  | { page: 'figureHistory'; officeCode: string; period: string; producerId: string }
  | { page: 'reportHistory'; officeCode: string; period: string }
  | { page: 'officerHistory'; id: string }
  | { page: 'calendar'; period: string }
  | { page: 'people' }
  | { page: 'acting' }
  | { page: 'board'; fiscalYear: string }
  | { page: 'notices'; period: string }
  | { page: 'unreachable' }
  | { page: 'indicator'; office: string; fiscalYear: string }
  | { page: 'targets'; fiscalYear: string }
  | { page: 'forecast'; officeCode: string; fiscalYear: string }
  | { page: 'forecasts'; fiscalYear: string }
  | { page: 'producers'; office?: string }
  | { page: 'producer'; id: string }
  | { page: 'officers' }
  | { page: 'rekeying'; officeCode: string; period: string }
  /** `office`: a district, or the province. */
  | { page: 'sheets'; office: string; period: string }
  | { page: 'upload'; id: string }
  | { page: 'uploading'; kind: string }
  | { page: 'apiKeys' }
  | { page: 'calendarYear'; fiscalYear: string }
  | { page: 'noticePreview' }
  | { page: 'join'; code: string }

export type Route = FirstRoute | MoreRoute
export type MorePage = MoreRoute['page']

/** What may stand in a segment of an address, by its name. */
const SEGMENTS: Record<string, string> = {
  period: '\\d{4}-(?:0[1-9]|1[0-2])',
  officeCode: '\\d{4}',
  office: '\\d{2}(?:\\d{2})?',
  fiscalYear: '20\\d\\d',
  kind: '(?:rt1|register|baseline)',
  producerId: '[0-9a-f-]{36}',
  quarter: '20\\d\\d-q[1-4]',
  id: '(?:me|[0-9a-f-]{36})',
  code: '[\\w-]{8,64}',
}

const ADDRESSES: Addresses<MorePage> = [
  ['/report/:officeCode/:period/sign', 'sign'],
  ['/calendar/:period', 'calendar'],
  ['/people', 'people'],
  ['/acting', 'acting'],
  ['/evidence/:officeCode/:period', 'evidence'],
  ['/evidence/:quarter', 'gaps'],
  ['/history/:officeCode/:period', 'reportHistory'],
  ['/history/:officeCode/:period/:producerId', 'figureHistory'],
  ['/history/:id', 'officerHistory'],
  ['/board/:fiscalYear', 'board'],
  ['/notices/:period', 'notices'],
  ['/unreachable', 'unreachable'],
  ['/indicator/:office/:fiscalYear', 'indicator'],
  ['/targets/:fiscalYear', 'targets'],
  ['/forecast/:officeCode/:fiscalYear', 'forecast'],
  ['/forecasts/:fiscalYear', 'forecasts'],
  ['/producers/:office?', 'producers'],
  ['/producer/:id', 'producer'],
  ['/officers', 'officers'],
  ['/rekeying/:officeCode/:period', 'rekeying'],
  ['/sheets/:office/:period', 'sheets'],
  ['/upload/:id', 'upload'],
  ['/uploading/:kind', 'uploading'],
  ['/api-keys', 'apiKeys'],
  ['/calendar-year/:fiscalYear', 'calendarYear'],
  ['/notice-preview', 'noticePreview'],
  ['/join/:code', 'join'],
]

/** The page of an address that is none of the first; null = there is no such page. */
export const readMoreRoute = (pathname: string): MoreRoute | null =>
  readAddress(ADDRESSES, SEGMENTS, pathname) as MoreRoute | null
