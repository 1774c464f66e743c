// What a notice has to say about one report: what was submitted, why it came back, until when it is open again, what was
// asked and answered about its figures. Null = it is no longer so, and the notice is skipped.
import type { Tx } from '../../db/connect.ts'
import { listChangesSince } from '../../db/queries/certified.ts'
import { listComments } from '../../db/queries/comments.ts'
import { listFigures, listFormRows, type StoredFigure } from '../../db/queries/figures.ts'
import type { NoticeRow } from '../../db/queries/notices.ts'
import { listOfficerNames } from '../../db/queries/officers.ts'
import { findProducerName } from '../../db/queries/producers.ts'
import { listDistrictAmounts } from '../../db/queries/progress.ts'
import { findReopening } from '../../db/queries/reopenings.ts'
import { findLook } from '../../db/queries/report-facts.ts'
import { findReport, type ReportRow } from '../../db/queries/reports.ts'
import { CATEGORIES, type Period, type Satang } from '../../db/vocabulary.ts'
import { addMonths } from '../domain/civil-time.ts'
import { samePeriodLastYear } from '../domain/fiscal-year.ts'
import { growthOf } from '../domain/growth.ts'
import { parseBaht, sumSatang } from '../domain/money.ts'
import { findDoubt } from '../domain/plausibility.ts'
import type { NoticeFacts, Remark, SubmittedFacts } from '../messages/notice-facts.ts'

export type ReportFacts = Pick<NoticeFacts, 'submitted' | 'returned' | 'reopened' | 'questions' | 'answer'>

const NOTHING: ReportFacts = {
  submitted: null,
  returned: null,
  reopened: null,
  questions: null,
  answer: null,
}

/** Facts of the notice's own kind, as they are at `now`; every other one is null. */
export async function readReportFacts(tx: Tx, notice: NoticeRow, now: Date): Promise<ReportFacts> {
  switch (notice.kind) {
    case 'report_submitted':
      return { ...NOTHING, submitted: await readSubmitted(tx, notice) }
    case 'report_returned':
      return { ...NOTHING, returned: await readReturned(tx, notice) }
    case 'report_reopened':
    case 'reopening_ends':
    case 'reopening_ran_out':
      return { ...NOTHING, reopened: await readReopened(tx, notice, now) }
    case 'figure_questioned':
      return { ...NOTHING, questions: await readQuestions(tx, notice) }
    case 'figure_answered':
      return { ...NOTHING, answer: await readAnswer(tx, notice) }
    default:
      return NOTHING
  }
}

const reportOf = (tx: Tx, notice: NoticeRow): Promise<ReportRow | null> =>
  findReport(tx, notice.officeCode, notice.period)

async function nameOf(tx: Tx, officerId: string | null): Promise<string | null> {
  if (officerId === null) return null
  return (await listOfficerNames(tx, [officerId])).get(officerId) ?? null
}

async function readSubmitted(tx: Tx, notice: NoticeRow): Promise<SubmittedFacts | null> {
  const report = await reportOf(tx, notice)
  if (report === null) return null
  const rows = await readRows(tx, notice)
  const amountSatang = sumSatang(rows.map(row => row.satang))
  // What was submitted is complete, so the district's whole is compared, as on the printed form.
  const amounts = await listDistrictAmounts(tx, notice.provinceCode, [
    addMonths(notice.period, -1),
    samePeriodLastYear(notice.period),
  ])
  const against = (period: Period) => {
    const base = amounts.find(row => row.officeCode === notice.officeCode && row.period === period)
    return growthOf([{ nowSatang: amountSatang, baseSatang: base?.amountSatang ?? null, isReported: true }])
  }
  return {
    by: await nameOf(tx, report.submittedBy),
    amountSatang,
    categories: categoriesOf(rows),
    lastYear: against(samePeriodLastYear(notice.period)),
    lastMonth: against(addMonths(notice.period, -1)),
    doubts: rows.flatMap(doubtOf),
    zeros: rows.flatMap(({ name, figure }) =>
      figure?.noSalesReason ? [{ name, reason: figure.noSalesReason, note: figure.note }] : [],
    ),
    changes: await readChanges(tx, notice),
  }
}

interface Row {
  name: string
  /** Null = blank. */
  figure: StoredFigure | null
  /** 0 for a blank. */
  satang: Satang
  lastYear: Satang | null
  lastMonth: Satang | null
}

