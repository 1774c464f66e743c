// A fiscal year of the reporting calendar, and the messages that will go out in the next days as things stand now.
import * as z from 'zod'
import { MILESTONES, NOTICE_KINDS } from '../../db/vocabulary.ts'
import { DateText, InstantText, PeriodText, RoleWord } from './scalars.ts'

const MilestoneWord = z.enum(MILESTONES)

export const YearDate = z.object({
  milestone: MilestoneWord,
  on: DateText,
  /** Name of the holiday, or null; a weekend is told by the weekday. */
  holiday: z.string().nullable(),
  isWorkingDay: z.boolean(),
  /** In the order in which they were made; the last one is in force. `from` of the first is the letter's date. */
  corrections: z.array(
    z.object({
      from: DateText,
      to: DateText,
      reason: z.string(),
      by: z.string().nullable(),
      at: InstantText,
    }),
  ),
})
export type YearDate = z.infer<typeof YearDate>

export const CalendarYear = z.object({
  fiscalYear: z.number().int(),
  provinceName: z.string(),
  today: DateText,
  /** October to September; the dates of each month in their order. */
  months: z.array(z.object({ period: PeriodText, dates: z.array(YearDate) })),
  /** The first date from today on, where it belongs to this year; of dates on one day the first. */
  next: z.object({ period: PeriodText, milestone: MilestoneWord }).nullable(),
  /** Of the days in which these dates lie. */
  holidays: z.array(
    z.object({ on: DateText, name: z.string(), certainty: z.enum(['fixed', 'announced', 'expected']) }),
  ),
  /** Addresses to subscribe to. */
  feed: z.object({ https: z.string(), webcal: z.string() }),
  /** Neighbouring years that can be looked at; null = none. */
  previous: z.number().int().nullable(),
  following: z.number().int().nullable(),
  mayCorrect: z.boolean(),
  mayPreview: z.boolean(),
})
export type CalendarYear = z.infer<typeof CalendarYear>

/** One card of a message, as people read it. */
export const CardText = z.object({
  about: z.string(),
  title: z.string(),
  lines: z.array(z.string()),
  buttons: z.array(z.string()),
})
export type CardText = z.infer<typeof CardText>

const Recipient = z.object({
  /** Of a person the name; null = the office's LINE group. */
  name: z.string().nullable(),
  role: RoleWord.nullable(),
  officeName: z.string(),
})

/** Equal words to some people at one moment. */
export const ForeseenMessage = z.object({
  kinds: z.array(z.enum(NOTICE_KINDS)),
  /** Months these are about. */
  periods: z.array(PeriodText),
  cards: z.array(CardText),
  /** Everybody who gets these very words then. */
  recipients: z.array(Recipient.extend({ cost: z.number().int(), isHeld: z.boolean() })),
})
export type ForeseenMessage = z.infer<typeof ForeseenMessage>

/** Who does not get it, and why (a reason of the planner or the sender). */
export const ForeseenSilence = z.object({
  kind: z.enum(NOTICE_KINDS),
  reason: z.string(),
  /** Offices where nobody is concerned, or persons who are and will not be reached. */
  officeNames: z.array(z.string()),
  people: z.array(Recipient),
})
export type ForeseenSilence = z.infer<typeof ForeseenSilence>

export const ForeseenSending = z.object({
  at: InstantText,
  messages: z.array(ForeseenMessage),
  silent: z.array(ForeseenSilence),
  /** Messages of the month's quota: one a person, a group by its members; what is held costs nothing yet. */
  cost: z.number().int(),
})
export type ForeseenSending = z.infer<typeof ForeseenSending>

/** What is foreseen of one calendar month, which is how LINE counts its quota. */
const ForeseenMonth = z.object({
  month: PeriodText,
  /** Messages that will be paid. */
  cost: z.number().int(),
  /** Messages that the quota will not pay: they wait for the next month, or until they help nobody any more. */
  held: z.number().int(),
})

export const NoticePreview = z.object({
  asOf: InstantText,
  until: InstantText,
  sendings: z.array(ForeseenSending),
  /** Of the month of `asOf`: limit (null = unlimited) and use. Null = LINE cannot be asked now; then no limit is reckoned with. */
  quota: z.object({ limit: z.number().int().nullable(), used: z.number().int() }).nullable(),
  months: z.array(ForeseenMonth),
  /** Notices that wait for quota already. */
  waiting: z.number().int(),
})
export type NoticePreview = z.infer<typeof NoticePreview>
