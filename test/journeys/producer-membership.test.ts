// Whatever is done to producers, in whatever order, while districts record and report: no month is owed twice, no figure
// moves, and what a district has reported keeps exactly the producers it was reported with.
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addProducer } from '../../bot/actions/add-producer.ts'
import { mergeProducer } from '../../bot/actions/merge-producer.ts'
import { moveProducer } from '../../bot/actions/move-producer.ts'
import { reactivateProducer } from '../../bot/actions/reactivate-producer.ts'
import { returnReport } from '../../bot/actions/return-report.ts'
import { saveFigures } from '../../bot/actions/save-figures.ts'
import { showProducer } from '../../bot/actions/show-producer.ts'
import { submitReport } from '../../bot/actions/submit-report.ts'
import { suspendProducer } from '../../bot/actions/suspend-producer.ts'
import type { FigureInput } from '../../bot/contract/reports.ts'
import type { Actor } from '../../bot/domain/access.ts'
import { addMonths } from '../../bot/domain/civil-time.ts'
import { Problem } from '../../bot/domain/problems.ts'
import { producersOf } from '../../db/queries/belonging.ts'
import { listActiveProducerIds, listFigures } from '../../db/queries/figures.ts'
import { findReport } from '../../db/queries/reports.ts'
import { actorOf, addPerson, figure } from '../district.ts'
import { startService, type TestService } from '../service.ts'

const OFFICES = ['5602', '5605'] as const
const RUNS = 25

let service: TestService
let province: Actor
const officers: Record<string, Actor> = {}
const chiefs: Record<string, Actor> = {}
/** The month that is open for entry. */
let month = '2030-01'
let names = 0

beforeAll(async () => {
  service = await startService({ at: '2030-01-13T09:00' })
  province = actorOf(await addPerson(service, 'provincial_officer', '56'))
  for (const office of OFFICES) {
    officers[office] = actorOf(await addPerson(service, 'district_officer', office))
    chiefs[office] = actorOf(await addPerson(service, 'district_chief', office))
  }
})
afterAll(() => service.close())

const WORDS = [
  'add',
  'suspend',
  'reactivate',
  'move',
  'merge',
  'record',
  'submit',
  'give back',
  'next month',
] as const
interface Step {
  word: (typeof WORDS)[number]
  one: number
  other: number
  office: 0 | 1
  /** Months from the open one. */
  ahead: number
  amount: number
}

const step: fc.Arbitrary<Step> = fc.record({
  word: fc.constantFrom(...WORDS),
  one: fc.nat(9),
  other: fc.nat(9),
  office: fc.constantFrom(0, 1),
  ahead: fc.integer({ min: -2, max: 3 }),
  amount: fc.nat(100_000),
})

interface Run {
  producers: string[]
  /** Who was on the list when a district's month was submitted: `5605:2030-01`. */
  reported: Map<string, string[]>
}

const FACTS = {
  product: 'ผ้าทอ',
  kind: 'group',
  mainCategory: 'textile_apparel',
  mainChannel: 'domestic_offline',
  subdistrictCode: null,
  code: null,
  isNew: true,
} as const

async function add(run: Run, office: string, fromPeriod: string): Promise<void> {
  names += 1
  const input = { ...FACTS, name: `กลุ่มที่ ${names}`, officeCode: office, fromPeriod }
  run.producers.push((await addProducer(service.deps, province, input)).id)
}

const listed = async (officeCode: string, period: string) =>
  [...(await listActiveProducerIds(service.deps.db, officeCode, period))].sort()

async function record(officeCode: string, ids: readonly string[], amount: string): Promise<void> {
  const actor = officers[officeCode]
  if (actor === undefined || ids.length === 0) return
  const stored = await listFigures(service.deps.db, month, ids)
  const figures = ids.map(
    id => figure(id, amount, { baseVersion: stored.get(id)?.version ?? 0 }) as FigureInput,
  )
  await saveFigures(service.deps, actor, { officeCode, period: month, figures })
}

async function submit(run: Run, officeCode: string): Promise<void> {
  const ids = await listed(officeCode, month)
  const stored = await listFigures(service.deps.db, month, ids)
  await record(
    officeCode,
    ids.filter(id => stored.get(id)?.amount == null),
    '7.00',
  )
  const report = await findReport(service.deps.db, officeCode, month)
  const seen = { officeCode, period: month, version: report?.version ?? 0 }
  await submitReport(service.deps, officers[officeCode] as Actor, seen)
  run.reported.set(`${officeCode}:${month}`, await listed(officeCode, month))
}

async function giveBack(run: Run, officeCode: string): Promise<void> {
  const report = await findReport(service.deps.db, officeCode, month)
  const seen = { officeCode, period: month, version: report?.version ?? 0, reason: 'แก้ไข', producerId: null }
  await returnReport(service.deps, chiefs[officeCode] as Actor, seen)
  run.reported.delete(`${officeCode}:${month}`)
}

