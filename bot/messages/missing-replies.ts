// Answers to ใครยังไม่ส่ง: a district's producers without a figure, or the province's districts not yet certified.
import type { messagingApi } from '@line/bot-sdk'
import type { Period, Role } from '../../db/vocabulary.ts'
import { leftOf, type OfficeProgress } from '../domain/completeness.ts'
import type { ProvinceSummary } from '../domain/province-summary.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { COLORS, callout, linkButton, type Part, rule, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { cardReply } from './menu-replies.ts'
import { progressParts, progressWords } from './office-parts.ts'
import { districtWords } from './place-words.ts'
import { shorten } from './shorten.ts'
import { missingParts, missingWords } from './summary-parts.ts'

const MOST_NAMES = 20
/** In the altText, which a notification cuts anyway. */
const MOST_SPOKEN_NAMES = 5
/** Nakhon Ratchasima has 32 districts, more than any other province. */
const MOST_OFFICES = 32

/** Producers of a district that have neither a figure nor a stated zero; `names` are all that are left. */
export function missingProducersMessages(facts: {
  office: OfficeProgress
  period: Period
  names: readonly string[]
  liffUrl: string
  /** Who reads it. A group (null) gets the count without names: many producers are persons. */
  role?: Role | null
}): messagingApi.Message[] {
  const { office, period, role = 'district_officer' } = facts
  const left = leftOf(office)
  const links = linksOf(facts.liffUrl)
  const names = role === null ? [] : facts.names.slice(0, Math.min(MOST_NAMES, left))
  const title = titleOf(office, left)
  const shown = names.map(name => shorten(name, 60))
  return cardReply(
    {
      tone: 'plain',
      about: `${districtWords(office.officeName)} เดือน${thaiPeriod(period)}`,
      title,
      body: [...progressParts(office), ...nameParts(shown, left, office)],
      buttons: [
        left > 0
          ? linkButton(role === 'district_chief' ? 'ดูรายที่เหลือ' : 'บันทึกรายที่เหลือ', links.unfinished(period))
          : linkButton('เปิดแบบบันทึกรายได้', links.form(period)),
      ],
      altText: `${title} ${districtWords(office.officeName)} เดือน${thaiPeriod(period)} ${progressWords(office)} ${namesWords(shown.slice(0, MOST_SPOKEN_NAMES), left)}`,
    },
    role,
  )
}

function titleOf(office: OfficeProgress, left: number): string {
  if (office.expected === 0) return 'ยังไม่มีรายชื่อผู้ผลิต'
  return left === 0 ? 'บันทึกครบทุกรายแล้ว' : `ยังไม่มีตัวเลข ${left} ราย`
}

function nameParts(shown: readonly string[], left: number, office: OfficeProgress): Part[] {
  const more = left - shown.length
  if (office.expected === 0) return [text('โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัดเพื่อเพิ่มรายชื่อ')]
  if (left === 0) return [callout('ไม่มีผู้ผลิตที่ค้างอยู่', 'green')]
  if (shown.length === 0) return [text('ดูรายชื่อได้ในแบบบันทึกรายได้', { margin: 'md' })]
  return [
    rule(),
    ...shown.map((name, index) => text(`${index + 1}. ${name}`)),
    ...(more > 0 ? [text(`และอีก ${more} ราย`, { color: COLORS.quiet })] : []),
  ]
}

function namesWords(spoken: readonly string[], left: number): string {
  if (spoken.length === 0) return ''
  const more = left - spoken.length
  return [spoken.join(', '), ...(more > 0 ? [`และอีก ${more} ราย`] : [])].join(' ')
}

/** Districts of the province that have not certified, least complete first. */
export function missingOfficesMessages(facts: {
  summary: ProvinceSummary
  liffUrl: string
}): messagingApi.Message[] {
  const { summary } = facts
  const about = `รายได้ OTOP เดือน${thaiPeriod(summary.period)}`
  const { submitted, of } = summary.offices
  const title = `ส่งแล้ว ${submitted} จาก ${of} อำเภอ`
  return cardReply(
    {
      tone: 'plain',
      about,
      title,
      body: missingParts(summary, MOST_OFFICES),
      buttons: [linkButton('ดูสรุปจังหวัด', linksOf(facts.liffUrl).summary(summary.period))],
      altText: `${about} ${title} ${missingWords(summary)}`,
    },
    'provincial_officer',
  )
}
