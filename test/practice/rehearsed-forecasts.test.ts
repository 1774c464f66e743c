// January with districts that work by themselves: each fills in its forecast from last year's figures and files it,
// through the real actions, and leaves alone what people have typed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listForecasts } from '../../bot/actions/list-forecasts.ts'
import { saveForecast } from '../../bot/actions/save-forecast.ts'
import { showForecast } from '../../bot/actions/show-forecast.ts'
import type { Actor } from '../../bot/domain/access.ts'
import { periodsOfFiscalYear } from '../../bot/domain/fiscal-year.ts'
import { listActors } from '../../bot/practice/fill-office.ts'
import { type RestartablePractice, startPracticeService } from './start-practice-service.ts'

const YEAR = 2025
const TYPED = '123456.78'
/** Patience for a busy machine, not a promise. */
const PATIENCE_MS = 150_000

let practice: RestartablePractice
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'otop-practice-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  practice = await startPracticeService({ miniAppFolder: folder, isWorking: true })
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true, force: true })
})

async function actorOf(officeCode: string, role: 'district_officer' | 'provincial_officer'): Promise<Actor> {
  const [actor] = await listActors(practice.service().deps, officeCode, role)
  if (!actor) throw new Error(`nobody is ${role} of ${officeCode}`)
  return actor
}

it(
  'January ends with every district’s forecast filed, most in time, and nothing that people typed is changed',
  async () => {
    const { deps, move } = practice.service()
    const officer = await actorOf('5601', 'district_officer')
    const place = { officeCode: '5601', fiscalYear: YEAR }
    const before = await showForecast(deps, officer, place)
    const [first] = before.rows
    if (!first) throw new Error('the demo district has no producers')
    const amounts = periodsOfFiscalYear(YEAR).map((_, month) => (month === 4 ? TYPED : null))
    await saveForecast(deps, officer, {
      ...place,
      baseVersion: before.version,
      percentTenths: before.percentTenths,
      figures: [{ producerId: first.producerId, amounts }],
    })
    await move('month', 'work')

    const { districts, totals, dueOn } = await listForecasts(
      deps,
      await actorOf('56', 'provincial_officer'),
      YEAR,
    )
    expect(dueOn).toBe('2025-01-25')
    expect(districts).toHaveLength(9)
    expect(districts.map(row => [row.state, row.version?.number, row.done === row.expected])).toEqual(
      districts.map(() => ['filed', 1, true]),
    )
    expect(totals).toMatchObject({ of: 9, filed: 9 })
    expect(totals.onTime).toBeGreaterThan(4)
    expect(totals.onTime).toBe(districts.filter(row => row.filed && row.filed.at < '2025-01-25T17:00').length)
    const after = await showForecast(deps, officer, place)
    expect(after.rows.find(row => row.producerId === first.producerId)?.amounts[4]).toBe(TYPED)
  },
  PATIENCE_MS,
)
