// The one obvious next step of a month, by role and state: what home's big button says and where it leads. Pure.
import type { DistrictProgress, HomeView } from '../../bot/contract/home.ts'
import { formPath, reportPath, summaryPath } from '../routes.ts'
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
      button: HOME.summary,
      path: summaryPath(period),
      isTask: false,
    }
  }
  return districtStep(home, own, calendar.window.isOpen || reopeningInFocus(home) !== null)
}

/** Of one district and month; `isOpen` = figures may be entered there now. */
export function districtStep(reader: Reader, district: DistrictProgress, isOpen: boolean): NextStep {
  const { officer, isActingAtHome } = reader
  if (isProvincial(reader))
    return { ...chiefStep(district, isOpen), says: '', button: HOME.read, isTask: false }
  const certifies = officer.role === 'district_chief' || (isActingAtHome && district.state === 'submitted')
  return certifies ? chiefStep(district, isOpen) : officerStep(district, isOpen)
}

/** The reopening of the own district in the month in focus: then the month's card says it. */
export const reopeningInFocus = ({
  officer,
  period,
  reopened,
}: Pick<Facts, 'officer' | 'period' | 'reopened'>): Facts['reopened'][number] | null =>
  reopened.find(item => item.officeCode === officer.officeCode && item.period === period) ?? null

/** Reopenings that have a card of their own. */
export const reopenedBesides = (home: Pick<Facts, 'officer' | 'period' | 'reopened'>): Facts['reopened'] => {
  const inFocus = reopeningInFocus(home)
  return home.reopened.filter(item => item !== inFocus)
}

/** Where the first task of home leads, in the order of its cards: it alone has the big button. Null = no task. */
export function firstTaskOf(home: Facts & Pick<HomeView, 'acting'>): string | null {
  const steps = [
    ...reopenedBesides(home).map(item => districtStep(home, item, true)),
    nextStepOf(home),
    ...home.acting.map(item => chiefStep(item, isOpenFor(home, item))),
  ]
  return steps.find(step => step.isTask)?.path ?? null
}

const isProvincial = ({ officer }: Reader) =>
  officer.role === 'provincial_officer' || officer.role === 'provincial_chief'
const isCertified = ({ state }: DistrictProgress) => state === 'certified' || state === 'accepted'

/** Whether that district works on its month now: the window is open for all, or again for it alone. */
export const isOpenFor = (
  { calendar, reopened }: Pick<HomeView, 'calendar' | 'reopened'>,
  { officeCode, period }: Pick<DistrictProgress, 'officeCode' | 'period'>,
): boolean =>
  (calendar.window.isOpen && calendar.period === period) ||
  reopened.some(item => item.officeCode === officeCode && item.period === period)

/** Also of a district somebody acts for. */
export function chiefStep({ officeCode, period, state }: DistrictProgress, isOpen: boolean): NextStep {
  const path = reportPath(officeCode, period)
  if (state === 'submitted' && !isOpen)
    return { says: HOME.closedUnsigned, button: HOME.read, path, isTask: false }
  if (state === 'submitted') return { says: HOME.waitsForYou, button: HOME.certify, path, isTask: true }
  const says = state === 'certified' || state === 'accepted' ? HOME.done : HOME.waitsForOfficer
  return { says, button: HOME.read, path, isTask: false }
}

function officerStep(own: DistrictProgress, isOpen: boolean): NextStep {
  const { officeCode, period, state, recorded, expected } = own
  const read = { button: HOME.read, path: reportPath(officeCode, period), isTask: false }
  if (state === 'submitted') return { ...read, says: HOME.waitsForChief }
  if (isCertified(own)) return { ...read, says: HOME.done }
  const left = Math.max(0, expected - recorded)
  if (!isOpen) return { ...read, says: left > 0 ? HOME.closedIncomplete(left) : HOME.closedUnsent }
  const all = { path: formPath(period), isTask: true }
  if (state === 'returned') return { ...all, says: HOME.returned, button: HOME.correct }
  if (left === 0) return { ...all, says: HOME.complete, button: HOME.submit }
  return {
    says: HOME.left(left),
    button: recorded === 0 ? HOME.begin : HOME.goOn,
    path: formPath(period, true),
    isTask: true,
  }
}
