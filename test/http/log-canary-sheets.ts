// The part of the canary run around spreadsheets that go out: a link is made, the files are fetched, a wrong link is tried.
import { expect } from 'vitest'
import type { RouteName } from '../../bot/contract/paths.ts'
import type { Client } from '../district.ts'

export interface SheetsCanary {
  call: (
    who: Client,
    name: RouteName,
    params?: Record<string, string>,
    body?: Record<string, unknown>,
  ) => Promise<Record<string, unknown>>
  clients: Record<'officer' | 'province', Client>
  /** What must not be logged; the secrets of the links are added. */
  secrets: string[]
  url: string
}

/** Of district 5605 in January 2568. */
export async function everySheetsRoute({ call, clients, secrets, url }: SheetsCanary): Promise<void> {
  const month = { officeCode: '5605', period: '2025-01', fiscalYear: null }
  for (const [who, order] of [
    [clients.officer, { ...month, sheet: 'rt1', format: 'csv' }],
    [clients.officer, { ...month, sheet: 'rt1_workbook', format: 'xlsx' }],
    [clients.province, { ...month, sheet: 'producers', format: 'xlsx', officeCode: '56' }],
  ] as const) {
    const link = new URL(String((await call(who, 'makeSheetLink', {}, order)).url))
    secrets.push(link.pathname.split('/').at(-1) ?? '')
    expect((await fetch(url + link.pathname)).status).toBe(200)
    expect((await fetch(`${url}${link.pathname}x`)).status).toBe(404)
  }
}
