// What planner and sender will do in the days to come if nobody does anything: their own rules and readers run along the
// time that lies ahead, on today's record. Reads only. What people will cause meanwhile is not foreseen.
import { randomUUID } from 'node:crypto'
import type { Tx } from '../../db/connect.ts'
import { findPlannerRun, listCorrections, listHolidayDates } from '../../db/queries/calendar.ts'
import type { NoticeRow } from '../../db/queries/notices.ts'
import { listAudience } from '../../db/queries/officers.ts'
import { listKnownKeys, listPendingNotices } from '../../db/queries/pending-notices.ts'
import { listRunOutReopenings } from '../../db/queries/report-facts.ts'
import type { NoticeKind, OfficeCode } from '../../db/vocabulary.ts'
import { addDays, bangkokDateOf, instantOf } from '../domain/civil-time.ts'
import { type Outgoing, splitByQuota } from '../domain/delivery-grouping.ts'
import { type PlannedNotice, planNotices } from '../domain/notice-planning.ts'
import {
  type NoticeSettings,
  nextSendingTime,
  occurrencesBetween,
  SENDING_HOURS,
} from '../domain/notice-rules.ts'
import { officesNotTold } from '../domain/notice-silence.ts'
import { createFactsReader } from './notice-facts.ts'
import { readDue } from './plan-due-notices.ts'
import { mergeByRecipient, planQuotaHeld } from './prepare-deliveries.ts'

export interface Foresight {
  provinceCode: string
  now: Date
  until: Date
  settings: NoticeSettings & { liffUrl: string }
  /**
   * Messages that LINE still pays for this month, and in every later one; null = unlimited. Of what other provinces send over
   * the same account only what is sent already is known.
   */
  quota: { left: number; limit: number } | null
  /** Members of groups that were never counted. */
  groupSizes: ReadonlyMap<string, number>
}

/** What happens at one moment. */
export interface Foreseen {
  at: Date
  /** Everybody's message, with the notices in it. */
  messages: { outgoing: Outgoing; notices: NoticeRow[]; isHeld: boolean }[]
  /** Offices that hear nothing of what falls due. */
  offices: { kind: NoticeKind; officeCode: OfficeCode; reason: string }[]
  /** Who should be told and will not be. */
  persons: { notice: NoticeRow; reason: string }[]
}

/** Moments at which something is sent or kept back, in order. */
export async function foreseeNotices(tx: Tx, of: Foresight): Promise<Foreseen[]> {
  const state = await readStart(tx, of)
  const found: Foreseen[] = []
  for (let at = nextMoment(state, of); at !== null; at = nextMoment(state, of)) {
    const moment: Foreseen = { at, messages: [], offices: [], persons: [] }
    await planMoment(tx, of, state, moment)
    if (state.left === null || state.left > 0) state.planned.push(...state.held.splice(0))
    for (let due = takeDue(state, moment); due.length > 0; due = takeDue(state, moment))
      await sendMoment(tx, of, state, moment, due)
    takeSilences(state, moment)
    if (state.held.length > 0) addMoment(state, instantOf(addDays(bangkokDateOf(at), 1), SENDING_HOURS.from))
    if (moment.messages.length + moment.offices.length + moment.persons.length > 0) found.push(moment)
  }
  return found
}

interface State {
  /** Moments still to come, in milliseconds. */
  moments: Set<number>
  /** How far the planner has looked. */
  plannedUntil: Date
  planned: NoticeRow[]
  held: NoticeRow[]
  /** Of notices that exist nowhere but here. */
  keys: Set<string>
  /** Who hears nothing, told at the moment at which others hear it. */
  silences: { from: Date; offices: Foreseen['offices']; persons: Foreseen['persons'] }[]
  left: number | null
  month: string
}

async function readStart(tx: Tx, { provinceCode, now, until, settings, quota }: Foresight): Promise<State> {
  const pending = await listPendingNotices(tx, provinceCode)
  const plannedUntil = (await findPlannerRun(tx))?.plannedUntil ?? now
  const corrections = await listCorrections(tx, provinceCode)
  const facts = { corrections, holidays: await listHolidayDates(tx) }
  const runOut = await listRunOutReopenings(tx, provinceCode, plannedUntil, until)
  const moments = [
    now,
    ...occurrencesBetween(plannedUntil, until, facts, settings).map(item => item.at),
    // That a moment has passed is seen when it has.
    ...runOut.map(item => new Date(item.until.getTime() + 1000)),
    ...pending.map(row => row.sendAfter),
  ]
  return {
    moments: new Set(moments.map(at => Math.max(at.getTime(), now.getTime()))),
    plannedUntil,
    planned: pending.filter(row => row.state === 'planned'),
    held: pending.filter(row => row.state === 'held'),
    keys: new Set(),
    silences: [],
    left: quota === null ? null : quota.left,
    month: monthOf(now),
  }
}

const monthOf = (at: Date): string => bangkokDateOf(at).slice(0, 7)

