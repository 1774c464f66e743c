// "A colleague records the rest": fills, submits and certifies a district's month through the real actions, as the
// demo officers and the chief of that district. What is there already stays; what the rules forbid is told, not forced.

import { listFigures, listFormRows } from '../../db/queries/figures.ts'
import { listPeople } from '../../db/queries/officers.ts'
import { listFormLines } from '../../db/queries/practice.ts'
import { findReport } from '../../db/queries/reports.ts'
import { type FilledPeriod, fillOutPeriod } from '../../db/seed/fill-out-period.ts'
import { createRandom, pick } from '../../db/seed/seeded-random.ts'
import type { OfficeCode, Period, ReportState, Role, Source } from '../../db/vocabulary.ts'
import { certifyReport } from '../actions/certify-report.ts'
import { saveFigures } from '../actions/save-figures.ts'
import { submitReport } from '../actions/submit-report.ts'
import type { FigureInput } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { addMonths } from '../domain/civil-time.ts'
import { fiscalYearOf, samePeriodLastYear } from '../domain/fiscal-year.ts'
import { parseBaht, sumSatang, toBaht } from '../domain/money.ts'
import { findDoubt } from '../domain/plausibility.ts'
import { Problem, problemWords } from '../domain/problems.ts'
import { isReported } from '../domain/report-states.ts'
import { thaiFiscalYear } from '../domain/thai-dates.ts'
import { demoSignature } from './demo-signature.ts'
import { WORDS } from './words.ts'

/** How far the colleagues take it. */
export const FILL_STEPS = ['figures', 'submitted', 'certified'] as const
export type FillStep = (typeof FILL_STEPS)[number]

export interface FillOrder {
  officeCode: OfficeCode
  period: Period
  upTo: FillStep
  /** Of all producers, the share that is to have a figure in the end; 1 = all. Submitting needs 1. */
  share: number
}

export interface FillOutcome {
  officeCode: OfficeCode
  /** Figures that were added. */
  recorded: number
  state: ReportState
  /** Why it went no further, in Thai; null = as ordered. */
  problem: string | null
}

/** Rows of one save: about what a person types before saving. */
const ROWS_A_SAVE = 30
const SOURCES: readonly Source[] = ['visit', 'visit', 'phone', 'paper']

/** Does what the order asks as far as the rules allow. Throws only faults, never a Problem. */
export async function fillOffice(deps: Deps, order: FillOrder): Promise<FillOutcome> {
  let recorded = 0
  try {
    const state = await stateOf(deps, order)
    if (!isReported(state)) recorded = await recordRest(deps, order)
    if (order.upTo !== 'figures') await submitIfOpen(deps, order)
    if (order.upTo === 'certified') await certifyIfSubmitted(deps, order)
    return { officeCode: order.officeCode, recorded, state: await stateOf(deps, order), problem: null }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { says, next } = problemWords(error.code, error.detail)
    const state = await stateOf(deps, order)
    return { officeCode: order.officeCode, recorded, state, problem: `${says} ${next}` }
  }
}

async function stateOf(deps: Deps, { officeCode, period }: FillOrder): Promise<ReportState> {
  return (await findReport(deps.db, officeCode, period))?.state ?? 'draft'
}

async function recordRest(deps: Deps, order: FillOrder): Promise<number> {
  const figures = await listMissing(deps, order)
  const officers = await listActors(deps, order.officeCode, 'district_officer')
  for (let from = 0; from < figures.length; from += ROWS_A_SAVE) {
    const actor = officers[(from / ROWS_A_SAVE) % officers.length]
    if (!actor) throw new Problem('access.denied')
    await saveFigures(deps, actor, { ...order, figures: figures.slice(from, from + ROWS_A_SAVE) })
  }
  return figures.length
}

async function submitIfOpen(deps: Deps, order: FillOrder): Promise<void> {
  if (isReported(await stateOf(deps, order))) return
  const [officer] = await listActors(deps, order.officeCode, 'district_officer')
  if (!officer) throw new Problem('access.denied')
  await submitReport(deps, officer, { ...order, version: await versionOf(deps, order) })
}

async function certifyIfSubmitted(deps: Deps, order: FillOrder): Promise<void> {
  if ((await stateOf(deps, order)) !== 'submitted') return
  const [chief] = await listActors(deps, order.officeCode, 'district_chief')
  if (!chief) throw new Problem('access.denied')
  const version = await versionOf(deps, order)
  await certifyReport(deps, chief, { ...order, version, signature: demoSignature(chief.id) })
}

const versionOf = async (deps: Deps, { officeCode, period }: FillOrder): Promise<number> =>
  (await findReport(deps.db, officeCode, period))?.version ?? 0

/** Active people of the office with that role, as actors. */
export async function listActors(deps: Deps, officeCode: OfficeCode, role: Role): Promise<Actor[]> {
  const provinceCode = officeCode.slice(0, 2)
  const people = await listPeople(deps.db, provinceCode)
  return people
    .filter(person => person.officeCode === officeCode && person.role === role)
    .map(person => ({
      id: person.officerId,
      fullName: person.fullName,
      role,
      officeCode,
      provinceCode,
      actingFor: [],
      origin: 'app',
    }))
}

type Row = Awaited<ReturnType<typeof listFormRows>>[number] & { baseVersion: number }

/** The figures that are wanting, in the order of the form: plausible ones beside last year's. */
async function listMissing(deps: Deps, { officeCode, period, share }: FillOrder): Promise<FigureInput[]> {
  const lastYear = samePeriodLastYear(period)
  const before = { lastYear, lastMonth: addMonths(period, -1) }
  const rows = await listFormRows(deps.db, officeCode, period, before)
  const ids = rows.map(row => row.producerId)
  const stored = await listFigures(deps.db, period, ids)
  const lines = await listFormLines(deps.db, { officeCode, period, lastYear })
  const seed = `fiscal-${thaiFiscalYear(fiscalYearOf(period))}`
  const filled = fillOutPeriod(
    period,
    lines.map(line => ({ ...line, officeCode })),
    seed,
  )
  const left = rows
    .map(row => ({ ...row, baseVersion: stored.get(row.producerId)?.version ?? 0 }))
    // Null = taken back.
    .filter(row => (stored.get(row.producerId)?.amount ?? null) === null)
  const wanted = Math.ceil(rows.length * share) - (rows.length - left.length)
  return left.slice(0, Math.max(0, wanted)).map(row => figureOf(row, period, filled))
}

function figureOf(row: Row, period: Period, filled: FilledPeriod): FigureInput {
  const { producerId, baseVersion } = row
  const entries = filled.entries.filter(entry => entry.producerId === producerId)
  const satang = sumSatang(entries.map(entry => entry.satang))
  const doubt = findDoubt({
    satang,
    lastYearSatang: satangOf(row.lastYear),
    lastMonthSatang: satangOf(row.lastMonth),
  })
  return {
    producerId,
    baseVersion,
    entries: entries.map(entry => ({
      category: entry.category,
      channel: entry.channel,
      amount: toBaht(entry.satang),
    })),
    noSalesReason: filled.zeros.find(zero => zero.producerId === producerId)?.reason ?? null,
    note: null,
    source: pick(createRandom(`source:${period}:${producerId}`), SOURCES),
    doubtReason: doubt === null ? null : WORDS.doubtChecked,
  }
}

const satangOf = (amount: string | null): bigint | null => (amount === null ? null : parseBaht(amount))
