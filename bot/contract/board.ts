// The province's board of one fiscal year, nudges, the log of notices, and whom LINE does not reach.
import * as z from 'zod'
import { BASELINE_RULES, NOTICE_KINDS, NOTICE_STATES, SPANS } from '../../db/vocabulary.ts'
import { CELL_KINDS, TIMELINESS } from '../domain/board.ts'
import { NUDGE_REFUSALS } from '../domain/nudge.ts'
import { UNREACHABLE_REASONS } from '../domain/unreachable.ts'
import { StandingView } from './indicator.ts'
import {
  Amount,
  DateText,
  InstantText,
  OfficeCodeText,
  PeriodText,
  ReportStateWord,
  RoleWord,
} from './scalars.ts'
import { GrowthView, SummaryView } from './summaries.ts'

/** Messages of this month; a limit of null = unlimited. */
export const QuotaView = z.object({ limit: z.int().nullable(), used: z.int() })
export type QuotaView = z.infer<typeof QuotaView>

export const CellView = z.object({
  period: PeriodText,
  kind: z.enum(CELL_KINDS),
  state: ReportStateWord,
  recorded: z.int(),
  expected: z.int(),
  amount: Amount,
  submitted: z.enum(TIMELINESS),
  certified: z.enum(TIMELINESS),
})
export type CellView = z.infer<typeof CellView>

/** Where a span stands against its target, as on the page of the indicator, and how much of it is sold. */
export const BoardStanding = StandingView.omit({ needed: true, remaining: true }).extend({
  span: z.enum(SPANS),
  growth: GrowthView,
  /** Sales in tenths of a percent of what the target asks (of levels: level 5); null = no base. */
  achievedTenths: z.int().nullable(),
})
export type BoardStanding = z.infer<typeof BoardStanding>

const Place = z.object({
  /** Total of the year so far. */
  amount: Amount,
  /** Of the year so far. */
  growth: GrowthView,
  /** Of the round in focus and of the year, as far as targets are set. */
  standings: z.array(BoardStanding),
})

export const BoardDistrict = Place.extend({
  officeCode: OfficeCodeText,
  /** Bare name. */
  officeName: z.string(),
  /** The twelve months, October first. */
  cells: z.array(CellView),
})
export type BoardDistrict = z.infer<typeof BoardDistrict>

/** A nudge that was sent. `told` = people it was for; those neither `sent` nor `waiting` it did not reach. */
export const NudgeView = z.object({
  at: InstantText,
  heardOn: DateText,
  byName: z.string(),
  told: z.int(),
  sent: z.int(),
  waiting: z.int(),
  /** Of those who wait, for quota. */
  held: z.int(),
})
export type NudgeView = z.infer<typeof NudgeView>

/** A district's report that is not certified, and what can be done about it. */
export const OwedView = z.object({
  officeCode: OfficeCodeText,
  officeName: z.string(),
  period: PeriodText,
  state: ReportStateWord,
  recorded: z.int(),
  expected: z.int(),
  /** Until when the district can work on it; null = closed. */
  openUntil: InstantText.nullable(),
  people: z.array(
    z.object({
      fullName: z.string(),
      role: RoleWord,
      isActing: z.boolean(),
      phone: z.string().nullable(),
      canBeReached: z.boolean(),
      /** It is this person's turn: a nudge is for them. */
      isAsked: z.boolean(),
    }),
  ),
  /** The newest first. */
  nudges: z.array(NudgeView),
  /** Null = a nudge is possible now. */
  refusal: z.enum(NUDGE_REFUSALS).nullable(),
  /** Messages that a nudge would use. */
  cost: z.int(),
})
export type OwedView = z.infer<typeof OwedView>

export const BoardView = z.object({
  asOf: InstantText,
  provinceCode: OfficeCodeText,
  /** Bare name. */
  provinceName: z.string(),
  fiscalYear: z.int(),
  earlier: z.int().nullable(),
  later: z.int().nullable(),
  /** The month that people work on, in a past year its last. */
  focus: PeriodText,
  /** Until when that month is open for all; null = it is not open. */
  openUntil: InstantText.nullable(),
  /** The same numbers as the summary of that month. */
  month: SummaryView.pick({ amount: true, producers: true, offices: true, onTime: true, growthMonth: true }),
  province: Place,
  /** What every growth of the year is measured against. */
  rule: z.enum(BASELINE_RULES),
  /** District-months of the year that were due (or done), and those in time. */
  onTime: z.object({
    submitted: z.object({ inTime: z.int(), of: z.int() }),
    certified: z.object({ inTime: z.int(), of: z.int() }),
  }),
  districts: z.array(BoardDistrict),
  /** The month in focus first. */
  owed: z.array(OwedView),
  mayNudge: z.boolean(),
  /** When a nudge of now would go out; null = at once. */
  nudgesGoAt: InstantText.nullable(),
  /** Null = LINE cannot be asked now. */
  quota: QuotaView.nullable(),
  /** Offices whose people a message does not all reach, and notices of the month in focus that did not arrive. */
  attention: z.object({ offices: z.int(), notices: z.int() }),
})
export type BoardView = z.infer<typeof BoardView>

export const Nudged = z.object({
  /** How many will hear it, and whom LINE does not reach. */
  told: z.int(),
  unreached: z.int(),
  /** When it goes out, if the quota pays. */
  goesAt: InstantText,
  /** The month's quota does not pay for it: it waits. */
  isHeld: z.boolean(),
  quota: QuotaView.nullable(),
})
export type Nudged = z.infer<typeof Nudged>

export const NoticeLog = z.object({
  asOf: InstantText,
  period: PeriodText,
  earlier: PeriodText.nullable(),
  later: PeriodText.nullable(),
  /** How many there are; the newest of them are listed. */
  count: z.int(),
  notices: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(NOTICE_KINDS),
      state: z.enum(NOTICE_STATES),
      /** LINE reaches the recipient no more: nothing was sent. */
      hasNoWay: z.boolean(),
      officeCode: OfficeCodeText,
      /** In full, `อำเภอจุน`. */
      officeName: z.string(),
      /** Null = the office's group. */
      to: z.string().nullable(),
      plannedFor: InstantText,
      /** When it was sent, or given up. */
      settledAt: InstantText.nullable(),
      /** In Thai; null = nothing more to say. */
      reason: z.string().nullable(),
      /** Who pressed a nudge. */
      byName: z.string().nullable(),
    }),
  ),
})
export type NoticeLog = z.infer<typeof NoticeLog>

export const UnreachableView = z.object({
  asOf: InstantText,
  provinceCode: OfficeCodeText,
  provinceName: z.string(),
  offices: z.array(
    z.object({
      officeCode: OfficeCodeText,
      officeName: z.string(),
      /** A message reaches nobody at all there. */
      isCutOff: z.boolean(),
      rows: z.array(
        z.object({
          fullName: z.string().nullable(),
          role: RoleWord,
          phone: z.string().nullable(),
          reason: z.enum(UNREACHABLE_REASONS),
          invitedAt: InstantText.nullable(),
        }),
      ),
    }),
  ),
})
export type UnreachableView = z.infer<typeof UnreachableView>
