// Who is told: for one occurrence and the offices as they stand, the notices to write (pure).
// The same audience rule is asked again before sending: what is no longer true is skipped, with the reason.
import type { CivilDate, NoticeKind, OfficeCode, Period, Role } from '../../db/vocabulary.ts'
import { isComplete, type OfficeProgress } from './completeness.ts'
import type { Occurrence } from './notice-rules.ts'
import { isCertified, isReported } from './report-states.ts'

/** Somebody who may be told something. */
export interface Person {
  officerId: string
  lineUserId: string
  role: Role
  officeCode: OfficeCode
  /** Is a friend of the bot and has not blocked it. */
  isReachable: boolean
  /** Counts as the chief of this office only for a time (รักษาราชการแทน). */
  isActing: boolean
}

/** A LINE group bound to an office; general notices go there instead of to each person. */
export interface BoundGroup {
  groupId: string
  officeCode: OfficeCode
}

export interface AudienceFacts {
  provinceCode: string
  offices: readonly OfficeProgress[]
  people: readonly Person[]
  groups: readonly BoundGroup[]
}

export interface PlannedNotice {
  key: string
  provinceCode: string
  kind: NoticeKind
  period: Period
  dueOn: CivilDate
  officeCode: OfficeCode
  recipient: string
  officerId: string | null
  subject: string | null
  sendAfter: Date
  expiresAt: Date
  state: 'planned' | 'skipped'
  reason: SkipReason | null
}

/** Why a planned notice is not sent. */
export type SkipReason =
  | 'unreachable'
  | 'removed'
  | 'recorded_meanwhile'
  | 'submitted_meanwhile'
  | 'certified_meanwhile'
  | 'filed_meanwhile'
  | 'date_corrected'
  | 'no_longer_so'

/** Said to whole offices with the same words, so a bound group may hear it instead. */
const GENERAL_KINDS: readonly NoticeKind[] = ['window_opens', 'window_closes', 'calendar_corrected']
const PROVINCE_KINDS: readonly NoticeKind[] = [
  'summary_due_day',
  'summary_month_end',
  'summary_closed',
  'all_certified',
  'quota_held',
]

export const isGeneral = (kind: NoticeKind): boolean => GENERAL_KINDS.includes(kind)
export const isForProvince = (kind: NoticeKind): boolean => PROVINCE_KINDS.includes(kind)

const EVERYBODY: readonly Role[] = ['district_officer', 'district_chief']

type Audience = (office: OfficeProgress) => readonly Role[]

const NOBODY: readonly Role[] = []
const untilCertified: Audience = office => (isCertified(office.state) ? NOBODY : EVERYBODY)
/** Officers until the report is submitted, then the chief. */
const whoseTurn: Audience = office => {
  if (isCertified(office.state)) return NOBODY
  return office.state === 'submitted' ? ['district_chief'] : ['district_officer']
}
const untilFiled =
  (roles: readonly Role[]): Audience =>
  office =>
    office.isForecastFiled ? NOBODY : roles

/** Which roles of a district hear a kind while the district stands like this. */
const AUDIENCES: Partial<Record<NoticeKind, Audience>> = {
  window_opens: () => EVERYBODY,
  window_closes: () => EVERYBODY,
  calendar_corrected: () => EVERYBODY,
  report_due_heads_up: office =>
    isReported(office.state) || isComplete(office) ? NOBODY : ['district_officer'],
  report_due: whoseTurn,
  nudge: whoseTurn,
  sign_off_due: untilCertified,
  last_call: untilCertified,
  forecast_due: untilFiled(EVERYBODY),
  forecast_heads_up_14: untilFiled(['district_officer']),
  forecast_heads_up_3: untilFiled(['district_officer']),
  report_submitted: office => (office.state === 'submitted' ? ['district_chief'] : NOBODY),
  report_returned: office => (office.state === 'returned' ? EVERYBODY : NOBODY),
  report_reopened: untilCertified,
  reopening_ends: untilCertified,
  // Only the province can open the month once more.
  reopening_ran_out: office => (isCertified(office.state) ? NOBODY : ['provincial_officer']),
  // To who was named alone, whatever they are where they come from.
  acting_chief_named: () => EVERYBODY,
  figure_questioned: () => ['district_officer'],
  // To the asker alone, whoever that is.
  figure_answered: () => ['district_officer', 'district_chief', 'provincial_officer'],
}

