// What the practice page and its server say to each other, as types only. Instants are ISO text.
import type { Milestone, NoticeState, OfficeCode, Period, ReportState, Role } from '../../db/vocabulary.ts'
import type { ClockStep } from './clock-targets.ts'
import type { FillOutcome, FillStep } from './fill-office.ts'
import type { LineMessage } from './line-platform/world.ts'

export interface PracticeState {
  now: string
  /** The clock's move under way, for the progress bar. */
  move: { from: string; to: string } | null
  /** What the next milestone button leads to. */
  next: { at: string; names: string[]; period: Period } | null
  period: Period
  milestones: { milestone: Milestone; name: string; on: string }[]
  /** `place` is the name without the word for district or province. */
  offices: { code: OfficeCode; name: string; place: string }[]
  people: PersonView[]
  groups: GroupView[]
  chats: Record<string, ChatCount>
  districts: DistrictView[]
  quota: { used: number; limit: number | null }
  liffId: string
  botName: string
}

export interface PersonView {
  userId: string
  displayName: string
  /** Null = not invited. */
  role: Role | null
  officeCode: OfficeCode | null
  isFriend: boolean
  hasBlocked: boolean
}

export interface GroupView {
  groupId: string
  name: string
  members: string[]
  hasBot: boolean
}

export interface ChatCount {
  /** Number of the newest message; 0 = none. */
  total: number
  unread: number
}

export interface DistrictView {
  code: OfficeCode
  name: string
  expected: number
  recorded: number
  state: ReportState
}

export interface MessageView {
  number: number
  /** `bot` or a LINE user id. */
  from: string
  at: string
  message: LineMessage
  /** Address of a picture somebody sent; null = the message is none. */
  picture: string | null
  isUnsent: boolean
}

/** Answer of GET chats: only messages after the number that was asked. */
export type ChatsView = Record<string, MessageView[]>

export interface NoticeView {
  id: string
  at: string
  period: Period
  kind: string
  recipient: string
  office: string
  state: NoticeState
  stateName: string
  reason: string | null
}

export interface NoticesView {
  periods: Period[]
  notices: NoticeView[]
}

/** Body of POST clock. */
export interface ClockOrder {
  to: ClockStep | string
  /** Districts that work by themselves meanwhile. */
  districts: 'wait' | 'work'
  except: OfficeCode[]
}

export interface FillOrderBody {
  officeCode: OfficeCode | 'all'
  upTo: FillStep
}

export interface FillAnswer {
  outcomes: FillOutcome[]
}

export interface SayBody {
  as: string
  /** The person's own id, or a group's. */
  chat: string
  text: string
}

export interface PostbackBody {
  as: string
  chat: string
  data: string
  displayText: string | null
}

/** Body of a refusal. */
export interface Refused {
  error: string
}
