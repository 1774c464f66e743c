// The free answers: what an officer, or a group that is bound to an office, gets to each command.
// Facts are read here, words are made in bot/messages; the month is always the one people work on now.
import type { messagingApi } from '@line/bot-sdk'
import { listCorrections, listHolidayDates } from '../../db/queries/calendar.ts'
import { countHeldNotices } from '../../db/queries/notices.ts'
import { findOffice } from '../../db/queries/officers.ts'
import { type DistrictMonthRow, listDistrictMonths, listProducersLeft } from '../../db/queries/progress.ts'
import { listReopenings } from '../../db/queries/reopenings.ts'
import type { OfficeCode } from '../../db/vocabulary.ts'
import { readSummary } from '../actions/read-summary.ts'
import { readWindow } from '../actions/report-place.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { Problem, problemWords } from '../domain/problems.ts'
import { calendarOf, entryWindowOf, focusPeriod } from '../domain/reporting-calendar.ts'
import { calendarMessages } from '../messages/calendar-replies.ts'
import type { CommandName } from '../messages/commands.ts'
import { privateDocumentMessages } from '../messages/document-replies.ts'
import { formLinkMessages } from '../messages/form-replies.ts'
import { helpMessages, problemMessages } from '../messages/menu-replies.ts'
import { missingOfficesMessages, missingProducersMessages } from '../messages/missing-replies.ts'
import { provinceStatusMessages, statusMessages } from '../messages/status-replies.ts'
import { answerDocument } from './answer-document.ts'

/** Somebody in a chat of their own. */
export type OfficerReader = Omit<Actor, 'origin'>

/** Who reads the answer: an officer, or a group of an office, in which there may be anybody. */
export type Reader = OfficerReader | { role: null; officeCode: OfficeCode; provinceCode: string }

type Messages = messagingApi.Message[]

/** The answer to `command` for this reader's office; a problem is said in its own words. */
export async function answerCommand(deps: Deps, reader: Reader, command: CommandName): Promise<Messages> {
  try {
    return await answer(deps, reader, command)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return problemMessages(problemWords(error.code, error.detail), reader.role)
  }
}

function answer(deps: Deps, reader: Reader, command: CommandName): Messages | Promise<Messages> {
  const isDistrict = reader.officeCode.length === 4
  switch (command) {
    case 'help':
      // A group reads what its office can ask.
      return helpMessages(reader.role ?? (isDistrict ? 'district_officer' : 'provincial_officer'))
    case 'calendar':
      return answerCalendar(deps, reader)
    case 'form':
      return answerForm(deps, reader, isDistrict)
    case 'document':
      // A link lends its maker's eyes, and in a group everybody would look through them.
      return reader.role === null ? privateDocumentMessages() : answerDocumentOf(deps, reader)
    case 'status':
      return isDistrict ? answerStatus(deps, reader) : answerProvinceStatus(deps, reader)
    case 'missing':
      return isDistrict ? answerMissing(deps, reader) : answerMissingOffices(deps, reader)
  }
}

/** The month people work on, its dates, and whether figures may be entered now. */
export async function readMonth(deps: Deps, provinceCode: string) {
  const now = deps.clock.now()
  const corrections = await listCorrections(deps.db, provinceCode)
  const period = focusPeriod(now, corrections)
  const calendar = calendarOf(period, corrections)
  return { now, period, calendar, window: entryWindowOf(calendar, now), liffUrl: deps.settings.liffUrl }
}

/** The same for one district: its window, and other months that are open again for it. */
async function readOwnMonth(deps: Deps, { provinceCode, officeCode }: Reader) {
  const month = await readMonth(deps, provinceCode)
  const running = await listReopenings(deps.db, [officeCode], month.now)
  const { window } = await readWindow(deps.db, { ...month, officeCode }, month.now)
  return { ...month, window, reopened: running.filter(item => item.period !== month.period) }
}

/** The reader's district as it stands in that month; null for an office that is no district. */
export async function findDistrict(
  deps: Deps,
  reader: Reader,
  period: string,
): Promise<DistrictMonthRow | null> {
  const { provinceCode, officeCode } = reader
  const [row] = await listDistrictMonths(deps.db, {
    provinceCode,
    officeCode,
    period,
    fiscalYear: fiscalYearOf(period),
  })
  return row ?? null
}

async function readDistrict(deps: Deps, reader: Reader, period: string): Promise<DistrictMonthRow> {
  const row = await findDistrict(deps, reader, period)
  if (row === null) throw new Problem('office.unknown')
  return row
}

async function answerCalendar(deps: Deps, reader: Reader): Promise<Messages> {
  const month = await readMonth(deps, reader.provinceCode)
  const holidays = await listHolidayDates(deps.db)
  return calendarMessages({ ...month, holidays, role: reader.role })
}

async function answerForm(deps: Deps, reader: Reader, isDistrict: boolean): Promise<Messages> {
  const month = await readOwnMonth(deps, reader)
  const office = isDistrict ? await readDistrict(deps, reader, month.period) : null
  return formLinkMessages({ ...month, office, role: reader.role })
}

async function answerDocumentOf(deps: Deps, reader: OfficerReader): Promise<Messages> {
  const { period } = await readMonth(deps, reader.provinceCode)
  return answerDocument(deps, { ...reader, origin: 'chat' }, period)
}

async function answerStatus(deps: Deps, reader: Reader): Promise<Messages> {
  const month = await readOwnMonth(deps, reader)
  const office = await readDistrict(deps, reader, month.period)
  return statusMessages({ ...month, office, role: reader.role, amountSatang: office.amountSatang })
}

async function answerMissing(deps: Deps, reader: Reader): Promise<Messages> {
  const month = await readMonth(deps, reader.provinceCode)
  const office = await readDistrict(deps, reader, month.period)
  const officerId = reader.role === null ? null : reader.id
  const names = await listProducersLeft(deps.db, reader.officeCode, month.period, officerId)
  return missingProducersMessages({ ...month, office, names, role: reader.role })
}

async function answerProvinceStatus(deps: Deps, reader: Reader): Promise<Messages> {
  const { provinceCode } = reader
  const month = await readMonth(deps, provinceCode)
  const summary = await readSummary(deps.db, provinceCode, month.period, month.now)
  const province = await findOffice(deps.db, provinceCode)
  return provinceStatusMessages({
    summary,
    liffUrl: month.liffUrl,
    provinceName: province?.nameTh ?? provinceCode,
    heldCount: await countHeldNotices(deps.db, provinceCode),
  })
}

async function answerMissingOffices(deps: Deps, reader: Reader): Promise<Messages> {
  const month = await readMonth(deps, reader.provinceCode)
  const summary = await readSummary(deps.db, reader.provinceCode, month.period, month.now)
  return missingOfficesMessages({ summary, liffUrl: month.liffUrl })
}
