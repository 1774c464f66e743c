// For whoever runs the service: is the process alive, and can it do its work?
import type { Express } from 'express'
import { findPlannerRun } from '../../db/queries/calendar.ts'
import { countHeldNotices, findOldestUnsent } from '../../db/queries/notices.ts'
import type { Deps } from '../deps.ts'

export function mountHealth(app: Express, deps: Deps): void {
  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' })
  })
  app.get('/readyz', async (_req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    try {
      const now = deps.clock.now()
      const secondsSince = (at: Date | null) =>
        at === null ? null : Math.round((now.getTime() - at.getTime()) / 1000)
      // The tables these read exist only when the migrations have run.
      const run = await findPlannerRun(deps.db)
      const oldest = await findOldestUnsent(deps.db, now)
      res.json({
        status: 'ready',
        database: 'ok',
        plannerRanSecondsAgo: secondsSince(run?.ranAt ?? null),
        oldestUnsentNoticeSeconds: secondsSince(oldest),
        noticesHeldForQuota: await countHeldNotices(deps.db),
      })
    } catch (error) {
      deps.log.warn('ready.no', { name: error instanceof Error ? error.name : 'unknown' })
      res.status(503).setHeader('Retry-After', '2').json({ status: 'not ready', database: 'away' })
    }
  })
}
