// Acting chiefs: somebody is named for a district, for some days, by a numbered order. They hear it at once with what waits
// for their signature; later messages to them say in whose stead they are asked.
import { bangkokDateOf } from '../domain/civil-time.ts'
import { thaiDateWithWeekday, thaiPeriod } from '../domain/thai-dates.ts'
import type { Card } from './card.ts'
import { COLORS, callout, linkButton, type Part, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { type ActingFacts, type NoticeFacts, stepIn } from './notice-facts.ts'
import { districtWords } from './place-words.ts'
import { shorten } from './shorten.ts'
import { windowWords } from './window-words.ts'

const LONGEST_ORDER = 80
const MAY_SIGN = 'ในช่วงวันดังกล่าว ท่านลงนามรับรอง รต.2 ของอำเภอนี้ได้ เลขที่คำสั่งจะพิมพ์อยู่ในแบบ รต.2'

const positionWords = ({ office }: Pick<NoticeFacts, 'office'>): string =>
  `ผู้รักษาราชการแทนพัฒนาการ${office === null ? 'อำเภอ' : districtWords(office.officeName)}`

const orderWords = ({ orderNumber }: ActingFacts): string => `ตามคำสั่งที่ ${shorten(orderNumber, LONGEST_ORDER)}`

function daysWords({ fromOn, untilOn }: ActingFacts): string {
  if (fromOn === untilOn) return `เฉพาะ${thaiDateWithWeekday(fromOn)}`
  return `ตั้งแต่${thaiDateWithWeekday(fromOn)} ถึง${thaiDateWithWeekday(untilOn)}`
}

/** In whose stead the reader hears of this district, as one line; nothing for who acts for nobody. */
export const steadWords = ({ acting, office }: NoticeFacts): string[] =>
  acting === null ? [] : [`ในฐานะ${positionWords({ office })} ${orderWords(acting)}`]

/** The same for the card. */
export const steadParts = (facts: NoticeFacts): Part[] =>
  steadWords(facts).map(words => text(words, { size: 'sm', color: COLORS.quiet }))

/** To who was named: for which office, which days, by which order, and the report that waits there already. */
export function actingChiefNamed(facts: NoticeFacts): Card {
  const { acting } = facts
  const title = 'ท่านได้รับแต่งตั้งให้รักษาราชการแทน'
  const position = positionWords(facts)
  const named = acting === null ? [] : [daysWords(acting), orderWords(acting)]
  const own = isWaiting(facts) ? stepIn(facts) : null
  const waiting = own === null ? null : `เดือน${thaiPeriod(facts.period)} ${own.step.says}`
  const until = own === null ? [] : [windowWords(facts.window)]
  return {
    tone: own === null ? 'plain' : 'due',
    about: 'รายได้ OTOP',
    title,
    body: [
      text(position, { size: 'lg', weight: 'bold' }),
      ...named.map(words => text(words)),
      ...(waiting === null ? [] : [callout(waiting, 'amber')]),
      ...until.map(words => text(words, { size: 'sm', color: COLORS.quiet })),
      text(MAY_SIGN, { size: 'sm', color: COLORS.quiet, margin: 'md' }),
    ],
    buttons: [own === null ? linkButton('เปิดระบบ', linksOf(facts.liffUrl).home) : own.step.button],
    altText: [title, position, ...named, ...(waiting === null ? [] : [waiting]), ...until].join(' '),
  }
}

/** There is a report to sign, the days have begun, and the reader is told as the one who signs it. */
function isWaiting({ acting, office, role, window, now }: NoticeFacts): boolean {
  const hasBegun = acting !== null && acting.fromOn <= bangkokDateOf(now)
  return hasBegun && role === 'district_chief' && office?.state === 'submitted' && window.isOpen
}
