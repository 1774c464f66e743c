// The messages of the next 30 days as things stand now: when, to whom, in which words, and what they cost of LINE's quota.
// A forecast for the province's own people; nothing is written, and nothing is sent.
import type { Tx } from '../../db/connect.ts'
import { listBoundGroups, type NoticeRow } from '../../db/queries/notices.ts'
import { listOfficesOf, listPeople } from '../../db/queries/officers.ts'
import { listPendingNotices } from '../../db/queries/pending-notices.ts'
import type { NoticeKind } from '../../db/vocabulary.ts'
import type {
  ForeseenMessage,
  ForeseenSending,
  ForeseenSilence,
  NoticePreview,
} from '../contract/calendar-years.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import { NOTICE_PRIORITY } from '../domain/notice-rules.ts'
import { Problem } from '../domain/problems.ts'
import { officeName } from '../domain/thai-words.ts'
import { cardsOf } from '../messages/card-text.ts'
import { type Foreseen, foreseeNotices } from './foresee-notices.ts'
import { readQuota } from './read-quota.ts'

const PREVIEW_MS = 30 * 24 * 3600_000

/** Groups that were never counted are asked about, so many at most. */
const MOST_COUNTED = 20

/** Throws access.denied. */
export async function previewNotices(deps: Deps, actor: Actor): Promise<NoticePreview> {
  const { provinceCode } = actor
  if (!may(actor, 'read_notices', provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  const until = new Date(now.getTime() + PREVIEW_MS)
  const [quota, groupSizes] = await Promise.all([readQuota(deps), countGroups(deps, provinceCode)])
  return deps.db.transaction(
    async tx => {
      const foreseen = await foreseeNotices(tx, {
        provinceCode,
        now,
        until,
        settings: deps.settings,
        quota:
          quota === null || quota.limit === null
            ? null
            : { limit: quota.limit, left: Math.max(0, quota.limit - quota.used) },
        groupSizes,
      })
      const view = await createViewer(tx, provinceCode)
      const pending = await listPendingNotices(tx, provinceCode)
      return {
        asOf: now.toISOString(),
        until: until.toISOString(),
        sendings: foreseen.map(view),
        quota,
        months: monthsOf(foreseen),
        waiting: pending.filter(row => row.state === 'held').length,
      }
    },
    // One look at the record: what is foreseen first and last is foreseen of the same state.
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** The sender counts a group's members before it sends; one that was never sent to is not counted yet. */
async function countGroups(deps: Deps, provinceCode: string): Promise<Map<string, number>> {
  const groups = await listBoundGroups(deps.db, provinceCode)
  const sizes = new Map<string, number>()
  const uncounted = groups.filter(group => group.memberCount === null).slice(0, MOST_COUNTED)
  await Promise.allSettled(
    uncounted.map(async ({ groupId }) => {
      sizes.set(groupId, await deps.line.countGroupMembers(groupId))
    }),
  )
  return sizes
}

/** Messages by calendar month, as LINE counts them. */
function monthsOf(foreseen: readonly Foreseen[]): NoticePreview['months'] {
  const months = new Map<string, { cost: number; held: number }>()
  for (const { at, messages } of foreseen) {
    const month = bangkokDateOf(at).slice(0, 7)
    const sum = months.get(month) ?? { cost: 0, held: 0 }
    for (const { outgoing, isHeld } of messages) sum[isHeld ? 'held' : 'cost'] += outgoing.cost
    months.set(month, sum)
  }
  return [...months].map(([month, sum]) => ({ month, ...sum }))
}

/** Puts names where ids stand. */
async function createViewer(tx: Tx, provinceCode: string): Promise<(moment: Foreseen) => ForeseenSending> {
  const offices = await listOfficesOf(tx, provinceCode)
  const officeNames = new Map(
    offices.map(({ code, kind, nameTh }) => [code, officeName({ kind, name: nameTh })]),
  )
  const people = new Map((await listPeople(tx, provinceCode)).map(person => [person.officerId, person]))
  const nameOf = (code: string) => officeNames.get(code) ?? code
  const recipientOf = (notice: NoticeRow) => {
    const person = notice.officerId === null ? undefined : people.get(notice.officerId)
    return {
      name: person?.fullName ?? null,
      role: person?.role ?? null,
      officeName: nameOf(notice.officeCode),
    }
  }
  return ({ at, messages, offices: silentOffices, persons }) => ({
    at: at.toISOString(),
    messages: groupMessages(messages, recipientOf),
    silent: groupSilences([
      ...silentOffices.map(item => ({ ...item, officeName: nameOf(item.officeCode) })),
      ...persons.map(({ notice, reason }) => ({ kind: notice.kind, reason, person: recipientOf(notice) })),
    ]),
    cost: messages.reduce((sum, item) => sum + (item.isHeld ? 0 : item.outgoing.cost), 0),
  })
}

type Recipient = Omit<ForeseenMessage['recipients'][number], 'cost' | 'isHeld'>

/** Equal words once, with everybody who gets them; the most pressing first, then by office. */
function groupMessages(
  messages: Foreseen['messages'],
  recipientOf: (notice: NoticeRow) => Recipient,
): ForeseenMessage[] {
  const officeOf = ({ notices }: Foreseen['messages'][number]) => notices[0]?.officeCode ?? ''
  const ordered = messages.toSorted(
    (a, b) => a.outgoing.rank - b.outgoing.rank || officeOf(a).localeCompare(officeOf(b)),
  )
  return [...Map.groupBy(ordered, item => item.outgoing.body)].map(([body, same]) => {
    const notices = (same[0]?.notices ?? []).toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind))
    return {
      kinds: [...new Set(notices.map(notice => notice.kind))],
      periods: [...new Set(notices.map(notice => notice.period))],
      cards: cardsOf(body),
      recipients: same.flatMap(({ outgoing, notices: [first], isHeld }) =>
        first === undefined ? [] : [{ ...recipientOf(first), cost: outgoing.cost, isHeld }],
      ),
    }
  })
}

const rankOf = (kind: NoticeKind): number => NOTICE_PRIORITY.indexOf(kind)

interface Silence {
  kind: NoticeKind
  reason: string
  officeName?: string
  person?: Recipient
}

/** One line for each kind and reason. */
const groupSilences = (silences: readonly Silence[]): ForeseenSilence[] =>
  [...Map.groupBy(silences, ({ kind, reason }) => `${kind}:${reason}`).values()].flatMap(same => {
    const [first] = same
    if (first === undefined) return []
    return [
      {
        kind: first.kind,
        reason: first.reason,
        officeNames: same.flatMap(item => item.officeName ?? []),
        people: same.flatMap(item => item.person ?? []),
      },
    ]
  })
