// "The districts work by themselves", once a year: a demo officer fills the forecast in from last year's figures and a
// percentage, a few months by hand, and the chief files it. Through the real actions; what the rules forbid ends it quietly.
import { createRandom, drawInteger, type Random } from '../../db/seed/seeded-random.ts'
import type { OfficeCode, Satang } from '../../db/vocabulary.ts'
import { fileForecast } from '../actions/file-forecast.ts'
import { saveForecast } from '../actions/save-forecast.ts'
import { showForecast } from '../actions/show-forecast.ts'
import type { ForecastRowView } from '../contract/forecasts.ts'
import type { Deps } from '../deps.ts'
import { applyPercent, isStay } from '../domain/forecast.ts'
import { isFiled } from '../domain/forecast-standing.ts'
import { parseBaht, toBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { listActors } from './fill-office.ts'

/** Growth that demo districts expect, in tenths of a percent. */
const GROWTH = { least: 0, most: 70 }
/** One month in so many is typed by hand. */
const BY_HAND = 15
/** Whole baht a month of a producer without a past. */
const NEWCOMER = { least: 4, most: 30, step: 500 }

/** Fills in what is blank and files it, unless it is filed already. Throws only faults, never a Problem. */
export async function fillForecast(deps: Deps, officeCode: OfficeCode, fiscalYear: number): Promise<void> {
  const [officer] = await listActors(deps, officeCode, 'district_officer')
  const [chief] = await listActors(deps, officeCode, 'district_chief')
  if (!officer || !chief) return
  const place = { officeCode, fiscalYear }
  try {
    const view = await showForecast(deps, officer, place)
    if (isFiled(view.state)) return
    const random = createRandom(`forecast:${fiscalYear}:${officeCode}`)
    const percentTenths = view.percentTenths ?? drawInteger(random, GROWTH.least, GROWTH.most)
    const figures = view.rows.map(row => ({
      producerId: row.producerId,
      amounts: amountsOf(row, percentTenths, random),
    }))
    const saved = await saveForecast(deps, officer, {
      ...place,
      baseVersion: view.version,
      percentTenths,
      figures,
    })
    await fileForecast(deps, chief, { ...place, version: saved.version })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    deps.log.info('practice.act_not_done', { officeCode, fiscalYear, does: 'forecast' })
  }
}

/** What people have filled in stays. */
function amountsOf(row: ForecastRowView, tenths: number, random: Random): (string | null)[] {
  const satang = (list: readonly (string | null)[]) =>
    list.map(amount => (amount === null ? null : parseBaht(amount)))
  const proposed = applyPercent(
    { stays: row.stays, amounts: satang(row.amounts), lastYear: satang(row.lastYear) },
    { before: null, tenths, replaces: false },
  )
  return proposed.map((amount, month) => {
    if (!isStay(row.stays, month)) return null
    const stored = row.amounts[month] ?? null
    if (stored !== null) return stored
    const known = amount ?? BigInt(drawInteger(random, NEWCOMER.least, NEWCOMER.most) * NEWCOMER.step) * 100n
    return toBaht(random() * BY_HAND < 1 ? byHand(known) : known)
  })
}

/** A round number near it, as a person types. */
const byHand = (satang: Satang): Satang => ((satang + 50_000n) / 100_000n) * 100_000n
