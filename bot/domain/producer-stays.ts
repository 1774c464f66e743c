// Whose months a producer's are: stays in districts, one after another, never two at once. A pause leaves a gap, a move
// begins a stay with another district. Months are compared as text: `2025-01` < `2025-02`.
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import { addMonths } from './civil-time.ts'
import { monthsBetween } from './producer-months.ts'

export interface Stay {
  officeCode: OfficeCode
  fromPeriod: Period
  /** The last month; null = goes on. */
  untilPeriod: Period | null
}

/** A month that a district owes, or owed. */
export interface StayMonth {
  officeCode: OfficeCode
  period: Period
}

const covers = (stay: Stay, period: Period): boolean =>
  stay.fromPeriod <= period && (stay.untilPeriod === null || period <= stay.untilPeriod)

export const stayIn = <S extends Stay>(stays: readonly S[], period: Period): S | null =>
  stays.find(stay => covers(stay, period)) ?? null

/** The stay that is, or begins, last; null = there never was one. */
export const lastStay = (stays: readonly Stay[]): Stay | null =>
  stays.reduce<Stay | null>((last, stay) => (last && last.fromPeriod > stay.fromPeriod ? last : stay), null)

/** Owed in some month from `from` on. */
export const isOwedFrom = (stays: readonly Stay[], from: Period): boolean =>
  stays.some(stay => stay.untilPeriod === null || stay.untilPeriod >= from)

/** Nothing is owed from that month on. */
export const suspendFrom = (stays: readonly Stay[], from: Period): Stay[] => joined(before(stays, from))

/** That district owes every month from that one on, whatever was planned for them. */
export const reactivateFrom = (stays: readonly Stay[], from: Period, officeCode: OfficeCode): Stay[] =>
  joined([...before(stays, from), { officeCode, fromPeriod: from, untilPeriod: null }])

/** What is owed from that month on is owed by that district: a move changes whose a month is, never whether it is owed. */
export const moveFrom = (stays: readonly Stay[], from: Period, officeCode: OfficeCode): Stay[] =>
  joined([...before(stays, from), ...after(stays, from).map(stay => ({ ...stay, officeCode }))])

/** Of the months until `last` only those that fit; nothing after it. */
export function keepMonths(
  stays: readonly Stay[],
  last: Period,
  isKept: (month: StayMonth) => boolean,
): Stay[] {
  return joined(
    monthsOf(stays, last)
      .filter(isKept)
      .map(({ officeCode, period }) => ({ officeCode, fromPeriod: period, untilPeriod: period })),
  )
}

/** The same months of the same districts; both as the functions above make them. */
export const isSameStays = (one: readonly Stay[], other: readonly Stay[]): boolean =>
  textOf(one) === textOf(other)

const textOf = (stays: readonly Stay[]): string =>
  byMonth(stays)
    .map(stay => `${stay.officeCode} ${stay.fromPeriod} ${stay.untilPeriod}`)
    .join()

/** Every month until `last` that a district owes in one of them and not in the other, by district and month. */
export function changedMonths(one: readonly Stay[], other: readonly Stay[], last: Period): StayMonth[] {
  const isIn = (stays: readonly Stay[], { officeCode, period }: StayMonth) =>
    stayIn(stays, period)?.officeCode === officeCode
  return [
    ...monthsOf(one, last).filter(month => !isIn(other, month)),
    ...monthsOf(other, last).filter(month => !isIn(one, month)),
  ].sort(byPlace)
}

/** The order in which reports are locked, always the same. */
export const byPlace = (a: StayMonth, b: StayMonth): number =>
  `${a.officeCode}:${a.period}` < `${b.officeCode}:${b.period}` ? -1 : 1

/** All months until `last` that are owed, the earliest first. */
export function monthsOf(stays: readonly Stay[], last: Period): StayMonth[] {
  return byMonth(stays).flatMap(({ officeCode, fromPeriod, untilPeriod }) => {
    const end = untilPeriod === null || untilPeriod > last ? last : untilPeriod
    return monthsBetween(fromPeriod, end).map(period => ({ officeCode, period }))
  })
}

const before = (stays: readonly Stay[], from: Period): Stay[] =>
  stays
    .filter(stay => stay.fromPeriod < from)
    .map(stay => (covers(stay, from) ? { ...stay, untilPeriod: addMonths(from, -1) } : stay))

const after = (stays: readonly Stay[], from: Period): Stay[] =>
  stays
    .filter(stay => stay.untilPeriod === null || stay.untilPeriod >= from)
    .map(stay => (stay.fromPeriod < from ? { ...stay, fromPeriod: from } : stay))

const byMonth = (stays: readonly Stay[]): Stay[] =>
  [...stays].sort((a, b) => (a.fromPeriod < b.fromPeriod ? -1 : 1))

/** In their order; two of one district without a month between them are one. */
function joined(stays: readonly Stay[]): Stay[] {
  const result: Stay[] = []
  for (const stay of byMonth(stays)) {
    const last = result.at(-1)
    const isNext =
      last !== undefined &&
      last.officeCode === stay.officeCode &&
      last.untilPeriod !== null &&
      addMonths(last.untilPeriod, 1) === stay.fromPeriod
    if (isNext) result[result.length - 1] = { ...last, untilPeriod: stay.untilPeriod }
    else result.push(stay)
  }
  return result
}
