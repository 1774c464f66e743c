// What each row of a รต.1 table would do to the record: saved, unchanged, to be asked about, or refused and why. Pure: the
// same content and the same record give the same outcomes, so what was shown can be compared with what would be saved.
import { MAX_SATANG, type NoSalesReason, type Satang } from '../../db/vocabulary.ts'
import { foldWords } from './fold-words.ts'
import { sumSatang } from './money.ts'
import { type Doubt, findDoubt } from './plausibility.ts'
import type { Rt1Content, Rt1Row } from './read-rt1.ts'
import { type Rt1Fault, type Rt1Filled, readRt1Group } from './read-rt1-group.ts'
import type { Rt1Line, Rt1Producer, Rt1Stored } from './rt1-workbook.ts'

/**
 * Why a row is not saved without an answer. `echo`: understood, but short or unusual; `changed`: somebody else changed the
 * figure since the workbook was made; `unknown_base`: nobody knows from which figures the file was made; `no_sales`: zero,
 * or words for it, without a reason; `take_back`: the figure that stood in the workbook was deleted there.
 */
export type Rt1Ask = 'echo' | 'doubt' | 'changed' | 'unknown_base' | 'no_sales' | 'renamed' | 'take_back'

export interface Rt1Wanted {
  lines: readonly Rt1Line[]
  noSalesReason: NoSalesReason | null
  note: string | null
}

export interface Rt1Outcome {
  /** The producer's id, or `row:17` of a row that is no producer's of this district and month. */
  key: string
  producer: Rt1Producer | null
  code: string | null
  /** As it stands in the file. */
  fileName: string | null
  /** Rows of the file. */
  rows: readonly number[]
  kind: 'save' | 'ask' | 'refused' | 'unchanged' | 'blank'
  asks: readonly Rt1Ask[]
  faults: readonly Rt1Fault[]
  doubt: Doubt | null
  /** Null where nothing is to be saved. */
  wanted: Rt1Wanted | null
}

export interface Rt1Judgement {
  /** In the order of the file. */
  outcomes: Rt1Outcome[]
  /** Producers of the district and month that are not in the file; what is stored of them stays. */
  missing: Rt1Producer[]
}

export function judgeRt1(content: Rt1Content, producers: readonly Rt1Producer[]): Rt1Judgement {
  const find = createFinder(producers)
  const groups = new Map<string, { producer: Rt1Producer; rows: Rt1Row[] }>()
  const strays: Rt1Outcome[] = []
  for (const row of content.rows) {
    const producer = find(row.code)
    if (producer === null) {
      const stray = strayOf(row, producers)
      if (stray !== null) strays.push(stray)
      continue
    }
    const group = groups.get(producer.producerId)
    if (group === undefined) groups.set(producer.producerId, { producer, rows: [row] })
    else group.rows.push(row)
  }
  const known = [...groups.values()].map(group => judgeGroup(group.producer, group.rows, content))
  return {
    outcomes: [...known, ...strays].sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0)),
    missing: producers.filter(producer => !groups.has(producer.producerId)),
  }
}

/** Spreadsheets turn a code of digits into a number and drop its zeros: those are found again where only one fits. */
function createFinder(producers: readonly Rt1Producer[]): (code: string | null) => Rt1Producer | null {
  const byCode = new Map(producers.map(producer => [foldWords(producer.code), producer]))
  const byNumber = new Map<string, Rt1Producer | null>()
  for (const producer of producers) {
    const number = numberOf(producer.code)
    if (number !== null) byNumber.set(number, byNumber.has(number) ? null : producer)
  }
  return code => {
    if (code === null) return null
    return byCode.get(foldWords(code)) ?? byNumber.get(numberOf(code) ?? '') ?? null
  }
}

const numberOf = (code: string): string | null =>
  /^\d+$/.test(foldWords(code)) ? foldWords(code).replace(/^0+/, '') : null

/** A row of nobody here matters only where something was filled in. */
function strayOf(row: Rt1Row, producers: readonly Rt1Producer[]): Rt1Outcome | null {
  if (row.amount === null && row.reason === null && row.note === null) return null
  const named = producers.filter(producer => row.name !== null && isSameName(producer.name, row.name))
  const hint = named.length === 1 ? (named[0]?.code ?? null) : null
  const reason = row.code === null ? 'no_code' : 'unknown_producer'
  return {
    key: `row:${row.row}`,
    producer: null,
    code: row.code,
    fileName: row.name,
    rows: [row.row],
    kind: 'refused',
    asks: [],
    faults: [{ row: row.row, column: 'code', text: row.code, reason, hint }],
    doubt: null,
    wanted: null,
  }
}

const isSameName = (a: string, b: string): boolean => foldWords(a) === foldWords(b)

