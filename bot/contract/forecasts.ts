// Forecasts of a fiscal year: the form of a district, saving it, filing it, and how all districts of a province stand.
import * as z from 'zod'
import { PERCENT_TENTHS } from '../domain/forecast.ts'
import { FORECAST_STATES } from '../domain/forecast-standing.ts'
import { Amount, DateText, InstantText, OfficeCodeText, PeriodText } from './scalars.ts'

/** A sum, which may be larger than one amount can be: canonical baht. */
const Total = z.string().regex(/^\d{1,18}\.\d{2}$/)

/** Twelve, October first. */
const Year = <T extends z.ZodType>(item: T) => z.array(item).length(12)

const Stays = z.string().regex(/^[01]{12}$/)
const ForecastStateWord = z.enum(FORECAST_STATES)
const PercentTenths = z.int().min(PERCENT_TENTHS.least).max(PERCENT_TENTHS.most)

const Step = z.object({ at: InstantText, by: z.string().nullable() })

export const ForecastRowView = z.object({
  producerId: z.uuid(),
  code: z.string(),
  name: z.string(),
  product: z.string(),
  /** `1` for each month in which the producer stays with the district: the others need nothing. */
  stays: Stays,
  /** Null = blank. */
  amounts: Year(Amount.nullable()),
  /** The producer's own figure of the same month a year before; null = none. */
  lastYear: Year(Total.nullable()),
})
export type ForecastRowView = z.infer<typeof ForecastRowView>

/** Everything about a forecast but its rows. */
export const ForecastHead = z.object({
  state: ForecastStateWord,
  /** Grows with every save; saving and filing name the version that was seen. */
  version: z.int().min(0),
  /** The percentage that was applied last; null = none was. */
  percentTenths: PercentTenths.nullable(),
  changed: Step.nullable(),
  /** When it was first filed, or said to be filed. */
  filed: Step.extend({ isOnTime: z.boolean() }).nullable(),
  /** Newest first. */
  versions: z.array(Step.extend({ number: z.int().min(1), amount: Total })),
})
export type ForecastHead = z.infer<typeof ForecastHead>

export const ForecastView = ForecastHead.extend({
  officeCode: OfficeCodeText,
  officeName: z.string(),
  /** CE year in which it ends. */
  fiscalYear: z.int(),
  dueOn: DateText,
  /** The reader's full name: what a phone keeps of their typing is theirs alone. */
  reader: z.string(),
  may: z.object({ write: z.boolean() }),
  rows: z.array(ForecastRowView),
  /** What the district recorded in the same months a year before; null = nothing. */
  lastYear: Year(Total.nullable()),
})
export type ForecastView = z.infer<typeof ForecastView>

export const SaveForecast = z.strictObject({
  baseVersion: z.int().min(0),
  percentTenths: PercentTenths.nullable(),
  /** Of the producers that changed, all twelve months; null = blank again. */
  figures: z
    .array(z.strictObject({ producerId: z.uuid(), amounts: Year(Amount.nullable()) }))
    .max(500)
    .refine(list => new Set(list.map(item => item.producerId)).size === list.length, 'each producer once'),
})
export type SaveForecast = z.infer<typeof SaveForecast>

/** `version`: the forecast as the person saw it. */
export const FileForecast = z.strictObject({ version: z.int().min(0) })

const Growth = z.object({
  now: Total,
  base: Total,
  /** Tenths of a percent; null = no base. */
  tenths: z.int().nullable(),
  /** District-months that could be compared, of all that are in the sum. */
  covered: z.int(),
  of: z.int(),
})

export const ForecastList = z.object({
  provinceName: z.string(),
  fiscalYear: z.int(),
  asOf: InstantText,
  dueOn: DateText,
  isDuePassed: z.boolean(),
  /** Fiscal years that can be looked at; null = none there. */
  earlier: z.int().nullable(),
  later: z.int().nullable(),
  districts: z.array(
    z.object({
      officeCode: OfficeCodeText,
      officeName: z.string(),
      state: ForecastStateWord,
      done: z.int(),
      expected: z.int(),
      filed: Step.extend({ isOnTime: z.boolean() }).nullable(),
      /** Of the newest filed version; null = none. */
      version: z.object({ number: z.int(), amount: Total, growth: Growth }).nullable(),
    }),
  ),
  /** Of the filed ones. */
  totals: z.object({
    /** Districts that have producers, or filed. */
    of: z.int(),
    filed: z.int(),
    onTime: z.int(),
    /** Said to be filed, without figures. */
    stated: z.int(),
    amount: Total,
    growth: Growth,
  }),
  /** Month by month what is expected and what was sold, of the districts that filed. */
  months: z.array(
    z.object({
      period: PeriodText,
      forecast: Total,
      /** Null = no district that filed has recorded anything yet. */
      actual: Total.nullable(),
      /** Districts that filed, and those among them that have reported this month. */
      filed: z.int(),
      reported: z.int(),
    }),
  ),
  /** The same districts in the months that all of them, or some, have reported: sold against expected, like for like. */
  toDate: z.object({
    forecast: Total,
    actual: Total,
    tenths: z.int().nullable(),
    covered: z.int(),
    of: z.int(),
  }),
})
export type ForecastList = z.infer<typeof ForecastList>
