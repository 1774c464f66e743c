// Producers: who they are, which district's months were and will be theirs, what they sold, and every change of that.
import * as z from 'zod'
import { PRODUCER_KIND_WORDS } from '../domain/producer-words.ts'
import {
  Amount,
  CategoryWord,
  ChannelWord,
  freeText,
  OfficeCodeText,
  PeriodText,
  personName,
} from './scalars.ts'

export const ProducerKindWord = z.enum(PRODUCER_KIND_WORDS)

/** Six digits. */
const SubdistrictCode = z.string().regex(/^\d{6}$/)

/** active = owed this month · coming = owed from a later month on · suspended · merged = turned out to be another one. */
export const ProducerStateWord = z.enum(['active', 'coming', 'suspended', 'merged'])
export type ProducerStateWord = z.infer<typeof ProducerStateWord>

const Stay = z.object({
  officeCode: OfficeCodeText,
  officeName: z.string(),
  fromPeriod: PeriodText,
  /** The last month; null = goes on. */
  untilPeriod: PeriodText.nullable(),
})

const Named = z.object({ id: z.uuid(), code: z.string(), name: z.string(), officeName: z.string() })

export const ProducerLine = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  product: z.string(),
  officeCode: OfficeCodeText,
  officeName: z.string(),
  subdistrictCode: z.string().nullable(),
  subdistrictName: z.string().nullable(),
  state: ProducerStateWord,
  /** Whose this month is. */
  stay: Stay.nullable(),
  /** What begins later. */
  next: Stay.nullable(),
  mergedInto: Named.nullable(),
})
export type ProducerLine = z.infer<typeof ProducerLine>

const Subdistrict = z.object({ code: SubdistrictCode, name: z.string() })

/** A district to choose, with what can be chosen there. */
export const ProducerPlace = z.object({
  code: OfficeCodeText,
  name: z.string(),
  /** By name; empty where the province's tambon are not known. */
  subdistricts: z.array(Subdistrict),
  /** The first month a change can begin in: the district has reported the one before. */
  firstPeriod: PeriodText,
})
export type ProducerPlace = z.infer<typeof ProducerPlace>

/** Months a change can begin in, if no report stands against it. */
const Months = z.object({ thisPeriod: PeriodText, earliest: PeriodText, latest: PeriodText })

export const ProducerList = z.object({
  officeCode: OfficeCodeText,
  officeName: z.string(),
  /** The reader adds and changes producers. */
  mayKeep: z.boolean(),
  months: Months,
  /** Every district of the province, or the one that is asked about. */
  districts: z.array(
    ProducerPlace.extend({ active: z.int(), coming: z.int(), suspended: z.int(), merged: z.int() }),
  ),
  /** Of the district, by Thai name, also suspended and merged ones; none where a province is asked about. */
  producers: z.array(ProducerLine),
})
export type ProducerList = z.infer<typeof ProducerList>

export const FoundProducers = z.object({
  /** The best first; also suspended and merged ones. */
  found: z.array(ProducerLine),
})
export type FoundProducers = z.infer<typeof FoundProducers>

export const ProducerMonth = z.object({
  period: PeriodText,
  /** Whose month it is: the district that recorded it, else the one that owes it; null = nobody's. */
  officeCode: OfficeCodeText.nullable(),
  officeName: z.string().nullable(),
  /** Null = not recorded, or not for this reader's eyes (`isReadable`). */
  amount: Amount.nullable(),
  /** Of those merged into it, together; null = none. */
  kin: Amount.nullable(),
  /** Both together a year before. */
  lastYear: Amount.nullable(),
  /** The reader may look at the history of the figure. */
  isReadable: z.boolean(),
})
export type ProducerMonth = z.infer<typeof ProducerMonth>

export const ProducerView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  product: z.string(),
  kind: ProducerKindWord,
  mainCategory: CategoryWord,
  mainChannel: ChannelWord,
  officeCode: OfficeCodeText,
  officeName: z.string(),
  subdistrictCode: z.string().nullable(),
  subdistrictName: z.string().nullable(),
  state: ProducerStateWord,
  /** The earliest first; `reason`: why it was suspended after the stay. */
  stays: z.array(Stay.extend({ reason: z.string().nullable() })),
  mergedInto: Named.nullable(),
  /** Those that turned out to be this one. */
  merged: z.array(Named),
  /** Of this fiscal year, until this month. */
  figures: z.array(ProducerMonth),
  mayKeep: z.boolean(),
  months: Months,
  /** Where it can be moved to, its own district included; empty for who may not. */
  places: z.array(ProducerPlace),
  /** Names most like its own in the province, to merge with; empty for who may not. */
  similar: z.array(ProducerLine),
  /** What the reader saw: sent along with a change. */
  seen: z.string(),
})
export type ProducerView = z.infer<typeof ProducerView>

/** What a change of months leaves behind. */
export const ProducerChanged = z.object({
  producer: ProducerView,
  /** Months that stay with the district that has recorded them already. */
  kept: z.array(z.object({ period: PeriodText, officeName: z.string() })),
  /** Months in which both of two merged producers have a figure. */
  double: z.array(PeriodText),
})
export type ProducerChanged = z.infer<typeof ProducerChanged>

const facts = {
  name: personName(150),
  product: personName(150),
  kind: ProducerKindWord,
  mainCategory: CategoryWord,
  mainChannel: ChannelWord,
  /** Null = not known. */
  subdistrictCode: SubdistrictCode.nullable(),
}

export const AddProducer = z.strictObject({
  ...facts,
  /** Null = one is made. */
  code: personName(40).nullable(),
  fromPeriod: PeriodText,
  /** The officer has looked: it is another one than the name it is like. */
  isNew: z.boolean(),
})

const Seen = z.string().max(64)

export const ChangeProducer = z.strictObject({ ...facts, code: personName(40), seen: Seen })

export const SuspendProducer = z.strictObject({ seen: Seen, fromPeriod: PeriodText, reason: freeText(500) })

export const ReactivateProducer = z.strictObject({ seen: Seen, fromPeriod: PeriodText })

export const MoveProducer = z.strictObject({
  seen: Seen,
  fromPeriod: PeriodText,
  officeCode: OfficeCodeText.length(4),
  subdistrictCode: SubdistrictCode.nullable(),
})

/** `into`: the producer that this one turned out to be. */
export const MergeProducer = z.strictObject({ seen: Seen, into: z.uuid() })
