// The card of a report that waits for the chief: enough to know what it says before opening it. Totals and changes first,
// then what deserves a second look: doubtful amounts, stated zeros, what is different from the last look.
import type { Satang } from '../../db/vocabulary.ts'
import type { Growth } from '../domain/growth.ts'
import { formatBaht } from '../domain/money.ts'
import { doubtWords } from '../domain/thai-amounts.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { CATEGORY_NAMES, NO_SALES_REASON_NAMES } from '../domain/thai-words.ts'
import { steadParts, steadWords } from './acting-notices.ts'
import type { Card } from './card.ts'
import {
  COLORS,
  callout,
  figure,
  linkButton,
  type Part,
  rule,
  sideBySide,
  stack,
  text,
} from './flex-parts.ts'
import { linksOf } from './links.ts'
import { aboutMonth, type NoticeFacts, type SubmittedFacts, stepIn } from './notice-facts.ts'
import { officeTitle, progressWords } from './office-parts.ts'
import { districtWords, personWords, producerWords } from './place-words.ts'
import { shorten } from './shorten.ts'
import { changeWords, growthPart } from './summary-parts.ts'
import { windowWords } from './window-words.ts'

/** Named on the card; the rest are counted and stand on the page that the button opens. */
const MOST_NAMED = 3
const LONGEST_REASON = 100
const AGAINST_YEAR = 'เทียบเดือนเดียวกันปีก่อน'
const AGAINST_MONTH = 'เทียบเดือนก่อน'

/** To the chief and who acts for them: the report as it stands, until when it can be certified, and the button to do so. */
export function reportSubmitted(facts: NoticeFacts): Card {
  const { office, submitted, window } = facts
  const own = stepIn(facts)
  // Submitted in the last evening it is told when it is too late.
  const isTooLate = !window.isOpen
  const isReopened = window.isOpen && window.isReopened === true
  const title = isTooLate ? 'ระบบปิดก่อนลงนามรับรอง' : 'รายงานพร้อมลงนามรับรอง'
  const late = isTooLate && own !== null ? [own.step.says] : []
  const by = submitted?.by && facts.role !== null ? `ส่งโดย ${personWords(submitted.by)}` : null
  const lists = submitted === null ? [] : listsOf(submitted)
  return {
    tone: 'due',
    about: aboutMonth(facts),
    title,
    body: [
      ...(office === null ? [] : [officeTitle(office)]),
      ...steadParts(facts),
      ...late.map(words => callout(words, 'red')),
      ...(submitted === null ? [] : totalParts(submitted)),
      ...lists.flatMap(listParts),
      rule(),
      ...(office === null ? [] : [text(progressWords(office), { color: COLORS.quiet, margin: 'md' })]),
      ...(by === null ? [] : [text(by, { color: COLORS.quiet })]),
      text(windowWords(window), isReopened ? { weight: 'bold' } : { color: COLORS.quiet }),
    ],
    buttons: [own === null ? linkButton('เปิดระบบ', linksOf(facts.liffUrl).home) : own.step.button],
    altText: [
      title,
      `เดือน${thaiPeriod(facts.period)}`,
      ...(office === null ? [] : [districtWords(office.officeName)]),
      ...late,
      ...(submitted === null ? [] : totalWords(submitted)),
      windowWords(window),
      ...steadWords(facts),
      ...lists.map(list => list.title),
      ...(by === null ? [] : [by]),
      ...(office === null ? [] : [progressWords(office)]),
      ...lists.flatMap(list => list.items.map(item => item.words)),
    ].join(' '),
  }
}

function totalParts({ amountSatang, lastYear, lastMonth, categories }: SubmittedFacts): Part[] {
  return [
    figure('', formatBaht(amountSatang), 'บาท'),
    growthPart(AGAINST_YEAR, lastYear.tenths, comparedWords(lastYear)),
    growthPart(AGAINST_MONTH, lastMonth.tenths, comparedWords(lastMonth)),
    ...(categories.length === 0 ? [] : [rule()]),
    ...categories.map(item => amountRow(CATEGORY_NAMES[item.category], item.amountSatang)),
  ]
}

