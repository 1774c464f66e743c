// One producer as its page shows it: facts, whose months it was, what it sold in this fiscal year, and for who keeps the
// register what it can be changed to.
import type { Db } from '../../db/connect.ts'
import { listKinFigures } from '../../db/queries/producer-family.ts'
import { listProducerLines } from '../../db/queries/producer-lists.ts'
import { listRecorded, listSuspensionReasons } from '../../db/queries/producer-months.ts'
import { listMergedInto } from '../../db/queries/producers.ts'
import type { ProducerMonth, ProducerView } from '../contract/producers.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths } from '../domain/civil-time.ts'
import { periodsToDate, samePeriodLastYear } from '../domain/fiscal-year.ts'
import { parseBaht, sumSatang, toBaht } from '../domain/money.ts'
import { type MonthBounds, monthBoundsAt } from '../domain/producer-months.ts'
import { stayIn } from '../domain/producer-stays.ts'
import { type OfficeNames, readOfficeNames, viewLines } from './producer-lines.ts'
import { readPlaces } from './producer-places.ts'
import { type ReachedProducer, reachProducer, seenOf } from './reach-producer.ts'
import { listSimilar } from './search-producers.ts'

/** Throws producer.unknown. */
export async function showProducer(deps: Deps, actor: Actor, id: string): Promise<ProducerView> {
  const { db, clock } = deps
  const reached = await reachProducer(db, actor, 'read_producers', id)
  const { row } = reached
  const bounds = monthBoundsAt(clock.now())
  const names = await readOfficeNames(db, row.provinceCode)
  const [line] = await viewLines(db, await listProducerLines(db, [id]), names, bounds.thisPeriod)
  if (line === undefined) throw new Error('a producer vanished while it was read')
  const mayKeep = may(actor, 'keep_producers', row.officeCode)
  const nameOf = (code: string) => names.get(code) ?? code
  return {
    id,
    code: row.code,
    name: row.name,
    product: row.product,
    kind: row.kind,
    mainCategory: row.mainCategory,
    mainChannel: row.mainChannel,
    officeCode: row.officeCode,
    officeName: line.officeName,
    subdistrictCode: row.subdistrictCode,
    subdistrictName: line.subdistrictName,
    state: line.state,
    stays: await readStays(db, reached, nameOf),
    mergedInto: line.mergedInto,
    merged: (await listMergedInto(db, id)).map(kin => ({ ...kin, officeName: nameOf(kin.officeCode) })),
    figures: await readFigures(db, actor, reached, bounds, names),
    mayKeep,
    months: { thisPeriod: bounds.thisPeriod, earliest: bounds.earliest, latest: bounds.latest },
    places: mayKeep ? await readPlaces(db, row.provinceCode, bounds) : [],
    similar: mayKeep && row.mergedInto === null ? await listSimilar(deps, row, names, bounds) : [],
    seen: seenOf(reached),
  }
}

async function readStays(
  db: Db,
  { row, stays }: ReachedProducer,
  nameOf: (code: string) => string,
): Promise<ProducerView['stays']> {
  const codes = [...new Set([row.officeCode, ...stays.map(stay => stay.officeCode)])]
  const reasons = await listSuspensionReasons(db, row.id, codes)
  return stays.map(({ officeCode, fromPeriod, untilPeriod }) => ({
    officeCode,
    officeName: nameOf(officeCode),
    fromPeriod,
    untilPeriod,
    reason: untilPeriod && (reasons.get(`${officeCode}:${addMonths(untilPeriod, 1)}`) ?? null),
  }))
}

/** The fiscal year until this month. Where another district recorded a figure, only those who may read it see it. */
async function readFigures(
  db: Db,
  actor: Actor,
  { row, stays }: ReachedProducer,
  { thisPeriod, earliest }: MonthBounds,
  names: OfficeNames,
): Promise<ProducerMonth[]> {
  const periods = periodsToDate(thisPeriod)
  const before = periods.map(samePeriodLastYear)
  const own = new Map((await listRecorded(db, [row.id], earliest)).map(item => [item.period, item]))
  const kin = Map.groupBy(await listKinFigures(db, row.id, [...periods, ...before]), item => item.period)
  const kinIn = (period: string) => sumOf((kin.get(period) ?? []).map(item => item.amount))
  // Its own past follows a producer to where it is: who looks after it now sees all of it.
  const seesAll = may(actor, 'read_producers', row.officeCode)
  const amountIn = (period: string) => {
    const figure = own.get(period)
    if (figure === undefined) return null
    return seesAll || may(actor, 'read_report', figure.officeCode) ? figure.amount : null
  }
  return periods.map((period, index) => {
    const officeCode = own.get(period)?.officeCode ?? stayIn(stays, period)?.officeCode ?? null
    const lastYear = before[index] ?? period
    return {
      period,
      officeCode,
      officeName: officeCode && (names.get(officeCode) ?? officeCode),
      amount: amountIn(period),
      kin: seesAll ? kinIn(period) : null,
      lastYear: sumOf([amountIn(lastYear), seesAll ? kinIn(lastYear) : null]),
      isReadable: officeCode !== null && may(actor, 'read_report', officeCode),
    }
  })
}

function sumOf(amounts: readonly (string | null)[]): string | null {
  const known = amounts.flatMap(amount => (amount === null ? [] : [parseBaht(amount) ?? 0n]))
  return known.length === 0 ? null : toBaht(sumSatang(known))
}
