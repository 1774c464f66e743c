// The second, small route table: figures for dashboards, behind a key instead of a session. The server mounts it, OpenAPI is
// made from it, and a test matrix is generated from it. Rows are flat, so that JSON and CSV are the same table.
import * as z from 'zod'
import {
  type ApiScope,
  BASELINE_RULES,
  CATEGORIES,
  CHANNELS,
  NO_SALES_REASONS,
  REPORT_STATES,
  SPANS,
  TARGET_KINDS,
} from '../../db/vocabulary.ts'
import { CELL_KINDS, TIMELINESS } from '../domain/board.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { FiscalYearText, InstantText, OfficeCodeText, PeriodText } from './scalars.ts'

export const OPEN_FORMATS = ['json', 'csv'] as const
export type OpenFormat = (typeof OPEN_FORMATS)[number]

const ofYear = {
  fiscalYear: FiscalYearText.optional().describe(
    'CE year in which the fiscal year ends (2025 = October 2024 to September 2025); without it the one that people report for.',
  ),
  officeCode: OfficeCodeText.length(4)
    .optional()
    .describe('Only this district of the province that issued the key.'),
  format: z
    .enum(OPEN_FORMATS)
    .optional()
    .describe('Without it by the Accept header: text/csv, else JSON. CSV is UTF-8 with its mark.'),
}

const OfYear = z.strictObject(ofYear)
const OfMonths = z
  .strictObject({
    ...ofYear,
    period: PeriodText.optional().describe('Only this month, 2025-01; it says its fiscal year itself.'),
  })
  .refine(isOfYear, { path: ['period'], message: 'a month of the fiscal year' })

/** A month and a year that do not go together are a mistake, not an empty table. */
function isOfYear({ period, fiscalYear }: { period?: string | undefined; fiscalYear?: string | undefined }) {
  return period === undefined || fiscalYear === undefined || fiscalYearOf(period) === Number(fiscalYear)
}

/** Canonical baht; sums may be longer than one figure. */
const Baht = z.string().regex(/^-?\d{1,16}\.\d\d$/)
const Percent = z.number().describe('Percent with one decimal.')
const Count = z.int()

const office = {
  officeCode: OfficeCodeText,
  officeName: z.string().describe('Bare name of the district, or of the province.'),
}
const month = { ...office, period: PeriodText }

export interface OpenRoute {
  /** One line for OpenAPI. */
  summary: string
  path: string
  scope: ApiScope
  query: z.ZodObject
  /** One row; its fields in order are the columns of the CSV. */
  row: z.ZodObject
}

export const OPEN_ROUTES = {
  months: {
    summary: 'Districts by month: state, completeness, amount, growth, in time or late',
    path: '/open/v1/months',
    scope: 'totals',
    query: OfMonths,
    row: z.object({
      ...month,
      kind: z.enum(CELL_KINDS).describe('Only `report` is a report that the district owes or has made.'),
      state: z.enum(REPORT_STATES),
      expected: Count.describe('Producers of the district in that month.'),
      recorded: Count.describe('Of these, with a figure or a stated zero.'),
      noSales: Count.describe('Of these, with a stated zero.'),
      amount: Baht.nullable().describe('Recorded so far, complete or not; null = nothing recorded.'),
      importedAmount: Baht.nullable().describe('Total that was imported of a month not recorded here.'),
      baseAmount: Baht.nullable().describe('What growth is measured against by the rule of the year.'),
      lastYearAmount: Baht.nullable(),
      growthPercent: Percent.nullable().describe('Null = not reported yet, or no base.'),
      submitted: z.enum(TIMELINESS),
      submittedAt: InstantText.nullable().describe('First time.'),
      certified: z.enum(TIMELINESS),
      certifiedAt: InstantText.nullable().describe('First time.'),
    }),
  },
  categories: {
    summary: 'Districts by month, product category and sales channel',
    path: '/open/v1/categories',
    scope: 'totals',
    query: OfMonths,
    row: z.object({
      ...month,
      category: z.enum(CATEGORIES),
      channel: z.enum(CHANNELS),
      amount: Baht.describe('More than 0: what was not sold has no row.'),
    }),
  },
  indicator: {
    summary: 'Growth against the target: province and districts by round and year',
    path: '/open/v1/indicator',
    scope: 'totals',
    query: OfYear,
    row: z.object({
      ...office,
      span: z.enum(SPANS),
      rule: z.enum(BASELINE_RULES),
      amount: Baht.describe('Of the district-months that are compared, as is the base.'),
      baseAmount: Baht,
      growthPercent: Percent.nullable().describe('Null = no base.'),
      covered: Count.describe('District-months that are compared,'),
      of: Count.describe('of so many.'),
      targetKind: z.enum(TARGET_KINDS).nullable().describe('Null = no target is set.'),
      targetPercent: Percent.nullable().describe('Of levels that of level 5.'),
      level1Percent: Percent.nullable(),
      level2Percent: Percent.nullable(),
      level3Percent: Percent.nullable(),
      level4Percent: Percent.nullable(),
      level: Count.nullable().describe('Score 0 to 5; null for a percentage, or without a base.'),
      isReached: z.boolean().nullable(),
      missingPercent: Percent.nullable().describe('Growth that is missing; 0 = reached.'),
      neededAmount: Baht.nullable().describe('What must be sold in the months not reported yet.'),
      remainingMonths: Count.nullable(),
    }),
  },
  forecasts: {
    summary: 'What districts expect of each month, beside what was sold',
    path: '/open/v1/forecasts',
    scope: 'totals',
    query: OfMonths,
    row: z.object({
      ...month,
      filedAt: InstantText.nullable().describe('First time; null = not filed.'),
      forecastAmount: Baht.nullable().describe('Of filed forecasts.'),
      amount: Baht.nullable().describe('Recorded so far; null = nothing recorded.'),
      isReported: z.boolean(),
      lastYearAmount: Baht.nullable(),
    }),
  },
  producers: {
    summary: 'Producers by month with their names, of the months that have opened',
    path: '/open/v1/producers',
    scope: 'producers',
    query: OfMonths,
    row: z.object({
      ...month,
      producerId: z.uuid(),
      producerCode: z.string().describe("Number in the department's register."),
      producerName: z.string(),
      category: z.enum(CATEGORIES).describe('The main one.'),
      amount: Baht.nullable().describe('Null = not recorded yet; 0.00 = no sales, as stated.'),
      noSalesReason: z.enum(NO_SALES_REASONS).nullable(),
      recordedAt: InstantText.nullable(),
    }),
  },
} as const satisfies Record<string, OpenRoute>

export type OpenRouteName = keyof typeof OPEN_ROUTES
export type OpenRow<Name extends OpenRouteName> = z.infer<(typeof OPEN_ROUTES)[Name]['row']>
export type OpenQuery = z.infer<typeof OfMonths>

/** The whole answer in JSON. */
export const openAnswerOf = ({ row }: OpenRoute) =>
  z.object({
    asOf: InstantText.describe('The moment of which these figures are; all of one moment.'),
    provinceCode: OfficeCodeText,
    provinceName: z.string(),
    fiscalYear: z.int(),
    rows: z.array(row),
  })

/** Where the calendar feed is; `:provinceCode` has two digits. */
export const CALENDAR_FEED_PATH = '/open/calendar/:provinceCode.ics'
