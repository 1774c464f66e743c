// A district's month for tests of paper and screens: as many producers as asked for, sums that fit, the same every time.
import { createHash } from 'node:crypto'
import { parseBaht, sumSatang, toBaht } from '../../bot/domain/money.ts'
import {
  type ContentEntry,
  type ContentProducer,
  canonicalText,
  type ReportContent,
  type Seal,
  sealCode,
} from '../../bot/domain/report-content.ts'
import { signatureSvg } from '../../bot/domain/signature.ts'
import { listDemoProducers } from '../../db/seed/demo-producers.ts'
import {
  createRandom,
  drawInteger,
  drawNormal,
  drawUuid,
  pick,
  type Random,
} from '../../db/seed/seeded-random.ts'
import { CATEGORIES, CHANNELS, NO_SALES_REASONS, SOURCES } from '../../db/vocabulary.ts'

export interface SampleOptions {
  producers: number
  /** By whom it is certified; null = not yet. */
  certified?: 'chief' | 'acting' | 'own_work' | null
  /** Changes single producers; sums are made afterwards, also the producer's own. */
  change?: (producer: ContentProducer, index: number) => Partial<ContentProducer>
  /** Changes anything else, last of all. */
  override?: Partial<ReportContent>
}

const SUBDISTRICTS = [
  'ดอกคำใต้',
  'ดอนศรีชุม',
  'บ้านถ้ำ',
  'บ้านปิน',
  'ห้วยลาน',
  'สันโค้ง',
  'ป่าซาง',
  'หนองหล่ม',
  'ดงสุวรรณ',
]
const NOTES = ['ออกร้านงานลำไยจังหวัด', 'ขายหมดก่อนสิ้นเดือน', 'สมาชิกกลุ่มลดลง 2 ราย', 'ส่งขายร้าน OTOP สนามบิน']

/** ดอกคำใต้, มกราคม 2568, first version; certified by the chief unless said otherwise. */
export function sampleContent({
  producers: count,
  certified = 'chief',
  change,
  override,
}: SampleOptions): ReportContent {
  const random = createRandom(`sample:${count}`)
  const names = listDemoProducers()
  const producers = Array.from({ length: count }, (_, index) => {
    const { name, product, mainCategory, mainChannel } = names[(index * 7) % names.length] ?? fail()
    const drawn = drawProducer(random, { category: mainCategory, channel: mainChannel })
    const producer = {
      ...drawn,
      id: drawUuid(random),
      code: `PYO${String(index + 1).padStart(4, '0')}`,
      name,
      product,
    }
    const changed = { ...producer, ...change?.(producer, index) }
    return { ...changed, amount: baht(changed.entries) }
  })
  const totals = sampleTotals(producers)
  return {
    schema: 1,
    provinceCode: '56',
    provinceName: 'พะเยา',
    officeCode: '5605',
    officeName: 'ดอกคำใต้',
    period: '2025-01',
    fiscalYear: 2025,
    number: 1,
    producers,
    totals,
    yearToDate: { amount: toBaht(satang(totals.amount) * 4n), months: 4 },
    growth: {
      month: { base: toBaht((satang(totals.amount) * 100n) / 104n), tenths: 40 },
      year: { base: null, tenths: null },
    },
    submitted: { by: 'นางสาวกัญญา ปัญญาดี', at: '2025-01-25T04:10:00.000Z' },
    certified: certified && {
      by: certified === 'acting' ? 'นายธีรวัฒน์ ใจกล้า' : 'นางพิมพ์ใจ สุขสวัสดิ์',
      at: '2025-01-30T09:30:00.000Z',
      acting:
        certified === 'acting'
          ? { orderNumber: 'จังหวัดพะเยา 57/2568', fromOn: '2025-01-20', untilOn: '2025-02-28' }
          : null,
      isOwnWork: certified === 'own_work',
      signatureHash: '5f'.repeat(32),
    },
    ...override,
  }
}

