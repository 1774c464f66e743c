// Whatever people do to a report, in whatever order and at whatever time: what was certified stays as it was, the sum of
// รต.1 is รต.2, the history rebuilds every figure, and the table of moves alone decides what is possible.
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acceptReport } from '../../bot/actions/accept-report.ts'
import { certifyReport } from '../../bot/actions/certify-report.ts'
import { reopenReport } from '../../bot/actions/reopen-report.ts'
import { returnReport } from '../../bot/actions/return-report.ts'
import { saveFigures } from '../../bot/actions/save-figures.ts'
import { submitReport } from '../../bot/actions/submit-report.ts'
import { verifyAudit } from '../../bot/actions/verify-audit.ts'
import { type Actor, rolesOver } from '../../bot/domain/access.ts'
import { Problem } from '../../bot/domain/problems.ts'
import type { ReportContent } from '../../bot/domain/report-content.ts'
import { decideMove, MOVES, windowFor, windowStateOf } from '../../bot/domain/report-states.ts'
import { calendarOf, entryWindowOf } from '../../bot/domain/reporting-calendar.ts'
import { findReopening } from '../../db/queries/reopenings.ts'
import { findReport } from '../../db/queries/reports.ts'
import { CATEGORIES, CHANNELS } from '../../db/vocabulary.ts'
import { actorOf, addPerson, addProducers, signature } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { expectSums } from './expect-sums.ts'
import { BEGINNINGS, everyMove, personOf, type Step, step } from './report-steps.ts'

const OFFICE = '5605'
const RUNS = 60

let service: TestService
let actors: Actor[]
let producers: string[]
let month = 0

beforeAll(async () => {
  service = await startService({ at: '2030-01-01T09:00' })
  const add = (role: Parameters<typeof addPerson>[1], office: string) => addPerson(service, role, office)
  actors = [
    actorOf(await add('district_officer', OFFICE)),
    actorOf(await add('district_officer', OFFICE)),
    actorOf(await add('district_chief', OFFICE)),
    actorOf(await add('district_chief', '5602'), [OFFICE]),
    actorOf(await add('district_chief', '5606')),
    actorOf(await add('provincial_officer', '56')),
    actorOf(await add('provincial_chief', '56')),
  ]
  producers = await addProducers(service, OFFICE, 3, '2023-10')
  // The fourth acts for the chief here, all the time.
  await service.deps.db.execute(sql`
    insert into acting_chiefs (id, province_code, office_code, officer_id, order_number, from_on, until_on, named_by, named_at)
    values (${service.deps.ids.uuid()}, '56', ${OFFICE}, ${actors[3]?.id ?? ''}, 'พย 1/2573', '2030-01-01', '2039-12-31',
      ${actors[5]?.id ?? ''}, now())`)
})
afterAll(() => service.close())

interface Place {
  officeCode: string
  period: string
}

async function attempt(
  at: Place,
  { move, figure: [index, satang], split }: Step,
  actor: Actor,
): Promise<void> {
  const { deps } = service
  const report = await findReport(deps.db, at.officeCode, at.period)
  const seen = { ...at, version: report?.version ?? 0 }
  switch (move) {
    case 'save': {
      const id = producers[index] ?? ''
      const [row] = await deps.db.execute<{ version: number }>(
        sql`select version from figures where producer_id = ${id} and period = ${at.period}`,
      )
      const amount = `${Math.floor(satang / 100)}.${String(satang % 100).padStart(2, '0')}`
      const entry = {
        category: CATEGORIES[split[0]] ?? 'food',
        channel: CHANNELS[split[1]] ?? 'domestic_offline',
        amount,
      }
      const isZero = satang === 0
      const input = {
        producerId: id,
        baseVersion: row?.version ?? 0,
        entries: isZero ? [] : [entry],
        noSalesReason: isZero ? ('no_orders' as const) : null,
        note: null,
        source: 'visit' as const,
        doubtReason: null,
      }
      await saveFigures(deps, actor, { ...at, figures: [input] })
      return
    }
    case 'submit':
      await submitReport(deps, actor, seen)
      return
    case 'certify':
      await certifyReport(deps, actor, { ...seen, signature })
      return
    case 'accept':
      await acceptReport(deps, actor, seen)
      return
    case 'return':
      await returnReport(deps, actor, { ...seen, reason: 'โปรดตรวจ', producerId: null })
      return
    case 'reopen': {
      const until = new Date(service.clock.now().getTime() + 48 * 3600_000).toISOString()
      await reopenReport(deps, actor, { ...seen, until, reason: 'แก้ไขยอด' })
    }
  }
}