/** Active producers by Thai name, each with its figure and its own past. */
async function readRows(tx: Tx, { officeCode, period }: NoticeRow): Promise<Row[]> {
  const producers = await listFormRows(tx, officeCode, period, {
    lastMonth: addMonths(period, -1),
    lastYear: samePeriodLastYear(period),
  })
  const ids = producers.map(producer => producer.producerId)
  const figures = await listFigures(tx, period, ids)
  return producers.map(({ producerId, name, lastYear, lastMonth }) => {
    const stored = figures.get(producerId)
    const figure = stored === undefined || stored.amount === null ? null : stored
    return {
      name,
      figure,
      satang: figure?.amount ?? 0n,
      lastYear: satangOf(lastYear),
      lastMonth: satangOf(lastMonth),
    }
  })
}

const satangOf = (amount: string | null): Satang | null => (amount === null ? null : parseBaht(amount))

function categoriesOf(rows: readonly Row[]): SubmittedFacts['categories'] {
  const entries = rows.flatMap(row => row.figure?.entries ?? [])
  return CATEGORIES.map(category => ({
    category,
    amountSatang: sumSatang(entries.filter(entry => entry.category === category).map(entry => entry.amount)),
  })).filter(item => item.amountSatang > 0n)
}

/** Explained by the officer, or stored some other way without an explanation. */
function doubtOf({ name, figure, satang, lastYear, lastMonth }: Row): SubmittedFacts['doubts'][number][] {
  const doubt = findDoubt({ satang, lastYearSatang: lastYear, lastMonthSatang: lastMonth })
  const reason = figure?.doubtReason ?? null
  return doubt === null && reason === null ? [] : [{ name, amountSatang: satang, reason, doubt }]
}

async function readChanges(tx: Tx, notice: NoticeRow): Promise<SubmittedFacts['changes']> {
  const { officerId, officeCode, period } = notice
  const since = officerId === null ? null : await findLook(tx, officerId, officeCode, period)
  if (since === null) return null
  const changes = await listChangesSince(tx, officeCode, period, since)
  return changes.map(({ name, from, to }) => ({ name, from: satangOf(from), to: satangOf(to) }))
}

async function readReturned(tx: Tx, notice: NoticeRow): Promise<NoticeFacts['returned']> {
  const report = await reportOf(tx, notice)
  if (report === null || report.returnReason === null) return null
  const producerId = report.returnProducerId
  const name = producerId === null ? null : await findProducerName(tx, producerId)
  return {
    reason: report.returnReason,
    by: await nameOf(tx, report.returnedBy),
    figure: producerId === null || name === null ? null : { producerId, name },
    wasCertified: report.firstCertifiedAt !== null,
  }
}

/** The reopening that the notice is about, while it runs, or once it has run out; certified or replaced it is none. */
async function readReopened(tx: Tx, notice: NoticeRow, now: Date): Promise<NoticeFacts['reopened']> {
  const reopening = await findReopening(tx, notice.officeCode, notice.period)
  if (reopening === null || reopening.id !== notice.subject) return null
  const hasRunOut = now > reopening.until
  if (hasRunOut !== (notice.kind === 'reopening_ran_out')) return null
  const report = await reportOf(tx, notice)
  return {
    until: reopening.until,
    reason: reopening.reason,
    by: reopening.grantedByName,
    wasCertified: (report?.firstCertifiedAt ?? null) !== null,
  }
}

type CommentRow = Awaited<ReturnType<typeof listComments>>[number]

const NEWEST_TOLD = 2

async function readQuestions(tx: Tx, notice: NoticeRow): Promise<NoticeFacts['questions']> {
  const rows = await listComments(tx, notice.officeCode, notice.period)
  const open = rows.filter(row => row.comment.replyTo === null && !rows.some(other => answers(other, row)))
  if (open.length === 0) return null
  return { count: open.length, newest: open.toReversed().slice(0, NEWEST_TOLD).map(remarkOf) }
}

/** An answer is somebody else's: what the asker adds leaves the question open. */
const answers = ({ comment }: CommentRow, { comment: question }: CommentRow): boolean =>
  comment.replyTo === question.id && comment.writtenBy !== question.writtenBy

/** The subject is the question; its newest answer is told. */
async function readAnswer(tx: Tx, notice: NoticeRow): Promise<NoticeFacts['answer']> {
  const rows = await listComments(tx, notice.officeCode, notice.period)
  const question = rows.find(row => row.comment.id === notice.subject)
  const answer = question && rows.findLast(row => answers(row, question))
  if (question === undefined || answer === undefined) return null
  return { ...remarkOf(answer), question: question.comment.text }
}

const remarkOf = ({ comment, producerName, byName, byRole }: CommentRow): Remark => ({
  producerId: comment.producerId,
  producerName,
  text: comment.text,
  by: { name: byName, role: byRole },
})