const addMoment = (state: State, at: Date): void => {
  state.moments.add(at.getTime())
}

/** Takes the next moment up; a new month brings a new quota. */
function nextMoment(state: State, { until, quota }: Foresight): Date | null {
  if (state.moments.size === 0) return null
  const at = new Date(Math.min(...state.moments))
  state.moments.delete(at.getTime())
  if (at > until) return null
  if (monthOf(at) !== state.month && quota !== null) state.left = quota.limit
  state.month = monthOf(at)
  return at
}

/** What the planner writes down at that moment. */
async function planMoment(tx: Tx, of: Foresight, state: State, moment: Foreseen): Promise<void> {
  const span = { since: state.plannedUntil, now: moment.at }
  if (span.now <= span.since) return
  state.plannedUntil = moment.at
  for (const { occurrence, facts, subject } of await readDue(tx, of.settings, of.provinceCode, span)) {
    const planned = planNotices(occurrence, facts, subject)
    const { kind } = occurrence
    const silent = officesNotTold(kind, facts, planned)
    const offices = silent.map(({ office, reason }) => ({ kind, officeCode: office.officeCode, reason }))
    addSilence(state, moment.at, { offices, persons: [] })
    await writeDown(tx, state, moment.at, planned)
  }
}

/** Out of hours nothing is sent, so nothing is kept back then either. */
function addSilence(state: State, at: Date, of: Pick<Foreseen, 'offices' | 'persons'>): void {
  const from = nextSendingTime(at)
  state.silences.push({ from, ...of })
  if (from > at) addMoment(state, from)
}

function takeSilences(state: State, moment: Foreseen): void {
  const due = state.silences.filter(item => item.from <= moment.at)
  state.silences = state.silences.filter(item => item.from > moment.at)
  moment.offices.push(...due.flatMap(item => item.offices))
  moment.persons.push(...due.flatMap(item => item.persons))
}

/** Those whose key is new; who cannot be reached is only noted. */
async function writeDown(tx: Tx, state: State, at: Date, planned: readonly PlannedNotice[]): Promise<void> {
  const stored = await listKnownKeys(
    tx,
    planned.map(notice => notice.key),
  )
  for (const notice of planned) {
    if (stored.has(notice.key) || state.keys.has(notice.key)) continue
    state.keys.add(notice.key)
    const row = rowOf(notice, at)
    if (row.sendAfter > at) addMoment(state, row.sendAfter)
    if (row.state === 'planned') state.planned.push(row)
    else {
      const persons = [{ notice: row, reason: row.reason ?? '' }]
      addSilence(state, row.sendAfter > at ? row.sendAfter : at, { offices: [], persons })
    }
  }
}

const rowOf = (notice: PlannedNotice, plannedAt: Date): NoticeRow => ({
  ...notice,
  id: randomUUID(),
  plannedAt,
  settledAt: null,
  deliveryId: null,
})

/** What is due now and still helps; out of hours it waits for the morning. */
function takeDue(state: State, { at, persons }: Foreseen): NoticeRow[] {
  const due = state.planned.filter(row => row.sendAfter <= at)
  state.planned = state.planned.filter(row => row.sendAfter > at)
  const alive = due.filter(row => row.expiresAt > at)
  for (const notice of due.filter(row => row.expiresAt <= at)) persons.push({ notice, reason: 'too_late' })
  const opens = nextSendingTime(at)
  if (opens <= at) return alive
  if (alive.length > 0) addMoment(state, opens)
  state.planned.push(...alive.map(row => ({ ...row, sendAfter: opens })))
  return []
}

async function sendMoment(
  tx: Tx,
  of: Foresight,
  state: State,
  moment: Foreseen,
  due: readonly NoticeRow[],
): Promise<void> {
  const { at } = moment
  const read = createFactsReader(tx, at, of.settings.liffUrl, () => Promise.resolve(state.held.length))
  const checked = await read(due)
  for (const { notice, skip } of checked) if (skip !== null) moment.persons.push({ notice, reason: skip })
  const outgoing = (await mergeByRecipient(tx, checked)).map(item => ({
    ...item,
    cost: of.groupSizes.get(item.recipient) ?? item.cost,
  }))
  const noticesOf = ({ noticeIds }: Outgoing) => due.filter(row => noticeIds.includes(row.id))
  const { paid, held } = splitByQuota(outgoing, state.left)
  for (const item of paid) {
    moment.messages.push({ outgoing: item, notices: noticesOf(item), isHeld: false })
    if (state.left !== null) state.left -= item.cost
  }
  for (const item of held) {
    const notices = noticesOf(item)
    // What is held once more is told once.
    if (notices.some(row => row.state !== 'held'))
      moment.messages.push({ outgoing: item, notices, isHeld: true })
    state.held.push(...notices.map(row => ({ ...row, state: 'held' as const })))
  }
  if (held.length === 0) return
  const people = await listAudience(tx, of.provinceCode, at)
  await writeDown(tx, state, at, planQuotaHeld(of.provinceCode, people, at))
}
