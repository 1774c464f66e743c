// A รต.1 file beside the record: every row's outcome, and saving through the same door as the form (write-figures.ts).
import { findReport, lockReport } from '../../db/queries/reports.ts'
import type { FigureInput } from '../contract/reports.ts'
import type { Choice, PreviewRow } from '../contract/uploads.ts'
import { isSameFigure, judgeRt1, type Rt1Judgement, type Rt1Outcome } from '../domain/judge-rt1.ts'
import { toBaht } from '../domain/money.ts'
import { Problem, problemWords } from '../domain/problems.ts'
import type { Rt1Content } from '../domain/read-rt1.ts'
import {
  figureWords,
  rt1AskWords,
  rt1FaultWords,
  rt1PartWords,
  wantedWords,
} from '../domain/rt1-outcome-words.ts'
import { cellOf } from '../domain/table-letters.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { rowTitle, rt1Remarks } from '../domain/upload-words.ts'
import type { AppliedUpload, OpenUpload, UploadWork } from './open-upload.ts'
import { openPlace, type ReportPlace, refuseLocked } from './report-place.ts'
import { readRt1Producers } from './rt1-producers.ts'
import { leftOf, refuseStrayChoices } from './upload-rows.ts'
import { writeFigures } from './write-figures.ts'

export function openRt1Upload({ deps, actor, upload, isApplying }: UploadWork): Promise<OpenUpload> {
  const now = deps.clock.now()
  const content = upload.content as unknown as Rt1Content
  return deps.db.transaction(async tx => {
    const at = { officeCode: upload.officeCode, period: upload.period ?? '' }
    const place = await openPlace(tx, actor, 'save_figures', at, now)
    const locked = isApplying ? await lockReport(tx, place, now) : null
    const report = locked ?? (await findReport(tx, place.officeCode, place.period))
    refuseLockedFile(place, report?.state ?? 'draft')
    const judgement = judgeRt1(content, await readRt1Producers(tx, place))
    if (judgement.outcomes.every(outcome => outcome.producer === null))
      throw new Problem('upload.no_known_producer', {
        office: place.officeName,
        period: thaiPeriod(place.period),
      })
    return {
      preview: previewOf(judgement, content, place),
      basis: judgement.outcomes.map(outcome => outcome.producer?.stored?.version ?? 0),
      async apply(choices) {
        if (locked === null) throw new Error('an upload is applied under the lock of its report')
        const figures = figuresOf(judgement, choices)
        // Of a statement inside the transaction that holds the lock.
        await deps.db.transaction(inner =>
          writeFigures(inner, { actor, place, report: locked, now }, figures),
        )
        return appliedOf(judgement, content, new Set(figures.map(figure => figure.producerId)))
      },
    }
  })
}

/** Throws upload.month_locked: which month the file is of, why it cannot be changed, and what to do. */
function refuseLockedFile(place: ReportPlace, state: Parameters<typeof refuseLocked>[1]['state']): void {
  try {
    refuseLocked(place, { state })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { says, next } = problemWords(error.code, error.detail)
    throw new Problem('upload.month_locked', { period: thaiPeriod(place.period), why: says, todo: next })
  }
}

function previewOf(
  { outcomes, missing }: Rt1Judgement,
  content: Rt1Content,
  { period }: ReportPlace,
): OpenUpload['preview'] {
  const countOf = (kind: PreviewRow['kind']) => outcomes.filter(outcome => outcome.kind === kind).length
  return {
    ...rt1Remarks({
      issuedAt: content.origin === null ? null : new Date(content.origin.issuedAt),
      namesPeriod: content.origin !== null || content.titlePeriod !== null,
      period,
      missing: missing.map(producer => producer.name),
    }),
    counts: {
      save: countOf('save'),
      ask: countOf('ask'),
      refused: countOf('refused'),
      unchanged: countOf('unchanged'),
      blank: countOf('blank'),
      missing: missing.length,
      skipped: 0,
    },
    rows: outcomes.map(outcome => rowOf(outcome, content)),
  }
}

function rowOf(outcome: Rt1Outcome, content: Rt1Content): PreviewRow {
  const { key, producer, code, fileName, rows, kind, wanted } = outcome
  const stored = producer?.stored ?? null
  return {
    key,
    title: titleOf(outcome),
    about: code === (producer?.name ?? fileName) ? null : code,
    rows: [...rows],
    kind,
    tag: null,
    from: stored === null ? null : figureWords(stored),
    to: wanted === null ? null : wantedWords(outcome, wanted),
    parts: rt1PartWords(outcome),
    asks: rt1AskWords(outcome),
    faults: outcome.faults.map(fault => ({
      row: fault.row,
      cell: cellOf(content.columns, fault.column, fault.row),
      text: fault.text,
      says: rt1FaultWords(fault),
    })),
  }
}

const titleOf = ({ producer, fileName, code, rows }: Rt1Outcome): string =>
  producer?.name ?? fileName ?? code ?? rowTitle(rows[0] ?? 0)

/** Throws request.invalid. */
function figuresOf({ outcomes }: Rt1Judgement, choices: ReadonlyMap<string, Choice>): FigureInput[] {
  refuseStrayChoices(choices, outcomes)
  return outcomes.flatMap(outcome => {
    const choice = choices.get(outcome.key) ?? null
    const isWanted = outcome.kind === 'save' || (outcome.kind === 'ask' && choice !== null)
    return isWanted ? figureOf(outcome, choice) : []
  })
}

function figureOf({ producer, wanted, asks }: Rt1Outcome, choice: Choice | null): FigureInput[] {
  if (producer === null || wanted === null) return []
  const { stored } = producer
  const isSame = stored !== null && isSameFigure(wanted, stored)
  const doubtReason = asks.includes('doubt') ? (choice?.reason ?? null) : null
  const noSalesReason = asks.includes('no_sales') ? (choice?.noSalesReason ?? null) : wanted.noSalesReason
  const lacks =
    (asks.includes('doubt') && doubtReason === null) || (asks.includes('no_sales') && !noSalesReason)
  if (lacks) throw new Problem('request.invalid', { field: 'choices' })
  return [
    {
      producerId: producer.producerId,
      baseVersion: stored?.version ?? 0,
      entries: wanted.lines.map(({ category, channel, satang }) => ({
        category,
        channel,
        amount: toBaht(satang),
      })),
      noSalesReason,
      note: wanted.note,
      // Where only the note is new, the figure came from where it came from.
      source: isSame ? stored.source : 'spreadsheet',
      doubtReason: isSame ? stored.doubtReason : doubtReason,
    },
  ]
}

function appliedOf(
  { outcomes }: Rt1Judgement,
  content: Rt1Content,
  saved: ReadonlySet<string>,
): AppliedUpload {
  const left = outcomes.filter(
    outcome => outcome.kind === 'refused' || (outcome.kind === 'ask' && !saved.has(outcome.key)),
  )
  return {
    saved: saved.size,
    unchanged: outcomes.filter(outcome => outcome.kind === 'unchanged').length,
    left: left.map(outcome => leftOf(rowOf(outcome, content))),
  }
}
