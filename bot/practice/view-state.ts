// Reads what the practice page shows: the clock and what comes next, people and groups, progress of the districts, notices.
import { listCorrections, listHolidayDates } from '../../db/queries/calendar.ts'
import { listNotices } from '../../db/queries/notices.ts'
import { listOfficesOf, listPeople } from '../../db/queries/officers.ts'
import { listDistrictMonths } from '../../db/queries/progress.ts'
import type { Milestone, NoticeState, Period } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { NOTICE_KIND_NAMES, NOTICE_STATE_NAMES, reasonInThai } from '../domain/notice-words.ts'
import { calendarOf, focusPeriod } from '../domain/reporting-calendar.ts'
import { officeName } from '../domain/thai-words.ts'
import type { ChatBook } from './chat-book.ts'
import { findNextNotices } from './clock-targets.ts'
import type { LinePlatform } from './line-platform/line-platform.ts'
import type { ChatMessage } from './line-platform/world.ts'
import type { Move } from './move-clock.ts'
import { MILESTONE_NAMES } from './notice-words.ts'
import type {
  ChatCount,
  ChatsView,
  DistrictView,
  GroupView,
  NoticesView,
  PersonView,
  PracticeState,
} from './practice-api.ts'
import { PRACTICE_QUOTA } from './practice-line.ts'
import { WORDS } from './words.ts'

export interface ViewParts {
  deps: Deps
  platform: LinePlatform
  book: ChatBook
  liffId: string
}

/** Notices read at once: more than a year of a province has. */
const MOST_NOTICES = 5000

export async function viewState(parts: ViewParts, move: Move | null): Promise<PracticeState> {
  const { deps, liffId, book } = parts
  const { provinceCode } = deps.settings
  const now = deps.clock.now()
  const corrections = await listCorrections(deps.db, provinceCode)
  const holidays = await listHolidayDates(deps.db)
  const next = findNextNotices(now, { corrections, holidays }, deps.settings)
  const period = focusPeriod(now, corrections)
  const offices = await listOfficesOf(deps.db, provinceCode)
  const people = await viewPeople(parts)
  const groups = viewGroups(parts)
  return {
    now: now.toISOString(),
    move: move && { from: move.from.toISOString(), to: move.to.toISOString() },
    next: next && {
      at: next.at.toISOString(),
      names: next.kinds.map(kind => NOTICE_KIND_NAMES[kind]),
      period: next.period,
    },
    period,
    milestones: viewMilestones(next?.period ?? period, corrections),
    offices: offices.map(({ code, kind, nameTh }) => ({
      code,
      name: officeName({ kind, name: nameTh }),
      place: nameTh,
    })),
    people,
    groups,
    chats: countChats(parts, [...people.map(one => one.userId), ...groups.map(one => one.groupId)]),
    districts: await viewDistricts(deps, period),
    quota: { used: book.quotaUsed(), limit: PRACTICE_QUOTA },
    liffId,
    botName: WORDS.botName,
  }
}

function viewMilestones(
  period: Period,
  corrections: Parameters<typeof calendarOf>[1],
): PracticeState['milestones'] {
  const { on } = calendarOf(period, corrections)
  return (Object.keys(on) as Milestone[]).flatMap(milestone => {
    const date = on[milestone]
    return date === null ? [] : [{ milestone, name: MILESTONE_NAMES[milestone], on: date }]
  })
}

async function viewPeople({ deps, platform }: ViewParts): Promise<PersonView[]> {
  const officers = await listPeople(deps.db, deps.settings.provinceCode)
  const byLineId = new Map(officers.map(officer => [officer.lineUserId, officer]))
  return platform.people.list().map(({ userId, displayName, isFriend, hasBlocked }) => {
    const officer = byLineId.get(userId)
    return {
      userId,
      displayName,
      role: officer?.role ?? null,
      officeCode: officer?.officeCode ?? null,
      isFriend,
      hasBlocked,
    }
  })
}

const viewGroups = ({ platform }: ViewParts): GroupView[] =>
  platform.groups.list().map(({ groupId, name, members, hasBot }) => ({ groupId, name, members, hasBot }))

function countChats({ book }: ViewParts, chatIds: readonly string[]): Record<string, ChatCount> {
  return Object.fromEntries(chatIds.map(id => [id, book.count(id)]))
}

async function viewDistricts(deps: Deps, period: Period): Promise<DistrictView[]> {
  const { provinceCode } = deps.settings
  const rows = await listDistrictMonths(deps.db, { provinceCode, period, fiscalYear: fiscalYearOf(period) })
  return rows.map(({ officeCode, officeName: name, expected, recorded, state }) => ({
    code: officeCode,
    name: officeName({ kind: 'district', name }),
    expected,
    recorded,
    state,
  }))
}

/** `after`: number of the last message the page has, by chat. */
export function viewChats({ book }: ViewParts, after: ReadonlyMap<string, number>): ChatsView {
  return Object.fromEntries(
    [...after].map(([chatId, number]) => [
      chatId,
      book.messages(chatId, number).map(({ number, entry }) => ({
        number,
        from: entry.from,
        at: entry.at.toISOString(),
        message: entry.unsent ? { type: 'text', text: '' } : entry.message,
        picture: pictureOf(entry),
        isUnsent: entry.unsent === true,
      })),
    ]),
  )
}

/** The bot's own pictures lie elsewhere; those of people are served by practice mode itself. */
const pictureOf = ({ id, from, message, unsent }: ChatMessage): string | null =>
  message.type === 'image' && from !== 'bot' && !unsent ? `/practice/picture/${id}` : null

/** Newest first; null = every period, every state. */
export async function viewNotices(
  { deps, platform }: ViewParts,
  only: { period: Period | null; state: NoticeState | null },
): Promise<NoticesView> {
  const rows = await listNotices(deps.db, deps.settings.provinceCode, MOST_NOTICES)
  const groups = new Map(platform.groups.list().map(group => [group.groupId, group.name]))
  const periods = [...new Set(rows.map(row => row.notice.period))].sort().reverse()
  const wanted = rows.filter(
    ({ notice }) =>
      (only.period === null || notice.period === only.period) &&
      (only.state === null || notice.state === only.state),
  )
  return {
    periods,
    notices: wanted.map(({ notice, officerName, officeName: office }) => ({
      id: notice.id,
      at: (notice.settledAt ?? notice.sendAfter).toISOString(),
      period: notice.period,
      kind: NOTICE_KIND_NAMES[notice.kind],
      recipient: officerName ?? groups.get(notice.recipient) ?? WORDS.someone,
      office: officeName({ kind: notice.officeCode.length === 4 ? 'district' : 'province', name: office }),
      state: notice.state,
      stateName: NOTICE_STATE_NAMES[notice.state],
      reason: notice.state === 'sent' ? null : reasonInThai(notice.reason),
    })),
  }
}
