// What stands on home outside the ordinary month: acting for a chief, months open again or closed again too early,
// reports that wait to be accepted, questions without an answer.
import type { Db } from '../../db/connect.ts'
import { findActing } from '../../db/queries/certified.ts'
import { listOpenQuestions } from '../../db/queries/comments.ts'
import { listFrozenReports } from '../../db/queries/progress.ts'
import { mayCertifyOwnWork } from '../../db/queries/reopenings.ts'
import { findReport } from '../../db/queries/reports.ts'
import type { Period } from '../../db/vocabulary.ts'
import type { HomeView } from '../contract/home.ts'
import type { Deps } from '../deps.ts'
import { type Actor, rolesOver } from '../domain/access.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import { isCertified, MOVE_RULES } from '../domain/report-states.ts'
import { viewWindow } from './calendar-view.ts'
import { isWorkOf } from './certify-report.ts'
import { readProgress } from './district-progress.ts'
import type { DistrictWindows } from './district-windows.ts'

type HomeLife = Pick<
  HomeView,
  'acting' | 'isActingAtHome' | 'reopened' | 'lapsed' | 'waiting' | 'waitingCount' | 'questions'
>

/** What home lists at most: it is a screen to begin from, not a register. */
const MOST = { lapsed: 20, waiting: 50 }

/** `period` is the month in focus. */
export async function readLife(
  { db, clock }: Deps,
  actor: Actor,
  period: Period,
  windows: DistrictWindows,
): Promise<HomeLife> {
  return {
    acting: await readActing(db, actor, period, windows, clock.now()),
    isActingAtHome: actor.actingFor.includes(actor.officeCode) && (await maySign(db, actor, period)),
    ...(await readReopened(db, windows)),
    ...(await readWaiting(db, actor)),
    questions: actor.officeCode.length === 4 ? await listOpenQuestions(db, actor.officeCode) : [],
  }
}

async function readActing(
  db: Db,
  actor: Actor,
  period: Period,
  { windowOf }: DistrictWindows,
  now: Date,
): Promise<HomeView['acting']> {
  const today = bangkokDateOf(now)
  const codes = actor.actingFor.filter(code => code !== actor.officeCode)
  const acting: HomeView['acting'] = []
  const districts = codes.map(officeCode => ({ officeCode, period }))
  for (const { place, progress } of await readProgress(db, districts)) {
    const order = await findActing(db, actor.id, place.officeCode, today)
    const window = viewWindow(windowOf(place.officeCode, period))
    acting.push({ ...progress, untilOn: order?.untilOn ?? today, window })
  }
  return acting
}

async function readReopened(
  db: Db,
  { running, ended }: DistrictWindows,
): Promise<Pick<HomeLife, 'reopened' | 'lapsed'>> {
  const found = await readProgress(db, [...running, ...ended.slice(0, MOST.lapsed)])
  return {
    reopened: found
      .filter(({ place }) => running.includes(place))
      .map(({ place: { until, reason }, progress }) => ({ ...progress, until: until.toISOString(), reason })),
    lapsed: found
      .filter(({ place, progress }) => ended.includes(place) && !isCertified(progress.state))
      .map(({ place, progress }) => ({ ...progress, until: place.until.toISOString() })),
  }
}

/** The table of moves says who accepts and what; a month that has a certified report has opened, and then it may be. */
async function readWaiting(db: Db, actor: Actor): Promise<Pick<HomeLife, 'waiting' | 'waitingCount'>> {
  const { provinceCode } = actor
  const roles = rolesOver(actor, provinceCode)
  const rules = MOVE_RULES.accept.filter(rule => roles.includes(rule.by))
  const states = rules.flatMap(rule => rule.from)
  const { places, count } = await listFrozenReports(db, { provinceCode, states, most: MOST.waiting })
  const found = await readProgress(db, places)
  return { waiting: found.map(({ progress }) => progress), waitingCount: count }
}

/** False where the report is their own work and the province does not let them sign it. */
async function maySign(db: Db, actor: Actor, period: Period): Promise<boolean> {
  const report = await findReport(db, actor.officeCode, period)
  if (report === null || !(await isWorkOf(db, actor, report, { officeCode: actor.officeCode, period })))
    return true
  return mayCertifyOwnWork(db, actor.provinceCode)
}