/** What the table of moves says, from the record alone. */
async function expectation(at: Place, { move }: Step, actor: Actor) {
  const { db, clock } = service.deps
  const now = clock.now()
  const report = await findReport(db, at.officeCode, at.period)
  const reopening = await findReopening(db, at.officeCode, at.period)
  const window = windowFor(entryWindowOf(calendarOf(at.period, []), now), reopening, now)
  return decideMove({
    move,
    state: report?.state ?? 'draft',
    window: windowStateOf(window),
    roles: rolesOver(actor, at.officeCode),
  })
}

async function readFrozen(at: Place): Promise<Map<number, string>> {
  const rows = await service.deps.db.execute<{ number: number; row: string }>(
    sql`select number, v::text as row from report_versions v where office_code = ${at.officeCode} and period = ${at.period}`,
  )
  return new Map(Array.from(rows, row => [row.number, row.row]))
}

/** Figures and entries as the history alone has them, beside what stands in the tables. */
async function expectHistoryToRebuild(at: Place): Promise<void> {
  const rows = await service.deps.db.execute<{ same: boolean; lines: boolean }>(sql`
    select h.amount is not distinct from f.amount and h.no_sales_reason is not distinct from f.no_sales_reason as same,
      h.entries = coalesce((select jsonb_agg(jsonb_build_object('category', e.category, 'channel', e.channel,
        'amount', e.amount::text) order by e.category, e.channel) from revenue_entries e
        where e.producer_id = f.producer_id and e.period = f.period), '[]'::jsonb) as lines
    from figures f
    join lateral (select * from figure_versions v where v.producer_id = f.producer_id and v.period = f.period
      order by v.version desc limit 1) h on h.version = f.version
    where f.office_code = ${at.officeCode} and f.period = ${at.period}`)
  const [count] = await service.deps.db.execute<{ count: number }>(
    sql`select count(*)::int as count from figures where office_code = ${at.officeCode} and period = ${at.period}`,
  )
  expect(Array.from(rows)).toHaveLength(count?.count ?? -1)
  for (const row of rows) expect(row).toEqual({ same: true, lines: true })
}

const outcomes = new Map<string, number>()

async function run(steps: readonly Step[]): Promise<void> {
  const period = `20${30 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  month += 1
  const at = { officeCode: OFFICE, period }
  service.clock.set(`${period}-12T09:00`)
  let frozen = await readFrozen(at)
  for (const item of steps) {
    service.clock.wait(item.hours * 3600_000 + 1000)
    const actor = actors[personOf(item)] ?? (actors[0] as Actor)
    const expected = await expectation(at, item, actor)
    const refused = await attempt(at, item, actor).then(
      () => null,
      (error: unknown) => {
        if (error instanceof Problem) return error.code
        throw error
      },
    )
    outcomes.set(
      `${item.move}:${refused ?? 'done'}`,
      (outcomes.get(`${item.move}:${refused ?? 'done'}`) ?? 0) + 1,
    )
    if ('refused' in expected) expect(refused, `${item.move} ${expected.refused}`).not.toBeNull()
    else if (refused === null)
      expect((await findReport(service.deps.db, OFFICE, period))?.state).toBe(expected.to)
    else expect(['report.incomplete', 'access.same_person', 'report.changed_set']).toContain(refused)
    const now = await readFrozen(at)
    for (const [number, row] of frozen) expect(now.get(number)).toBe(row)
    frozen = now
  }
  await expectHistoryToRebuild(at)
  const contents = await service.deps.db.execute<{ content: string }>(
    sql`select content from report_versions where office_code = ${OFFICE} and period = ${period}`,
  )
  for (const { content } of contents) expectSums(JSON.parse(content) as ReportContent)
}

it('keeps its promises under any sequence of moves', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 22 }),
      fc.constantFrom(...Object.keys(BEGINNINGS)),
      async (steps, beginning) => run([...(BEGINNINGS[beginning] ?? []), ...steps]),
    ),
    { numRuns: RUNS, examples: [[everyMove, 'all recorded']] },
  )
  // The runs must have been somewhere.
  for (const move of MOVES) expect(outcomes.get(`${move}:done`) ?? 0, move).toBeGreaterThan(0)
  expect((await verifyAudit(service.deps.db)).broken).toBeNull()
}, 120_000)
