// Greeting when somebody adds the bot: an officer reads what to do next, a stranger only how to be invited.
import type { messagingApi } from '@line/bot-sdk'
import type { Period, Role } from '../../db/vocabulary.ts'
import type { OfficeProgress } from '../domain/completeness.ts'
import { entryWindowOf, type PeriodCalendar } from '../domain/reporting-calendar.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { ROLE_NAMES } from '../domain/thai-words.ts'
import { COLORS, linkButton, rule, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { cardReply, strangerMessages } from './menu-replies.ts'
import { nextStepOf } from './next-step.ts'
import { officeWords, standingParts, stepCallout } from './office-parts.ts'
import { districtWords, personWords, provinceWords } from './place-words.ts'
import { windowWords } from './window-words.ts'

export interface GreetingFacts {
  officer: { fullName: string; role: Role; officeName: string } | null
  liffUrl: string
  period: Period
  /** Own district; null for provincial staff and strangers. */
  office: OfficeProgress | null
  calendar: PeriodCalendar
  now: Date
}

const DISTRICT_HEARS = 'บัญชีนี้จะแจ้งเมื่อเปิดระบบ เมื่อใกล้ครบกำหนด และก่อนปิดระบบ'
const PROVINCE_HEARS = 'บัญชีนี้จะส่งสรุปของจังหวัดในวันครบกำหนด สิ้นเดือน และหลังปิดระบบ'

export function greetingMessages(facts: GreetingFacts): messagingApi.Message[] {
  const { officer, office, period, calendar, now } = facts
  if (officer === null) return strangerMessages()
  const links = linksOf(facts.liffUrl)
  const window = entryWindowOf(calendar, now)
  const step = office && nextStepOf({ office, period, role: officer.role, isOpen: window.isOpen, links })
  const isDistrict = officer.role.startsWith('district_')
  const place = isDistrict ? districtWords(officer.officeName) : provinceWords(officer.officeName)
  const name = personWords(officer.fullName)
  const hears = isDistrict ? DISTRICT_HEARS : PROVINCE_HEARS
  const month = `เดือน${thaiPeriod(period)}`
  return cardReply(
    {
      tone: 'plain',
      about: 'รายได้ OTOP',
      title: `ยินดีต้อนรับ ${name}`,
      body: [
        text(`${ROLE_NAMES[officer.role]} ${place}`, { weight: 'bold' }),
        text(hears),
        rule(),
        text(`${month} ${windowWords(window)}`, { color: COLORS.quiet, margin: 'lg' }),
        ...(office && step ? [...standingParts(office), stepCallout(office, step)] : []),
      ],
      buttons: [step ? step.button : defaultButton(isDistrict, links, period)],
      altText: [
        `ยินดีต้อนรับ ${name} ${ROLE_NAMES[officer.role]} ${place}`,
        hears,
        `${month} ${windowWords(window)}`,
        ...(office && step ? [officeWords(office, step)] : []),
      ].join(' '),
    },
    officer.role,
  )
}

const defaultButton = (isDistrict: boolean, links: ReturnType<typeof linksOf>, period: Period) =>
  isDistrict ? linkButton('เปิดหน้าแรก', links.home) : linkButton('ดูสรุปจังหวัด', links.summary(period))