/** Sums of these producers, as the record makes them. */
export function sampleTotals(producers: readonly ContentProducer[]): ReportContent['totals'] {
  const entries = producers.flatMap(producer => producer.entries)
  const sumWhere = (isMeant: (entry: ContentEntry) => boolean) => baht(entries.filter(isMeant))
  const keyed = <K extends string, T>(keys: readonly K[], of: (key: K) => T) =>
    Object.fromEntries(keys.map(key => [key, of(key)])) as Record<K, T>
  return {
    amount: baht(entries),
    withSales: producers.filter(producer => producer.entries.length > 0).length,
    noSales: producers.filter(producer => producer.entries.length === 0).length,
    byCategory: keyed(CATEGORIES, category => sumWhere(entry => entry.category === category)),
    byChannel: keyed(CHANNELS, channel => sumWhere(entry => entry.channel === channel)),
    cells: keyed(CATEGORIES, category =>
      keyed(CHANNELS, channel => sumWhere(e => e.category === category && e.channel === channel)),
    ),
  }
}

/** The seal that belongs to a content. */
export function sampleSeal(content: ReportContent): Seal {
  const hash = createHash('sha256').update(canonicalText(content)).digest('hex')
  const code = sealCode(hash)
  return { hash, code, url: `https://otop.example.go.th/check/${code}` }
}

/** A signature as a finger draws it. */
export const SAMPLE_SIGNATURE = signatureSvg({
  width: 320,
  height: 140,
  strokes: [
    Array.from(
      { length: 60 },
      (_, i) => [20 + i * 3.4, 75 - 45 * Math.sin(i / 4.2) * Math.exp(-i / 45)] as const,
    ),
    Array.from({ length: 24 }, (_, i) => [60 + i * 8, 112 - i * 0.9 - 8 * Math.sin(i / 3)] as const),
    [[236, 40]],
  ],
})

type Line = Pick<ContentEntry, 'category' | 'channel'>

function drawProducer(random: Random, main: Line): Omit<ContentProducer, 'id' | 'code' | 'name' | 'product'> {
  const isSelling = random() > 0.14
  const entries: ContentEntry[] = isSelling ? [{ ...main, amount: drawAmount(random) }] : []
  const second = {
    category: pick(random, CATEGORIES),
    channel: pick(random, CHANNELS),
    amount: drawAmount(random),
  }
  const isOther = second.category !== main.category || second.channel !== main.channel
  if (isSelling && isOther && random() < 0.12) entries.push(second)
  return {
    subdistrict: pick(random, SUBDISTRICTS),
    figureVersion: drawInteger(random, 1, 3),
    amount: '0.00',
    entries,
    noSalesReason: isSelling ? null : pick(random, NO_SALES_REASONS),
    note: random() < 0.08 ? pick(random, NOTES) : null,
    doubtReason: random() < 0.04 ? 'รับคำสั่งซื้อล่วงหน้าจากเทศกาลตรุษจีน' : null,
    source: pick(random, SOURCES),
    recordedBy: 'นางสาวกัญญา ปัญญาดี',
    recordedAt: `2025-01-${String(drawInteger(random, 12, 24))}T0${drawInteger(random, 2, 9)}:15:00.000Z`,
  }
}

const drawAmount = (random: Random): string => {
  const wholeBaht = Math.round(Math.exp(9.6 + 1.1 * drawNormal(random, 2.5)) / 10) * 10
  return toBaht(BigInt(wholeBaht) * 100n + (random() < 0.15 ? BigInt(drawInteger(random, 1, 3) * 25) : 0n))
}

const satang = (text: string): bigint => BigInt(text.replace('.', ''))
const baht = (entries: readonly ContentEntry[]): string =>
  toBaht(sumSatang(entries.map(entry => parseBaht(entry.amount) ?? fail())))

function fail(): never {
  throw new Error('The sample is wrong')
}
