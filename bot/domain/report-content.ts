// What a certified version holds: everything that รต.1 and รต.2 print, frozen at the moment of the signature.
// Its canonical text is what is hashed, so the same content has the same hash on every machine and in every year.
import type {
  Category,
  Channel,
  CivilDate,
  NoSalesReason,
  OfficeCode,
  Period,
  Source,
} from '../../db/vocabulary.ts'

/** Canonical baht, `"12500.50"`. */
type Baht = string
/** ISO instant in UTC. */
type Instant = string

export interface ContentEntry {
  category: Category
  channel: Channel
  amount: Baht
}

/** One producer's รต.1. */
export interface ContentProducer {
  id: string
  /** Registration number. */
  code: string
  name: string
  product: string
  /** Name of the tambon without its prefix; null where it is not known. */
  subdistrict: string | null
  /** Version of the figure, as the history counts. */
  figureVersion: number
  amount: Baht
  entries: ContentEntry[]
  noSalesReason: NoSalesReason | null
  note: string | null
  doubtReason: string | null
  source: Source
  recordedBy: string | null
  recordedAt: Instant
}

/** An acting chief's authority (รักษาราชการแทน). */
export interface ActingAuthority {
  orderNumber: string
  fromOn: CivilDate
  untilOn: CivilDate
}

export interface ReportContent {
  /** Of this shape; a later one reads older contents as they are. */
  schema: 1
  provinceCode: string
  /** Bare, `พะเยา`. */
  provinceName: string
  officeCode: OfficeCode
  /** Bare, `ดอกคำใต้`. */
  officeName: string
  period: Period
  /** CE year in which the fiscal year ends. */
  fiscalYear: number
  /** 1 for the first certification of this district and month. */
  number: number
  /** Producers whose month is the district's, by Thai name. */
  producers: ContentProducer[]
  totals: {
    amount: Baht
    /** Producers with sales, and with a stated zero. */
    withSales: number
    noSales: number
    byCategory: Record<Category, Baht>
    byChannel: Record<Channel, Baht>
    /** category → channel → amount. */
    cells: Record<Category, Record<Channel, Baht>>
  }
  /** The fiscal year up to and with this month, of the months that are reported. */
  yearToDate: { amount: Baht; months: number }
  /** Against the same month, and the same months, of last fiscal year. Tenths of a percent; null = no base. */
  growth: {
    month: { base: Baht | null; tenths: number | null }
    year: { base: Baht | null; tenths: number | null }
  }
  submitted: { by: string; at: Instant } | null
  /** Null = not certified: printed as a draft. */
  certified: {
    by: string
    at: Instant
    acting: ActingAuthority | null
    /** The province allows that a recorder certifies; the form says so. */
    isOwnWork: boolean
    /** SHA-256 of the canonical text of strokes and picture: the signature is under the content's hash, too. */
    signatureHash: string
  } | null
}

/** How a version is named on paper: the hash of its content, and the code in the address of its QR. */
export interface Seal {
  /** SHA-256 of the canonical text, 64 hex digits. */
  hash: string
  /** Twelve letters and digits of the hash, `7KQ2M9XAB4TC`. */
  code: string
  /** Address of the page that confirms it. */
  url: string
}

/** JSON with keys in code-point order and no spaces: one text for one content. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`)
  return `{${parts.join(',')}}`
}

/** Crockford's base 32: no I, L, O or U, so that a code read off paper is typed right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first 60 bits of a hash as twelve characters. */
export function sealCode(hash: string): string {
  const bits = BigInt(`0x${hash.slice(0, 15)}`)
  return Array.from(
    { length: 12 },
    (_, index) => ALPHABET[Number((bits >> BigInt(55 - 5 * index)) & 31n)],
  ).join('')
}

/** `7KQ2-M9XA-B4TC`, as printed. */
export const sealWords = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** A typed or scanned code in its stored form, or null: small letters and hyphens are forgiven, I L O read as 1 1 0. */
export function readSealCode(text: string): string | null {
  const code = text
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(code) ? code : null
}
