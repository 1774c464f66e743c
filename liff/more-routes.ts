// Addresses of the pages that are opened from other pages (liff/routes.ts reads them). `office` = a district or the province.
const BASE = '/liff'

export const boardPath = (fiscalYear: number) => `${BASE}/board/${fiscalYear}`
export const noticesPath = (period: string) => `${BASE}/notices/${period}`
export const unreachablePath = `${BASE}/unreachable`
export const indicatorPath = (office: string, fiscalYear: number) =>
  `${BASE}/indicator/${office}/${fiscalYear}`
export const targetsPath = (fiscalYear: number) => `${BASE}/targets/${fiscalYear}`
export const forecastPath = (officeCode: string, fiscalYear: number) =>
  `${BASE}/forecast/${officeCode}/${fiscalYear}`
export const forecastsPath = (fiscalYear: number) => `${BASE}/forecasts/${fiscalYear}`
export const producersPath = (office: string) => `${BASE}/producers/${office}`
export const producerPath = (id: string) => `${BASE}/producer/${id}`
export const officersPath = `${BASE}/officers`
export const rekeyingPath = (officeCode: string, period: string) => `${BASE}/rekeying/${officeCode}/${period}`
export const sheetsPath = (office: string, period: string) => `${BASE}/sheets/${office}/${period}`
export const uploadPath = (id: string) => `${BASE}/upload/${id}`
/** Where a file of that kind is chosen. */
export const uploadingPath = (kind: 'rt1' | 'register' | 'baseline') => `${BASE}/uploading/${kind}`
export const apiKeysPath = `${BASE}/api-keys`
export const calendarYearPath = (fiscalYear: number) => `${BASE}/calendar-year/${fiscalYear}`
export const noticePreviewPath = `${BASE}/notice-preview`
