// A district's forecast for tests of paper and screens: as many producers as asked for, the same every time.
import { createHash } from 'node:crypto'
import type { ForecastRow } from '../../bot/domain/forecast.ts'
import { proposeAmount } from '../../bot/domain/forecast.ts'
import {
  buildForecastContent,
  type ForecastContent,
  type ForecastContentProducer,
} from '../../bot/domain/forecast-content.ts'
import { canonicalText } from '../../bot/domain/report-content.ts'
import { listDemoProducers } from '../../db/seed/demo-producers.ts'
import { createRandom, drawInteger, drawUuid, pick } from '../../db/seed/seeded-random.ts'

export type SampleRow = ForecastRow &
  Pick<ForecastContentProducer, 'id' | 'code' | 'name' | 'product' | 'subdistrict'>

interface SampleOptions {
  producers: number
  isFiled?: boolean
  change?: (row: SampleRow, index: number) => Partial<SampleRow>
  override?: Partial<Pick<ForecastContent, 'number' | 'filed' | 'percentTenths'>>
}

const SUBDISTRICTS = ['ดอกคำใต้', 'ดอนศรีชุม', 'บ้านถ้ำ', 'ห้วยลาน', 'สันโค้ง']

/** ดอกคำใต้, ปีงบประมาณ 2568, three percent above last year; every seventh producer began in April. */
export function sampleForecast({
  producers,
  isFiled = true,
  change,
  override,
}: SampleOptions): ForecastContent {
  const random = createRandom(`forecast:${producers}`)
  const names = listDemoProducers()
  const rows = Array.from({ length: producers }, (_, index) => {
    const { name = '', product = '' } = names[(index * 7) % names.length] ?? {}
    const isNew = index % 7 === 6
    const stays = isNew ? '000000111111' : '111111111111'
    const lastYear = Array.from({ length: 12 }, () =>
      isNew ? null : BigInt(drawInteger(random, 3_000, 90_000)) * 100n,
    )
    const amounts = lastYear.map((amount, month) =>
      stays[month] === '0' ? null : amount === null ? 1_250_050n : proposeAmount(amount, 30),
    )
    const row: SampleRow = {
      id: drawUuid(random),
      code: `PYO${String(index + 1).padStart(4, '0')}`,
      name,
      product,
      subdistrict: pick(random, SUBDISTRICTS),
      stays,
      amounts,
      lastYear,
    }
    return { ...row, ...change?.(row, index) }
  })
  const sums = Array.from({ length: 12 }, (_, month) =>
    rows.reduce((sum, row) => sum + (row.lastYear[month] ?? 0n), 0n),
  )
  return buildForecastContent({
    provinceCode: '56',
    provinceName: 'พะเยา',
    officeCode: '5605',
    officeName: 'ดอกคำใต้',
    fiscalYear: 2025,
    number: 1,
    version: 7,
    percentTenths: 30,
    filed: isFiled
      ? { by: 'นางพิมพ์ใจ สุขสวัสดิ์', role: 'district_chief', isActing: false, at: '2025-01-24T09:30:00.000Z' }
      : null,
    rows,
    lastYear: sums,
    ...override,
  })
}

export const hashOfForecast = (content: ForecastContent): string =>
  createHash('sha256').update(canonicalText(content)).digest('hex')