/** A district without producers owes no report, but has dates, a forecast and a chief. */
const isAboutReport = (kind: NoticeKind): boolean =>
  !isGeneral(kind) && !kind.startsWith('forecast') && kind !== 'acting_chief_named'

/** Roles, of the district or over it, that must hear `kind` now; empty = nobody any more. */
export function rolesConcerned(kind: NoticeKind, office: OfficeProgress): readonly Role[] {
  if (office.expected === 0 && isAboutReport(kind)) return NOBODY
  return AUDIENCES[kind]?.(office) ?? NOBODY
}

/** Why nobody of the district needs to hear it any more. */
export function reasonNotConcerned(kind: NoticeKind, office: OfficeProgress): SkipReason {
  if (kind.startsWith('forecast')) return 'filed_meanwhile'
  if (kind === 'figure_questioned' || kind === 'figure_answered') return 'no_longer_so'
  if (isCertified(office.state)) return 'certified_meanwhile'
  if (isReported(office.state)) return 'submitted_meanwhile'
  // Handed back, it is somebody else's turn again, however complete it is.
  return kind === 'report_due_heads_up' ? 'recorded_meanwhile' : 'no_longer_so'
}

/** The notices of one occurrence. Unreachable people are written down as skipped, so that staff can phone them. */
export function planNotices(
  occurrence: Occurrence,
  facts: AudienceFacts,
  subject: string | null = null,
): PlannedNotice[] {
  const { provinceCode } = facts
  const toPerson = (person: Person, officeCode: OfficeCode): PlannedNotice => ({
    ...base(occurrence, provinceCode, subject),
    // Somebody who acts for a second office hears of both.
    key: noticeKey(occurrence, person.lineUserId, subject) + (person.isActing ? `@${officeCode}` : ''),
    officeCode,
    recipient: person.lineUserId,
    officerId: person.officerId,
    state: person.isReachable ? 'planned' : 'skipped',
    reason: person.isReachable ? null : 'unreachable',
  })
  if (isForProvince(occurrence.kind)) {
    return facts.people
      .filter(person => person.officeCode === provinceCode)
      .map(person => toPerson(person, provinceCode))
  }
  return facts.offices.flatMap(office => {
    const roles = rolesConcerned(occurrence.kind, office)
    if (roles.length === 0) return []
    const groups = isGeneral(occurrence.kind)
      ? facts.groups.filter(group => group.officeCode === office.officeCode)
      : []
    if (groups.length > 0) {
      return groups.map(group => toGroup(occurrence, provinceCode, group, subject))
    }
    const told = facts.people.filter(
      person =>
        person.officeCode === (isProvincial(person) ? provinceCode : office.officeCode) &&
        roles.includes(person.role) &&
        !(person.isActing && isGeneral(occurrence.kind)),
    )
    return onePerRecipient(told).map(person => toPerson(person, office.officeCode))
  })
}

const isProvincial = ({ role }: Person): boolean => role.startsWith('provincial_')

/** An acting chief of the own office is there twice. */
const onePerRecipient = (people: readonly Person[]): Person[] =>
  people.filter((person, index) => people.findIndex(item => item.lineUserId === person.lineUserId) === index)

function toGroup(
  occurrence: Occurrence,
  provinceCode: string,
  group: BoundGroup,
  subject: string | null,
): PlannedNotice {
  return {
    ...base(occurrence, provinceCode, subject),
    key: noticeKey(occurrence, group.groupId, subject),
    officeCode: group.officeCode,
    recipient: group.groupId,
    officerId: null,
    state: 'planned',
    reason: null,
  }
}

const base = (occurrence: Occurrence, provinceCode: string, subject: string | null) => ({
  provinceCode,
  kind: occurrence.kind,
  period: occurrence.period,
  dueOn: occurrence.dueOn,
  subject,
  sendAfter: occurrence.at,
  expiresAt: occurrence.expiresAt,
})

/**
 * What makes a notice the same notice. The milestone's date is part of it: a corrected date is another
 * notice, a second planner run is not.
 */
export const noticeKey = (
  occurrence: Pick<Occurrence, 'kind' | 'period' | 'dueOn'>,
  recipient: string,
  subject: string | null,
): string =>
  [occurrence.kind, occurrence.period, occurrence.dueOn, recipient, ...(subject ? [subject] : [])].join(':')
