// Seven hundred producers, plausible in number, place and trade, and the same on every machine.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type DemoProducer, listDemoProducers } from '../../db/seed/demo-producers.ts'
import { sumNationalSales } from '../../db/seed/otop-sales.ts'
import { PHAYAO_SUBDISTRICTS } from '../../db/seed/places.ts'

const producers = listDemoProducers()

function count(read: (producer: DemoProducer) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const producer of producers) counts[read(producer)] = (counts[read(producer)] ?? 0) + 1
  return counts
}

test('there are 700 producers in nine districts, the capital district with most, one with exactly 24', () => {
  expect(producers).toHaveLength(700)
  const sizes = Object.entries(count(producer => producer.officeCode))
  expect(sizes).toHaveLength(9)
  for (const [code, size] of sizes) {
    expect(size, code).toBeGreaterThanOrEqual(20)
    expect(size, code).toBeLessThanOrEqual(140)
    if (code !== '5601') expect(size, code).toBeLessThan(count(producer => producer.officeCode)['5601'] ?? 0)
  }
  expect(sizes.filter(([, size]) => size === 24)).toHaveLength(1)
})

test('no two producers of one district have the same name, and no two companies of the province', () => {
  expect(new Set(producers.map(producer => `${producer.officeCode} ${producer.name}`)).size).toBe(700)
  const companies = producers.filter(producer => producer.kind === 'sme').map(producer => producer.name)
  expect(new Set(companies).size).toBe(companies.length)
})

test('people and companies are marked as examples', () => {
  for (const producer of producers) {
    if (producer.kind !== 'group') expect(producer.name).toContain('(ตัวอย่าง)')
    expect(producer.name).not.toMatch(/[{}]/)
  }
})

test('every producer is in a tambon of its own district, and every tambon has producers', () => {
  const known = new Set(PHAYAO_SUBDISTRICTS.map(place => place.code))
  for (const producer of producers) {
    expect(known).toContain(producer.subdistrictCode)
    expect(producer.subdistrictCode.startsWith(producer.officeCode)).toBe(true)
  }
  expect(Object.keys(count(producer => producer.subdistrictCode))).toHaveLength(68)
})

test('registration codes run from PYO0001 to PYO0700, ids are unique version-4 uuids', () => {
  const codes = Array.from({ length: 700 }, (_, index) => `PYO${String(index + 1).padStart(4, '0')}`)
  expect(producers.map(producer => producer.registrationCode)).toEqual(codes)
  expect(new Set(producers.map(producer => producer.id)).size).toBe(700)
  for (const { id } of producers) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  }
})

test('categories and channels occur in the proportions of the nation', () => {
  const national = sumNationalSales()
  for (const [shares, counts] of [
    [national.byCategory, count(producer => producer.mainCategory)],
    [national.byChannel, count(producer => producer.mainChannel)],
  ] as const) {
    const total = Object.values(shares).reduce((sum, share) => sum + share, 0)
    for (const [key, share] of Object.entries(shares)) {
      expect(Math.abs((counts[key] ?? 0) - (share / total) * 700), key).toBeLessThan(1)
    }
  }
})

test('a product names its category: the same product never appears in two', () => {
  const categoriesByProduct = new Map<string, Set<string>>()
  for (const { product, mainCategory } of producers) {
    const seen = categoriesByProduct.get(product) ?? new Set()
    categoriesByProduct.set(product, seen.add(mainCategory))
  }
  expect(categoriesByProduct.size).toBeGreaterThan(30)
  for (const [product, categories] of categoriesByProduct)
    expect([product, categories.size]).toEqual([product, 1])
})

test('six producers have a second line: three another category, three another channel', () => {
  const split = producers.flatMap(producer =>
    producer.secondLine ? [{ producer, second: producer.secondLine }] : [],
  )
  const otherCategory = split.filter(({ producer, second }) => second.category !== producer.mainCategory)
  const otherChannel = split.filter(({ producer, second }) => second.channel !== producer.mainChannel)
  expect([split.length, otherCategory.length, otherChannel.length]).toEqual([6, 3, 3])
  for (const { producer, second } of split) {
    expect(second).not.toEqual({ category: producer.mainCategory, channel: producer.mainChannel })
  }
})

test('the same producers come out on every call and on every machine', () => {
  expect(listDemoProducers()).toEqual(producers)
  expect(createHash('sha256').update(JSON.stringify(producers)).digest('hex')).toBe(
    '98f905c3d0f7fef80a97802081c3650b2f32b87ef5e8c6245bb6879874de1838',
  )
})