function judgeGroup(producer: Rt1Producer, rows: readonly Rt1Row[], content: Rt1Content): Rt1Outcome {
  const filled = readRt1Group(producer, rows)
  const otherName = rows.find(row => row.name !== null && !isSameName(row.name, producer.name))
  const outcome: Rt1Outcome = {
    key: producer.producerId,
    producer,
    code: producer.code,
    fileName: otherName?.name ?? null,
    rows: rows.map(row => row.row),
    kind: 'refused',
    asks: [],
    faults: filled.faults,
    doubt: null,
    wanted: null,
  }
  if (filled.faults.length > 0) return outcome
  return filled.kind === 'blank'
    ? judgeBlank(outcome, producer, content)
    : judgeFilled(outcome, producer, content, filled)
}

/** An empty cell takes nothing back by itself; where it was filled when the workbook was made, that is asked. */
function judgeBlank(outcome: Rt1Outcome, { code, stored }: Rt1Producer, content: Rt1Content): Rt1Outcome {
  if (stored === null || stored.satang === null) return { ...outcome, kind: 'blank', fileName: null }
  const wasShown = content.origin !== null && baseOf(content, code) === stored.version
  if (!wasShown) return { ...outcome, kind: 'unchanged', fileName: null }
  const wanted = { lines: [], noSalesReason: null, note: stored.note }
  return { ...outcome, kind: 'ask', asks: ['take_back', ...renamedOf(outcome)], wanted }
}

function judgeFilled(
  outcome: Rt1Outcome,
  producer: Rt1Producer,
  content: Rt1Content,
  filled: Extract<Rt1Filled, { kind: 'filled' }>,
): Rt1Outcome {
  const { stored, code } = producer
  // Without the column nothing is said about notes.
  const note = content.columns.note === undefined ? (stored?.note ?? null) : filled.note
  const wanted: Rt1Wanted = { lines: filled.lines, noSalesReason: filled.noSalesReason, note }
  if (stored !== null && isSameAsStored(wanted, stored, filled.needsReason))
    return { ...outcome, kind: 'unchanged', fileName: null }
  const isNew = stored === null || !isSameFigure(wanted, stored)
  const total = sumSatang(filled.lines.map(line => line.satang))
  if (total > MAX_SATANG) {
    const [row] = outcome.rows
    return {
      ...outcome,
      faults: [{ row: row ?? 0, column: 'amount', text: null, reason: 'too_large', hint: null }],
    }
  }
  const doubt = isNew ? doubtOf(producer, total) : null
  const asks: Rt1Ask[] = [
    ...conflictOf(stored, content, code),
    ...renamedOf(outcome),
    ...(filled.needsReason ? (['no_sales'] as const) : []),
    ...(filled.echo && isNew ? (['echo'] as const) : []),
    ...(doubt === null ? [] : (['doubt'] as const)),
  ]
  return { ...outcome, kind: asks.length > 0 ? 'ask' : 'save', asks, doubt, wanted }
}

/** Zero without its reason is what a stated "no sales" looks like when somebody cleans a table up. */
function isSameAsStored(wanted: Rt1Wanted, stored: Rt1Stored, isBareZero: boolean): boolean {
  if (wanted.note !== stored.note) return false
  return isBareZero ? stored.noSalesReason !== null : isSameFigure(wanted, stored)
}

const renamedOf = ({ fileName }: Rt1Outcome): Rt1Ask[] => (fileName === null ? [] : ['renamed'])

const baseOf = (content: Rt1Content, code: string): number => content.origin?.versions[code] ?? 0

/** Somebody else's figure is never written over unseen. */
function conflictOf(stored: Rt1Stored | null, content: Rt1Content, code: string): Rt1Ask[] {
  if (content.origin === null) return stored === null || stored.satang === null ? [] : ['unknown_base']
  return baseOf(content, code) === (stored?.version ?? 0) ? [] : ['changed']
}

const doubtOf = ({ lastYearSatang, lastMonthSatang }: Rt1Producer, satang: Satang): Doubt | null =>
  findDoubt({ satang, lastYearSatang, lastMonthSatang })

/** The same lines and the same reason; notes are compared apart. */
export function isSameFigure(wanted: Rt1Wanted, stored: Rt1Stored): boolean {
  const isStated = stored.satang !== null
  const wants = wanted.lines.length > 0 || wanted.noSalesReason !== null
  return (
    isStated === wants &&
    wanted.noSalesReason === stored.noSalesReason &&
    keysOf(wanted.lines) === keysOf(stored.lines)
  )
}

const keysOf = (lines: readonly Rt1Line[]): string =>
  lines
    .map(({ category, channel, satang }) => `${category}:${channel}:${satang}`)
    .sort()
    .join()
