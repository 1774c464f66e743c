// A baseline file beside what is stored, and saving it through the same door as the page (apply-baseline.ts).
import { listBaselines } from '../../db/queries/baselines.ts'
import { listOfficesOf, lockOffice } from '../../db/queries/officers.ts'
import type { Satang } from '../../db/vocabulary.ts'
import type { PreviewRow } from '../contract/uploads.ts'
import { BASELINE_REMARK, baselineAskWords, baselineFaultWords } from '../domain/baseline-outcome-words.ts'
import { periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { type BaselineOutcome, judgeBaseline } from '../domain/judge-baseline.ts'
import { formatBaht } from '../domain/money.ts'
import type { BaselineContent } from '../domain/read-baseline.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { officeName } from '../domain/thai-words.ts'
import { applyBaseline, importablePeriods } from './apply-baseline.ts'
import type { OpenUpload, UploadWork } from './open-upload.ts'
import { leftOf, refuseStrayChoices } from './upload-rows.ts'

export function openBaselineUpload({ deps, actor, upload, isApplying }: UploadWork): Promise<OpenUpload> {
  const now = deps.clock.now()
  const content = upload.content as unknown as BaselineContent
  const fiscalYear = upload.fiscalYear ?? 0
  return deps.db.transaction(async tx => {
    if (isApplying) await lockOffice(tx, actor.provinceCode)
    const offices = await listOfficesOf(tx, actor.provinceCode)
    const stored = await listBaselines(tx, actor.provinceCode, periodsOfFiscalYear(fiscalYear))
    const outcomes = judgeBaseline(content, {
      districts: offices.flatMap(({ kind, code, nameTh }) =>
        kind === 'district' ? [{ code, name: nameTh }] : [],
      ),
      possible: importablePeriods(fiscalYear, now),
      stored: new Map(stored.map(row => [`${row.officeCode}:${row.period}`, row.amountSatang])),
    })
    const names = new Map(
      offices.map(office => [office.code, officeName({ kind: office.kind, name: office.nameTh })]),
    )
    const rows = outcomes.map(outcome => rowOf(outcome, names))
    return {
      preview: { warnings: [], notes: [BASELINE_REMARK], counts: countsOf(outcomes), rows },
      basis: outcomes.map(outcome => String(outcome.from)),
      async apply(choices) {
        refuseStrayChoices(choices, outcomes)
        const wanted = outcomes.filter(
          outcome => outcome.kind === 'save' || (outcome.kind === 'ask' && choices.has(outcome.key)),
        )
        await deps.db.transaction(inner =>
          applyBaseline(inner, actor, { fiscalYear, rows: wanted.flatMap(inputOf) }, now),
        )
        const isLeft = ({ kind, key }: PreviewRow) =>
          kind === 'refused' || (kind === 'ask' && !choices.has(key))
        return {
          saved: wanted.length,
          unchanged: countsOf(outcomes).unchanged,
          left: rows.filter(isLeft).map(leftOf),
        }
      },
    }
  })
}

const inputOf = ({ officeCode, cell, to }: BaselineOutcome) =>
  officeCode === null ? [] : [{ officeCode, period: cell.period, amountSatang: to }]

function countsOf(outcomes: readonly BaselineOutcome[]): OpenUpload['preview']['counts'] {
  const countOf = (kind: BaselineOutcome['kind']) => outcomes.filter(outcome => outcome.kind === kind).length
  return {
    save: countOf('save'),
    ask: countOf('ask'),
    refused: countOf('refused'),
    unchanged: countOf('unchanged'),
    blank: 0,
    missing: 0,
    skipped: 0,
  }
}

function rowOf(outcome: BaselineOutcome, names: ReadonlyMap<string, string>): PreviewRow {
  const { key, cell, officeCode, kind, from, to, fault, ask } = outcome
  const place = officeCode === null ? (cell.name ?? cell.code ?? cell.cell) : names.get(officeCode)
  return {
    key,
    title: `${place ?? ''} ${thaiPeriod(cell.period)}`.trim(),
    about: null,
    rows: [cell.row],
    kind,
    tag: null,
    from: bahtWords(from),
    to: bahtWords(to),
    parts: [],
    asks: ask === null ? [] : [{ kind: ask, says: baselineAskWords(outcome) }],
    faults:
      fault === null
        ? []
        : [{ row: cell.row, cell: cell.cell, text: textOf(cell.amount), says: baselineFaultWords(fault) }],
  }
}

const bahtWords = (satang: Satang | null): string | null =>
  satang === null ? null : `${formatBaht(satang)} บาท`

const textOf = (amount: string | number | null): string | null => (amount === null ? null : String(amount))
