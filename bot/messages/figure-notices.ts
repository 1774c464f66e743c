// Questions about single figures and their answers. What people wrote is quoted short; the whole of it stands at the
// figure, which the button opens. A group reads neither the words nor the name.
import { thaiPeriod } from '../domain/thai-dates.ts'
import type { Card } from './card.ts'
import { COLORS, callout, linkButton, type Part, rule, stack, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { aboutMonth, type NoticeFacts, type Remark } from './notice-facts.ts'
import { officeTitle } from './office-parts.ts'
import { districtWords, officerWords, producerWords } from './place-words.ts'
import { shorten } from './shorten.ts'

const MOST_SHOWN = 2
const LONGEST_QUOTE = 120

const quote = (words: string): string => `“${shorten(words, LONGEST_QUOTE)}”`

/** To the officers: how many questions are open in this report, the newest of them, and the figure. */
export function figureQuestioned(facts: NoticeFacts): Card {
  const { office, questions, role } = facts
  const count = questions?.count ?? 0
  const title = count > 1 ? `มีคำถามเรื่องตัวเลข ${count} ข้อ` : 'มีคำถามเรื่องตัวเลข'
  const shown = questions === null || role === null ? [] : questions.newest.slice(0, MOST_SHOWN)
  const more = count - shown.length
  const rest = shown.length > 0 && more > 0 ? `และอีก ${more} ข้อ` : null
  const asks = 'โปรดตอบที่ตัวเลขนั้น หรือแก้ไขหากไม่ถูกต้อง'
  return {
    tone: 'due',
    about: aboutMonth(facts),
    title,
    body: [
      ...(office === null ? [] : [officeTitle(office)]),
      ...shown.flatMap((remark, index) => [...(index > 0 ? [rule()] : []), remarkPart(remark)]),
      ...(rest === null ? [] : [text(rest, { size: 'sm', color: COLORS.quiet })]),
      text(asks, { margin: 'md' }),
    ],
    buttons: [figureButton(facts, 'ดูและตอบคำถาม', questions?.newest[0])],
    altText: [
      title,
      `เดือน${thaiPeriod(facts.period)}`,
      ...(office === null ? [] : [districtWords(office.officeName)]),
      ...shown.map(
        remark => `${producerWords(remark.producerName)} ${quote(remark.text)} ถามโดย ${byWords(remark)}`,
      ),
      ...(rest === null ? [] : [rest]),
      asks,
    ].join(' '),
  }
}

/** To the asker: what was asked about which figure, and what was answered by whom. */
export function figureAnswered(facts: NoticeFacts): Card {
  const { office, role } = facts
  const answer = role === null ? null : facts.answer
  const title = 'มีคำตอบเรื่องตัวเลข'
  return {
    tone: 'plain',
    about: aboutMonth(facts),
    title,
    body: [
      ...(office === null ? [] : [officeTitle(office)]),
      ...(answer === null ? [text('เปิดดูคำตอบได้ที่ปุ่มด้านล่าง')] : answerParts(answer)),
    ],
    buttons: [figureButton(facts, 'ดูคำตอบที่ตัวเลขนี้', facts.answer)],
    altText: [
      title,
      `เดือน${thaiPeriod(facts.period)}`,
      ...(office === null ? [] : [districtWords(office.officeName)]),
      ...(answer === null
        ? []
        : [
            `${producerWords(answer.producerName)} ตอบว่า ${quote(answer.text)} โดย ${byWords(answer)}`,
            `คำถาม ${quote(answer.question)}`,
          ]),
    ].join(' '),
  }
}

const byWords = ({ by }: Remark): string => officerWords(by)

const remarkPart = (remark: Remark): Part =>
  stack(
    [
      text(producerWords(remark.producerName), { weight: 'bold' }),
      text(quote(remark.text)),
      text(`ถามโดย ${byWords(remark)}`, { size: 'sm', color: COLORS.quiet }),
    ],
    'md',
  )

const answerParts = (answer: NonNullable<NoticeFacts['answer']>): Part[] => [
  text(producerWords(answer.producerName), { weight: 'bold', margin: 'md' }),
  stack([text('ท่านถาม', { size: 'sm', color: COLORS.quiet }), text(quote(answer.question))], 'md'),
  callout(quote(answer.text), 'green', 'regular'),
  text(`ตอบโดย ${byWords(answer)}`, { size: 'sm', color: COLORS.quiet }),
]

function figureButton(
  facts: NoticeFacts,
  label: string,
  remark: Pick<Remark, 'producerId'> | null | undefined,
) {
  const { office, period } = facts
  const links = linksOf(facts.liffUrl)
  if (office === null) return linkButton('เปิดระบบ', links.home)
  const { officeCode } = office
  return linkButton(
    label,
    remark ? links.reportFigure(officeCode, period, remark.producerId) : links.report(officeCode, period),
  )
}
