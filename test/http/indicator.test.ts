// The indicator's page: every number of a generated year equals plain SQL over entries and imports, for every office, span
// and rule; and it says of growth what the summary says.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndicatorView } from '../../bot/contract/indicator.ts'
import { BASELINE_RULES, type BaselineRule, SPANS } from '../../db/vocabulary.ts'
import { askMonths, askNeeded, askSpan, type SpanBySql } from './indicator-sql.ts'
import {
  DISTRICTS,
  EMPTY,
  FOCUS,
  FORECAST,
  type IndicatorWorld,
  monthsOf,
  openIndicatorWorld,
} from './indicator-world.ts'

let world: IndicatorWorld
beforeAll(async () => {
  world = await openIndicatorWorld()
})
afterAll(() => world.service.close())

const YEAR = monthsOf(2025)
const PERIODS = { round_1: YEAR.slice(0, 6), round_2: YEAR.slice(6), year: YEAR }
const OFFICES = ['56', ...DISTRICTS]
const codesOf = (officeCode: string) => (officeCode === '56' ? DISTRICTS : [officeCode])

async function show(officeCode: string, fiscalYear = '2025'): Promise<IndicatorView> {
  const answer = await world.asProvince.call('showIndicator', { officeCode, fiscalYear })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

async function setRule(rule: BaselineRule): Promise<void> {
  const answer = await world.asProvince.call('setBaselineRule', { fiscalYear: '2025' }, { rule })
  expect([answer.status, answer.body.rule]).toEqual([200, rule])
}

async function expectSpan(view: IndicatorView, span: (typeof SPANS)[number], asked: SpanBySql) {
  const what = `${view.officeCode} ${span}`
  const { growth, standing, wholeBase } = view.spans[span]
  const { now, base, tenths, covered, of } = asked
  expect(growth, what).toEqual({ now, base, tenths, covered, of })
  expect(wholeBase, what).toEqual({ covered: asked.whole, of: codesOf(view.officeCode).length })
  if (standing === null) return 0
  const thresholds = [standing.target.tenths].flat()
  const reached = thresholds.filter(
    item => BigInt(now.replace('.', '')) * 1000n >= BigInt(base.replace('.', '')) * BigInt(1000 + item),
  ).length
  const isLevels = standing.target.kind === 'levels'
  expect(standing.level, what).toBe(isLevels && tenths !== null ? reached : null)
  expect(standing.isReached, what).toBe(tenths !== null && reached === thresholds.length)
  expect(standing.remaining, what).toEqual(asked.remaining)
  const needed = asked.wholeBase === null ? [] : thresholds
  expect(standing.needed, what).toEqual(
    await Promise.all(
      needed.map(async (thresholdTenths, index) => ({
        level: isLevels ? index + 1 : null,
        thresholdTenths,
        amount: await askNeeded(world.service, asked, thresholdTenths),
      })),
    ),
  )
  return needed.length
}

describe.each(BASELINE_RULES)('measured by %s', rule => {
  beforeAll(() => setRule(rule))

  it.each(OFFICES)('growth, levels and what must be sold of %s equal plain SQL', async officeCode => {
    const view = await show(officeCode)
    expect(view.rule).toBe(rule)
    for (const span of SPANS) {
      const asked = await askSpan(world.service, codesOf(officeCode), PERIODS[span], rule)
      await expectSpan(view, span, asked)
      if (officeCode !== '56') continue
      for (const district of view.districts) {
        const own = await askSpan(world.service, [district.officeCode], PERIODS[span], rule)
        await expectSpan({ ...view, ...district }, span, own)
      }
    }
  })

  it.each(OFFICES)('the months of %s equal plain SQL', async officeCode => {
    const { months } = await show(officeCode)
    const asked = await askMonths(world.service, codesOf(officeCode), YEAR, rule)
    expect(months).toMatchObject(asked)
    for (const { period, growth } of months) {
      const { now, base, tenths, covered } = await askSpan(world.service, codesOf(officeCode), [period], rule)
      expect(growth).toEqual({ now, base, tenths, covered, of: codesOf(officeCode).length })
    }
  })

  it('is something to check: reported and not, with base and without, levels reached and not', async () => {
    const all = await Promise.all(OFFICES.map(code => show(code)))
    const standings = all.flatMap(view => SPANS.flatMap(span => view.spans[span].standing ?? []))
    expect(standings.some(item => item.needed.some(({ amount }) => amount !== '0.00'))).toBe(true)
    expect(standings.some(item => item.needed.length === 0)).toBe(true)
    expect(new Set(standings.map(item => item.level)).size).toBeGreaterThan(2)
    expect(all[0]?.spans.year.growth.covered).toBeGreaterThan(5)
    expect(all[0]?.months.some(month => month.imported !== null)).toBe(true)
  })

  it('and the summary of the month in focus say the same growth', async () => {
    const view = await show('56')
    const summary = (await world.asProvince.call('showSummary', { period: FOCUS })).body
    expect(summary.rule).toBe(rule)
    expect(summary.growthYear).toEqual(view.spans.year.growth)
    expect(summary.growthMonth).toEqual(view.months.find(month => month.period === FOCUS)?.growth)
    expect(summary.growthYear.covered).toBeGreaterThan(0)
  })
})

describe('the page', () => {
  it('of a district is the same for its own people and for the province', async () => {
    const own = await world.asDistrict.call('showIndicator', { officeCode: '5601', fiscalYear: '2025' })
    expect(own.body).toEqual({ ...(await show('5601')), maySetTargets: false })
    expect(own.body.districts).toEqual([])
  })

  it('of the province lists its districts but those without producers and figures', async () => {
    const { officeName, districts } = await show('56')
    expect(officeName).toBe('จังหวัดพะเยา')
    expect(districts.map(item => item.officeCode)).toEqual(DISTRICTS)
    expect(districts[0]?.officeName).toBe('อำเภอเมืองพะเยา')
  })

  it('shows forecasts that are filed, by month, and none that is only begun', async () => {
    const forecastsOf = async (code: string) => (await show(code)).months.map(month => month.forecast)
    expect(await forecastsOf('5601')).toEqual(FORECAST)
    expect(await forecastsOf('56')).toEqual(FORECAST)
    expect(await forecastsOf('5602')).toEqual(YEAR.map(() => null))
  })

  it('of a district without anything is empty, not a failure', async () => {
    const { months, spans } = await show(EMPTY)
    expect(months.every(month => month.now === null && month.base === null)).toBe(true)
    expect(spans.year).toMatchObject({ standing: null, growth: { tenths: null, covered: 0 } })
  })

  it('shows the round of the month people work on, and of other years the nearest one', async () => {
    const rounds = await Promise.all(
      ['2024', '2025', '2026'].map(async year => (await show('56', year)).round),
    )
    expect(rounds).toEqual(['round_2', 'round_1', 'round_1'])
    expect(await show('56')).toMatchObject({ earlier: 2024, later: null })
    expect(await show('56', '2024')).toMatchObject({ earlier: 2023, later: 2025 })
  })

  it('of a year that has not begun has a base and nothing that is missing', async () => {
    await world.asProvince.call(
      'setTarget',
      { officeCode: '5601', fiscalYear: '2026', span: 'round_1' },
      { target: { kind: 'percent', tenths: 50 }, scope: 'office', seen: {} },
    )
    const { spans } = await show('5601', '2026')
    expect(spans.round_1.growth).toEqual({ now: '0.00', base: '0.00', tenths: null, covered: 0, of: 0 })
    expect(spans.round_1.standing).toMatchObject({ distanceTenths: null, level: null, isReached: false })
    expect(spans.round_1.standing?.remaining).toHaveLength(6)
    expect(spans.round_1.standing?.needed[0]?.amount).not.toBe('0.00')
  })

  it('of an office that does not exist is not found', async () => {
    const answer = await world.asProvince.call('showIndicator', { officeCode: '5699', fiscalYear: '2025' })
    expect([answer.status, answer.body.error?.code]).toEqual([404, 'office.unknown'])
  })
})
