// The one obvious next step of a month, by role and state: what home's big button says and where it leads. Pure.
import type { DistrictProgress, HomeView } from '../../bot/contract/home.ts'
import { fiscalYearOf } from '../../bot/domain/fiscal-year.ts'
import { boardPath } from '../more-routes.ts'
import { formPath, reportPath } from '../routes.ts'
import { HOME } from '../words-pages.ts'

export interface NextStep {
  /** One line about where the month stands. */
  says: string
  button: string
  path: string
  /** False = nothing to do, only to look. */
  isTask: boolean
}

type Facts = Pick<HomeView, 'officer' | 'period' | 'districts' | 'calendar' | 'isActingAtHome' | 'reopened'>
type Reader = Pick<HomeView, 'officer' | 'isActingAtHome'>

/** Of the month in focus. */
export function nextStepOf(home: Facts): NextStep {
  const { officer, period, districts, calendar } = home
  const own = districts.find(district => district.officeCode === officer.officeCode)
  if (isProvincial(home) || !own) {
    const done = districts.filter(isCertified).length
    return {
      says: HOME.districtsDone(done, districts.length),
      button: HOME.board,
      path: boardPath(fiscalYearOf(period)),
      isTask: false,
    }
  }
  return districtStep(home, own, calendar.window.isOpen)
}

/** Of one district and month; `isOpen` = figures may be entered there now. */
export function districtStep(reader: Reader, district: DistrictProgress, isOpen: boolean): NextStep {
  const { officer, isActingAtHome } = reader
  if (isProvincial(reader))
    return { ...chiefStep(district, isOpen), says: '', button: HOME.read, isTask: false }
  const certifies = officer.role === 'district_chief' || (isActingAtHome && district.state === 'submitted')
  return certifies ? chiefStep(district, isOpen) : officerStep(district, isOpen)
}

type Place = Pick<DistrictProgress, 'officeCode' | 'period'>

const isSamePlace = (a: Place, b: Place) => a.officeCode === b.officeCode && a.period === b.period

/** The own district in the month in focus: the month's card says it. */
const isInFocus = ({ officer, period }: Pick<Facts, 'officer' | 'period'>, place: Place) =>
  isSamePlace({ officeCode: officer.officeCode, period }, place)

/** True where the month's card, or that of a district acted for, says how it stands. */
export const isMonthOfCard = (home: Pick<HomeView, 'officer' | 'period' | 'acting'>, place: Place): boolean =>
  isInFocus(home, place) || home.acting.some(item => isSamePlace(item, place))

/** The reopening that the month's card tells. */
export const reopeningInFocus = (home: Facts): Facts['reopened'][number] | null =>
  home.reopened.find(item => isInFocus(home, item)) ?? null

/** Reopenings that have a card of their own. */
export const reopenedBesides = (home: Facts): Facts['reopened'] =>
  home.reopened.filter(item => !isInFocus(home, item))

/** Where the first task of home leads, in the order of its cards: it alone has the big button. Null = no task. */
export function firstTaskOf(home: Facts & Pick<HomeView, 'acting' | 'waiting'>): string | null {
  const [waits] = home.waiting
  if (waits) return reportPath(waits.officeCode, waits.period)
  const steps = [
    ...reopenedBesides(home).map(item => districtStep(home, item, true)),
    nextStepOf(home),
    ...home.acting.map(item => chiefStep(item, item.window.isOpen)),
  ]
  return steps.find(step => step.isTask)?.path ?? null
}

const isProvincial = ({ officer }: Reader) =>
  officer.role === 'provincial_officer' || officer.role === 'provincial_chief'
const isCertified = ({ state }: DistrictProgress) => state === 'certified' || state === 'accepted'

/** Whether that district of the province works on its month now: open for all, or again for it alone. */
export const isOpenFor = (
  { calendar, reopened }: Pick<HomeView, 'calendar' | 'reopened'>,
  place: Place,
): boolean =>
  (calendar.window.isOpen && calendar.period === place.period) ||
  reopened.some(item => isSamePlace(item, place))

/** Also of a district somebody acts for. */
export function chiefStep(district: DistrictProgress, isOpen: boolean): NextStep {
  const path = reportPath(district.officeCode, district.period)
  const read = { button: HOME.read, path, isTask: false }
  if (isCertified(district)) return { ...read, says: HOME.done }
  if (!isOpen) return { ...read, says: closedWords(district) }
  if (district.state !== 'submitted') return { ...read, says: HOME.waitsForOfficer }
  return { says: HOME.waitsForYou, button: HOME.certify, path, isTask: true }
}

/** What was missing when the month closed, and what to do about it: only the province can open it again. */
function closedWords({ state, recorded, expected }: DistrictProgress): string {
  if (state === 'draft' && expected === 0) return HOME.noProducers
  const left = expected - recorded
  const unsent = left > 0 ? HOME.closedIncomplete(left) : HOME.closedUnsent
  return `${state === 'submitted' ? HOME.closedUnsigned : unsent} ${HOME.askProvince}`
}

function officerStep(own: DistrictProgress, isOpen: boolean): NextStep {
  const { officeCode, period, state, recorded, expected, isTakenBackByReopening } = own
  const read = { button: HOME.read, path: reportPath(officeCode, period), isTask: false }
  if (isCertified(own)) return { ...read, says: HOME.done }
  if (!isOpen) return { ...read, says: closedWords(own) }
  if (state === 'submitted') return { ...read, says: HOME.waitsForChief }
  const left = Math.max(0, expected - recorded)
  const all = { path: formPath(period), isTask: true }
  if (isTakenBackByReopening) return { ...all, says: HOME.correctAgain, button: HOME.correct }
  if (state === 'returned') return { ...all, says: HOME.returned, button: HOME.correct }
  if (left === 0) return { ...all, says: HOME.complete, button: HOME.submit }
  return {
    says: HOME.left(left),
    button: recorded === 0 ? HOME.begin : HOME.goOn,
    path: formPath(period, true),
    isTask: true,
  }
}