async function perform(run: Run, { word, one, other, office, ahead, amount }: Step): Promise<void> {
  const { deps } = service
  const id = run.producers[one % run.producers.length] ?? ''
  const officeCode = OFFICES[office]
  const fromPeriod = addMonths(month, ahead)
  const seen = async () => ({ id, seen: (await showProducer(deps, province, id)).seen, fromPeriod })
  switch (word) {
    case 'add':
      return add(run, officeCode, fromPeriod)
    case 'suspend':
      return void (await suspendProducer(deps, province, { ...(await seen()), reason: 'พัก' }))
    case 'reactivate':
      return void (await reactivateProducer(deps, province, await seen()))
    case 'move':
      return void (await moveProducer(deps, province, {
        ...(await seen()),
        officeCode,
        subdistrictCode: null,
      }))
    case 'merge': {
      const into = run.producers[other % run.producers.length] ?? ''
      return void (await mergeProducer(deps, province, { ...(await seen()), into }))
    }
    case 'record':
      return record(officeCode, [id], `${amount}.25`)
    case 'submit':
      return submit(run, officeCode)
    case 'give back':
      return giveBack(run, officeCode)
    case 'next month':
      return goOn()
  }
}

/** The window of the month is open on the 13th. */
async function goOn(): Promise<void> {
  month = addMonths(month, 1)
  service.clock.set(`${month}-13T09:00`)
}

const KEEPS_FIGURES: readonly Step['word'][] = ['add', 'suspend', 'reactivate', 'move', 'merge']

async function sums() {
  const rows = await service.deps.db.execute(sql`
    select producer_id, period, office_code, amount::text, version from figures order by 1, 2`)
  const totals = await service.deps.db.execute(sql`
    select office_code, period, amount::text from district_months where amount <> (
      select coalesce(sum(f.amount), 0) from figures f where f.office_code = district_months.office_code
        and f.period = district_months.period)`)
  expect(Array.from(totals)).toEqual([])
  return Array.from(rows)
}

async function expectSound({ reported }: Run): Promise<void> {
  const { db } = service.deps
  const overlaps = await db.execute(sql`
    select a.producer_id from producer_stays a join producer_stays b on a.producer_id = b.producer_id
      and a.from_period < b.from_period and (a.until_period is null or a.until_period >= b.from_period)`)
  expect(Array.from(overlaps)).toEqual([])
  const months = Array.from({ length: 24 }, (_, index) => addMonths(month, index - 12))
  const twice = await db.execute(sql`
    select own.id, m.period from unnest(${sql.param(months)}::text[]) m(period)
    cross join offices o cross join lateral ${producersOf(sql`o.code`, sql`m.period`)} own
    where o.code in ('5602', '5605') group by 1, 2 having count(*) > 1`)
  expect(Array.from(twice)).toEqual([])
  const merged = await db.execute(sql`
    select p.id from producers p join producers head on head.id = p.merged_into where head.merged_into is not null`)
  expect(Array.from(merged)).toEqual([])
  for (const [key, ids] of reported) {
    const [officeCode = '', period = ''] = key.split(':')
    expect(await listed(officeCode, period), key).toEqual(ids)
  }
}

it(`keeps its promises over ${RUNS} random stories`, async () => {
  const done = new Map<string, number>()
  const refused = new Set<string>()
  const story = fc.array(step, { minLength: 6, maxLength: 16 })
  const move = { one: 0, other: 1, amount: 5, ahead: 0 }
  const example: Step[] = [
    { ...move, word: 'record', office: 0 },
    { ...move, word: 'move', office: 1 },
    { ...move, word: 'submit', office: 0 },
    { ...move, word: 'suspend', office: 0 },
    { ...move, word: 'next month', office: 0 },
    { ...move, word: 'merge', office: 0 },
    { ...move, word: 'reactivate', office: 0 },
    { ...move, word: 'submit', office: 1 },
  ]
  await fc.assert(
    fc.asyncProperty(story, async steps => {
      await service.deps.db.execute(sql`delete from producer_stays`)
      await goOn()
      const run: Run = { producers: [], reported: new Map() }
      for (const office of OFFICES) await add(run, office, month)
      for (const one of steps) {
        const before = await sums()
        try {
          await perform(run, one)
          done.set(one.word, (done.get(one.word) ?? 0) + 1)
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          refused.add(error.code)
        }
        const after = await sums()
        if (KEEPS_FIGURES.includes(one.word)) expect(after).toEqual(before)
        await expectSound(run)
      }
    }),
    { numRuns: RUNS, seed: 5605, examples: [[example]] },
  )
  // The stories were about something.
  expect([...done.keys()].sort()).toEqual([...WORDS].sort())
  expect([...refused]).toEqual(
    expect.arrayContaining(['producer.month_reported', 'producer.merged', 'producer.same']),
  )
}, 120_000)
