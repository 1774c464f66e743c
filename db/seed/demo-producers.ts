// Seven hundred invented producers of Phayao. Categories and channels are dealt out so that their counts follow
// the nation's revenue shares of FY2567, kinds so that they follow the department's register (55 % groups).
import type { Category, Channel, OfficeCode, Period } from '../vocabulary.ts'
import names from './data/demo-producer-names.json' with { type: 'json' }
import { sumNationalSales } from './otop-sales.ts'
import { PHAYAO_SUBDISTRICTS } from './places.ts'
import { createRandom, drawUuid, pick, type Random, shuffle } from './seeded-random.ts'

export const PRODUCER_KINDS = ['group', 'individual', 'sme'] as const
export type ProducerKind = (typeof PRODUCER_KINDS)[number]

/** What a producer sells through which channel: one line of its monthly figures. */
export type ProductLine = { category: Category; channel: Channel }

export type DemoProducer = {
  id: string
  /** `PYO0001` … `PYO0700`, running through the districts in order of code. */
  registrationCode: string
  /** Unique within the district. */
  name: string
  kind: ProducerKind
  product: string
  officeCode: OfficeCode
  subdistrictCode: string
  mainCategory: Category
  mainChannel: Channel
  /** A regular second line (another category or another channel); six producers have one. */
  secondLine: ProductLine | null
  activeFrom: Period
}

/** Producers per district, roughly by number of tambon. Phu Kamyao's 24 fit one screen of a demonstration. */
const DISTRICT_SIZES: readonly (readonly [OfficeCode, number])[] = [
  ['5601', 138],
  ['5602', 76],
  ['5603', 112],
  ['5604', 32],
  ['5605', 126],
  ['5606', 78],
  ['5607', 66],
  ['5608', 48],
  ['5609', 24],
]

/** Shares in the department's register of 2021: 51,787 groups, 40,119 individuals, 1,508 others of 93,414. */
const KIND_WEIGHTS: Record<ProducerKind, number> = { group: 51_787, individual: 40_119, sme: 1_508 }

const SECOND_LINES_OF_EACH_SORT = 3

/** What a group takes up next to its main category. */
const SECOND_CATEGORY: Record<Category, Category> = {
  food: 'drink',
  drink: 'food',
  textile_apparel: 'household_decor',
  household_decor: 'textile_apparel',
  herb_nonfood: 'drink',
}
const ACTIVE_FROM: Period = '2023-10'

/** All 700 demo producers by registration code; the same on every call. */
export function listDemoProducers(): DemoProducer[] {
  const random = createRandom('demo-producers')
  const officeCodes = DISTRICT_SIZES.flatMap(([code, size]) => Array.from({ length: size }, () => code))
  const national = sumNationalSales()
  const categories = shuffle(random, deal(national.byCategory, officeCodes.length))
  const channels = shuffle(random, deal(national.byChannel, officeCodes.length))
  const kinds = shuffle(random, deal(KIND_WEIGHTS, officeCodes.length))
  const takenNames = new Set<string>()
  const producers = officeCodes.map((officeCode, index): DemoProducer => {
    const kind = at(kinds, index)
    const mainCategory = at(categories, index)
    return {
      id: drawUuid(random),
      registrationCode: `PYO${String(index + 1).padStart(4, '0')}`,
      ...drawNameAndProduct(random, { kind, officeCode, category: mainCategory }, takenNames),
      kind,
      officeCode,
      subdistrictCode: pick(random, listSubdistrictCodes(officeCode)),
      mainCategory,
      mainChannel: at(channels, index),
      secondLine: null,
      activeFrom: ACTIVE_FROM,
    }
  })
  return giveSecondLines(random, producers)
}

/**
 * Deals `count` cards over the keys in proportion to their weights: whole parts first, the rest to the largest
 * fractions, so that the counts add up exactly.
 */
function deal<K extends string>(weights: Record<K, number>, count: number): K[] {
  const keys = Object.keys(weights) as K[]
  const total = keys.reduce((sum, key) => sum + weights[key], 0)
  const shares = keys.map(key => {
    const exact = (weights[key] / total) * count
    return { key, whole: Math.floor(exact), fraction: exact - Math.floor(exact) }
  })
  const left = count - shares.reduce((sum, share) => sum + share.whole, 0)
  const byFraction = [...shares].sort((a, b) => b.fraction - a.fraction)
  for (const share of byFraction.slice(0, left)) share.whole += 1
  return shares.flatMap(share => Array.from({ length: share.whole }, () => share.key))
}

type Maker = { kind: ProducerKind; officeCode: OfficeCode; category: Category }

/** Draws until the name is new in its district (a company's: in the province); names far outnumber producers. */
function drawNameAndProduct(
  random: Random,
  maker: Maker,
  taken: Set<string>,
): { name: string; product: string } {
  for (;;) {
    const drawn = drawName(random, maker)
    const key = maker.kind === 'sme' ? drawn.name : `${maker.officeCode}:${drawn.name}`
    if (taken.has(key)) continue
    taken.add(key)
    return drawn
  }
}

function drawName(random: Random, maker: Maker): { name: string; product: string } {
  const { groupName, product } = pick(random, names.makers[maker.category])
  if (maker.kind === 'group') return { name: groupName + pick(random, names.villages), product }
  if (maker.kind === 'sme')
    return { name: fill(pick(random, names.forms.sme), pick(random, names.smeNames)), product }
  const isWoman = random() < 0.65
  const form = pick(random, isWoman ? names.forms.female : names.forms.male)
  const firstName = pick(random, isWoman ? names.femaleFirstNames : names.maleFirstNames)
  return { name: fill(form, firstName), product }
}

function fill(form: string, name: string): string {
  return form.replace('{name}', name)
}

function listSubdistrictCodes(officeCode: OfficeCode): string[] {
  return PHAYAO_SUBDISTRICTS.map(place => place.code).filter(code => code.startsWith(officeCode))
}

/** Three groups also sell another category, three also sell online: enough to show a split, as rare as in life. */
function giveSecondLines(random: Random, producers: readonly DemoProducer[]): DemoProducer[] {
  const candidates = producers.filter(one => one.kind === 'group' && one.mainChannel === 'domestic_offline')
  const chosen = shuffle(random, candidates).slice(0, 2 * SECOND_LINES_OF_EACH_SORT)
  const secondLines = new Map(
    chosen.map((one, index): [string, ProductLine] => [
      one.id,
      index < SECOND_LINES_OF_EACH_SORT
        ? { category: SECOND_CATEGORY[one.mainCategory], channel: one.mainChannel }
        : { category: one.mainCategory, channel: 'domestic_online' },
    ]),
  )
  return producers.map(one => ({ ...one, secondLine: secondLines.get(one.id) ?? null }))
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new RangeError(`nothing at ${index}`)
  return item
}
