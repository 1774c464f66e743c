// Every message of the next 30 days as things stand now: when, to whom and to whom not, in which words, and whether LINE's
// quota pays for it.
import '../style/pages.css'
import '../style/notice-preview.css'
import type { ForeseenMessage, NoticePreview } from '../../bot/contract/calendar-years.ts'
import { bangkokDateOf, periodOf } from '../../bot/domain/civil-time.ts'
import { fiscalYearOf } from '../../bot/domain/fiscal-year.ts'
import { NOTICE_KIND_NAMES } from '../../bot/domain/notice-words.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { calendarYearPath, noticesPath } from '../more-routes.ts'
import { Banner } from '../parts/banner.tsx'
import { ALERT } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { CALENDAR, CLOCK } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Way } from '../parts/way.tsx'
import { BELL } from '../parts/way-icons.ts'
import { PREVIEW } from '../words-calendar-year.ts'
import { momentLong, momentShort } from '../words-common.ts'
import { Sending } from './foreseen-sending.tsx'
import { QuotaBar } from './quota-bar.tsx'

export function NoticePreviewPage() {
  const loading = useLoad(() => call('previewNotices', {}), 'noticePreview')
  return <Load of={loading}>{preview => <Preview preview={preview} />}</Load>
}

function Preview({ preview }: { preview: NoticePreview }) {
  const { asOf, sendings } = preview
  const month = monthOf(asOf)
  return (
    <main class="stack">
      <PageHead title={PREVIEW.title} sub={PREVIEW.asOf(momentShort(asOf))} />
      <Shortage preview={preview} />
      <Quota preview={preview} />
      <p class="small">{PREVIEW.explain}</p>
      {sendings.length === 0 && <p class="card">{PREVIEW.nothing}</p>}
      {sendings.map(sending => (
        <Sending key={sending.at} sending={sending} />
      ))}
      <nav class="card">
        <Way href={calendarYearPath(fiscalYearOf(month))} icon={CALENDAR} words={PREVIEW.calendar} />
        <Way href={noticesPath(month)} icon={BELL} words={PREVIEW.log} />
      </nav>
    </main>
  )
}

/** What the quota will not pay, from when on, and what to do about it. */
function Shortage({ preview: { months, sendings, waiting } }: { preview: NoticePreview }) {
  const short = months.filter(month => month.held > 0)
  return (
    <>
      {short.length > 0 && (
        <Banner tone="warn" icon={ALERT}>
          {short.map(({ month, held }) => (
            <p key={month}>
              <b>{PREVIEW.short(held.toLocaleString('en'), thaiPeriod(month))}</b>{' '}
              {firstHeld(sendings.filter(sending => monthOf(sending.at) === month))}
            </p>
          ))}
          <p>{PREVIEW.shortNext}</p>
        </Banner>
      )}
      {waiting > 0 && (
        <Banner tone="warn" icon={CLOCK}>
          {PREVIEW.waiting(waiting.toLocaleString('en'))}
        </Banner>
      )}
    </>
  )
}

const monthOf = (instant: string): string => periodOf(bangkokDateOf(new Date(instant)))

/** When it begins, and with what. */
function firstHeld(sendings: NoticePreview['sendings']): string | null {
  const isHeld = ({ recipients }: ForeseenMessage) => recipients.some(recipient => recipient.isHeld)
  const first = sendings.find(({ messages }) => messages.some(isHeld))
  if (!first) return null
  const kinds = first.messages.filter(isHeld).flatMap(message => message.kinds)
  const names = [...new Set(kinds)]
    // That there is no quota is said already.
    .filter(kind => kind !== 'quota_held')
    .map(kind => NOTICE_KIND_NAMES[kind])
  return PREVIEW.shortFrom(momentLong(first.at), names.join(' · '))
}

/** The month's quota: used, foreseen, left. The next month begins with all of it. */
function Quota({ preview: { quota, months, asOf } }: { preview: NoticePreview }) {
  const thisMonth = monthOf(asOf)
  const foreseen = months.some(item => item.month === thisMonth)
    ? months
    : [{ month: thisMonth, cost: 0, held: 0 }, ...months]
  return (
    <section class="card stack">
      <h2>{PREVIEW.quota}</h2>
      {quota === null && <p class="small">{PREVIEW.quotaUnknown}</p>}
      {foreseen.map(({ month, cost, held }) => (
        <QuotaBar
          key={month}
          title={PREVIEW.quotaLine(thaiPeriod(month))}
          limit={quota?.limit ?? null}
          used={month === thisMonth ? (quota?.used ?? null) : 0}
          wanted={cost + held}
          isUnlimited={quota !== null && quota.limit === null}
        />
      ))}
    </section>
  )
}
