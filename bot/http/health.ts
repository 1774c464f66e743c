// For whoever runs the service: is the process alive, and can it do its work?
import type { Express } from 'express'
import { findPlannerRun } from '../../db/queries/calendar.ts'
import { countHeldNotices, findOldestUnsent } from '../../db/queries/notices.ts'
import type { Deps } from '../deps.ts'
import { problemOf } from './answer.ts'
import { unlessDatabaseAway } from './database-patience.ts'

export function mountHealth(app: Express, deps: Deps): void {
  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' })
  })
  app.get('/readyz', async (_req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    try {
      res.json(await unlessDatabaseAway(deps.ping, readState(deps)))
    } catch (error) {
      deps.log.warn('ready.no', { name: error instanceof Error ? error.name : 'unknown' })
      // It answered, and said that a table is not there: the migrations have not run.
      const isAway = problemOf(error) !== null
      const why = isAway
        ? { database: 'away', migrations: 'unknown' }
        : { database: 'ok', migrations: 'missing' }
      res
        .status(503)
        .setHeader('Retry-After', '2')
        .json({ status: 'not ready', ...why })
    }
  })
}

/** The tables these read exist only when the migrations have run. */
async function readState({ db, clock }: Deps) {
  const now = clock.now()
  const secondsSince = (at: Date | null) =>
    at === null ? null : Math.round((now.getTime() - at.getTime()) / 1000)
  const run = await findPlannerRun(db)
  const oldest = await findOldestUnsent(db, now)
  return {
    status: 'ready',
    database: 'ok',
    migrations: 'ok',
    plannerRanSecondsAgo: secondsSince(run?.ranAt ?? null),
    oldestUnsentNoticeSeconds: secondsSince(oldest),
    noticesHeldForQuota: await countHeldNotices(db),
  }
}