/** The amount keeps to one line; the name takes what is left. */
const amountRow = (name: string, satang: Satang): Part =>
  sideBySide(text(name, { flex: 1 }), text(formatBaht(satang), { weight: 'bold', align: 'end', flex: 0 }))

const totalWords = ({ amountSatang, lastYear, lastMonth }: SubmittedFacts): string[] => [
  `รวม ${formatBaht(amountSatang)} บาท`,
  ...[againstWords(AGAINST_YEAR, lastYear), againstWords(AGAINST_MONTH, lastMonth)],
]

function againstWords(label: string, growth: Growth): string {
  const compared = comparedWords(growth)
  return `${label} ${changeWords(growth.tenths)}${compared === null ? '' : ` (${compared})`}`
}

/** What the whole district sold then; null = no base, which the change itself says. */
const comparedWords = ({ tenths, baseSatang }: Growth): string | null =>
  tenths === null ? null : `จาก ${formatBaht(baseSatang)}`

interface List {
  title: string
  color: string
  count: number
  items: { part: Part; words: string }[]
}

/** What deserves a second look; a list with nothing in it is left out, but "nothing changed" is said. */
function listsOf({ doubts, zeros, changes }: SubmittedFacts): List[] {
  const lists: List[] = [
    {
      title: `ยอดต่างจากเดิมมาก ${doubts.length} ราย`,
      color: COLORS.amber,
      count: doubts.length,
      items: doubts.slice(0, MOST_NAMED).map(doubtItem),
    },
    {
      title: `ไม่มียอดขาย ${zeros.length} ราย`,
      color: COLORS.ink,
      count: zeros.length,
      items: zeros.slice(0, MOST_NAMED).map(zeroItem),
    },
  ].filter(list => list.count > 0)
  return changes === null ? lists : [...lists, changesList(changes)]
}

function changesList(changes: NonNullable<SubmittedFacts['changes']>): List {
  const since = 'จากที่ท่านดูครั้งก่อน'
  return {
    title: changes.length === 0 ? `ตัวเลขไม่เปลี่ยน${since}` : `เปลี่ยน${since} ${changes.length} ราย`,
    color: COLORS.ink,
    count: changes.length,
    items: changes.slice(0, MOST_NAMED).map(changeItem),
  }
}

function listParts({ title, color, count, items }: List): Part[] {
  const more = count - items.length
  return [
    rule(),
    text(title, { weight: 'bold', color }),
    ...items.map(item => item.part),
    ...(more > 0 ? [text(`และอีก ${more} ราย`, { size: 'sm', color: COLORS.quiet })] : []),
  ]
}

function doubtItem({
  name,
  amountSatang,
  reason,
  doubt,
}: SubmittedFacts['doubts'][number]): List['items'][number] {
  const why =
    reason === null
      ? `${doubt === null ? '' : `${doubtWords(doubt)} `}(ยังไม่มีเหตุผล)`
      : `เหตุผล: ${shorten(reason, LONGEST_REASON)}`
  const part = stack([
    amountRow(producerWords(name), amountSatang),
    text(why, { size: 'sm', color: COLORS.quiet }),
  ])
  return { part, words: `${producerWords(name)} ${formatBaht(amountSatang)} ${why}` }
}

function zeroItem({ name, reason, note }: SubmittedFacts['zeros'][number]): List['items'][number] {
  const why =
    reason === 'other' && note !== null ? shorten(note, LONGEST_REASON) : NO_SALES_REASON_NAMES[reason]
  const words = `${producerWords(name)} (${why})`
  return { part: text(words, { size: 'sm' }), words }
}

function changeItem({
  name,
  from,
  to,
}: NonNullable<SubmittedFacts['changes']>[number]): List['items'][number] {
  const amountWords = (satang: bigint | null) => (satang === null ? 'ว่าง' : formatBaht(satang))
  const change = `จาก ${amountWords(from)} เป็น ${amountWords(to)}`
  const part = stack([text(producerWords(name)), text(change, { size: 'sm', color: COLORS.quiet })])
  return { part, words: `${producerWords(name)} ${change}` }
}
