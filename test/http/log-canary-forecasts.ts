// The part of the canary run around forecasts: every route, and every paper that shows names, amounts or phone numbers.
import type { RouteName } from '../../bot/contract/paths.ts'
import type { Client } from '../district.ts'
import { twelve } from '../forecasts.ts'

type Call = (
  who: Client,
  name: RouteName,
  params?: Record<string, string>,
  body?: Record<string, unknown> | Uint8Array,
) => Promise<Record<string, unknown>>

export interface ForecastCanary {
  call: Call
  clients: Record<'officer' | 'chief' | 'province', Client>
  producer: string
  words: { amount: string }
  secrets: string[]
  /** Address of the HTTP server. */
  url: string
}

export async function everyForecastRoute({
  call,
  clients,
  producer,
  words,
  secrets,
  url,
}: ForecastCanary): Promise<void> {
  const { officer, chief, province } = clients
  const at = { officeCode: '5605', fiscalYear: '2025' }
  const { version } = await call(officer, 'showForecast', at)
  const figures = [{ producerId: producer, amounts: twelve(words.amount) }]
  const saved = await call(officer, 'saveForecast', at, { baseVersion: version, percentTenths: 30, figures })
  await call(chief, 'fileForecast', at, { version: saved.version })
  await call(province, 'listForecasts', { fiscalYear: '2025' })
  const paper = { period: '2025-01', number: null, producerId: null }
  for (const [form, officeCode] of [
    ['forecast', '5605'],
    ['province', '56'],
    ['phone_list', '56'],
  ]) {
    const link = await call(province, 'makeDocumentLink', {}, { ...paper, form, officeCode })
    const path = new URL(String(link.url)).pathname
    secrets.push(path.split('/').at(-1) ?? '')
    const opened = await fetch(url + path)
    if (opened.status !== 200) throw new Error(`${form}: ${opened.status}`)
  }
}
