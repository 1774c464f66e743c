// Notices to provincial staff: the three summaries of a month, the push when the last district certifies,
// and the warning that LINE's monthly quota is used up.
import type { NoticeKind } from '../../db/vocabulary.ts'
import { AGAINST_WORDS } from '../domain/baseline-words.ts'
import type { ProvinceSummary } from '../domain/province-summary.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import type { Card } from './card.ts'
import { callout, linkButton, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import type { NoticeFacts } from './notice-facts.ts'
import { provinceWords } from './place-words.ts'
import {
  changeWords,
  coverageWords,
  MISSING_IN_SUMMARY,
  missingParts,
  missingWords,
  monthGrowthPart,
  summaryParts,
  summaryWords,
  totalPart,
  totalWords,
} from './summary-parts.ts'

const SUMMARY_TITLES: Partial<Record<NoticeKind, string>> = {
  summary_due_day: 'สรุปวันครบกำหนดบันทึก รต.1',
  summary_month_end: 'สรุปสิ้นเดือน',
  summary_closed: 'สรุปหลังปิดระบบ',
}

type About = Pick<NoticeFacts, 'period' | 'provinceName'>

const aboutProvince = ({ period, provinceName }: About): string =>
  `${provinceWords(provinceName)} เดือน${thaiPeriod(period)}`

const summaryButton = (facts: Pick<NoticeFacts, 'liffUrl' | 'period'>) =>
  linkButton('ดูสรุปจังหวัด', linksOf(facts.liffUrl).summary(facts.period))

/** Totals, completeness, growth and who is missing, under the title of the day. */
export function provinceSummary(facts: NoticeFacts): Card {
  return summaryCard(facts, SUMMARY_TITLES[facts.kind] ?? 'สรุปรายได้')
}

/** The summary as a card; also the answer to สถานะ. */
export function summaryCard(facts: About & Pick<NoticeFacts, 'liffUrl' | 'summary'>, title: string): Card {
  const about = aboutProvince(facts)
  const { summary } = facts
  return {
    tone: 'plain',
    about,
    title,
    body: summary === null ? [text('เปิดดูสรุปล่าสุดได้ที่ปุ่มด้านล่าง')] : summaryParts(summary),
    buttons: [summaryButton(facts)],
    altText: summary === null ? `${title} ${about}` : `${title} ${about} ${summaryWords(summary)}`,
  }
}

/** Short: the last district has certified. */
export function allCertified(facts: NoticeFacts): Card {
  const { summary } = facts
  const title = certifiedTitle(summary)
  const about = aboutProvince(facts)
  if (summary === null) {
    return {
      tone: 'plain',
      about,
      title,
      body: [text('เปิดดูสรุปได้ที่ปุ่มด้านล่าง')],
      buttons: [summaryButton(facts)],
      altText: `${title} ${about}`,
    }
  }
  const { certified, of } = summary.offices
  const count = `ลงนามรับรอง ${certified} จาก ${of} อำเภอ`
  const { growthMonth } = summary
  const coverage = growthMonth.tenths === null ? '' : ` (${coverageWords(growthMonth)})`
  return {
    tone: 'plain',
    about,
    title,
    body: [
      callout(count, certified === of ? 'green' : 'amber'),
      totalPart(summary),
      monthGrowthPart(summary),
    ],
    buttons: [summaryButton(facts)],
    altText: `${title} ${about} ${count} ${totalWords(summary)} ${AGAINST_WORDS[summary.rule]} ${changeWords(growthMonth.tenths)}${coverage}`,
  }
}

/** True also when a report came back after the notice was planned. */
function certifiedTitle(summary: ProvinceSummary | null): string {
  if (summary === null || summary.missing.length === 0) return 'ทุกอำเภอลงนามรับรองครบแล้ว'
  return `ลงนามรับรองแล้ว ${summary.offices.certified} จาก ${summary.offices.of} อำเภอ`
}

/** Notices wait for quota: say how many, what happens by itself, and whom to phone. */
export function quotaHeld(facts: NoticeFacts): Card {
  const { summary } = facts
  const title = heldWords(facts.heldCount)
  const why = 'โควตาข้อความไลน์ของเดือนนี้หมดแล้ว ระบบจะส่งให้เองเมื่อมีโควตา หากยังไม่เลยเวลาของเรื่องนั้น'
  const asks = 'ระหว่างนี้โปรดโทรศัพท์แจ้งอำเภอ การพิมพ์ถามในแชตยังใช้ได้ตามปกติ'
  return {
    tone: 'urgent',
    about: aboutProvince(facts),
    title,
    body: [text(why), text(asks), ...(summary === null ? [] : missingParts(summary, MISSING_IN_SUMMARY))],
    buttons: [summaryButton(facts)],
    altText: [title, why, asks, ...(summary === null ? [] : [missingWords(summary)])].join(' '),
  }
}

/** `มีข้อความรอส่ง 12 ฉบับ` */
export const heldWords = (heldCount: number): string =>
  heldCount > 0 ? `มีข้อความแจ้งเตือนค้างส่ง ${heldCount} ฉบับ` : 'ไม่มีข้อความแจ้งเตือนค้างส่งแล้ว'
