// The log of every notice about one month: what, to whom, when, and what became of it. Filters narrow down what is here
// already, so that they answer at once.
import '../style/pages.css'
import '../style/summary.css'
import '../style/notices.css'
import { useSignal } from '@preact/signals'
import type { NoticeLog } from '../../bot/contract/board.ts'
import { NOTICE_KIND_NAMES, NOTICE_STATE_NAMES } from '../../bot/domain/notice-words.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { noticesPath } from '../more-routes.ts'
import { Button } from '../parts/button.tsx'
import { Icon, LEFT } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { RIGHT } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { momentShort } from '../words-common.ts'
import { NOTICES } from '../words-notices.ts'
import { type Choice, type Filter, isIn, isUndelivered, NoticeFilters } from './notice-filters.tsx'

type NoticesRoute = Extract<Route, { page: 'notices' }>
type Notice = NoticeLog['notices'][number]

/** As many as anybody scrolls through; the rest on demand. */
const STEP = 100

export function NoticesPage({ route: { period } }: { route: NoticesRoute }) {
  const loading = useLoad(() => call('listNotices', { period }), period)
  return <Load of={loading}>{log => <Notices key={log.period} log={log} />}</Load>
}

const firstFilter = (): Filter => ({
  state: new URLSearchParams(location.search).get('undelivered') === '1' ? 'undelivered' : '',
  kind: '',
  office: '',
})

const fits = (notice: Notice, { state, kind, office }: Filter): boolean =>
  (state === '' || (state === 'undelivered' ? isUndelivered(notice) : isIn(notice, state))) &&
  (kind === '' || notice.kind === kind) &&
  (office === '' || notice.officeCode === office)

function Notices({ log }: { log: NoticeLog }) {
  const filter = useSignal<Filter>(firstFilter())
  const most = useSignal(STEP)
  const { notices, count, period } = log
  const wanted = notices.filter(notice => fits(notice, filter.value))
  const shown = wanted.slice(0, most.value)
  const choose = (change: Choice) => {
    filter.value = { ...filter.value, ...change }
    most.value = STEP
  }
  return (
    <main class="stack">
      <PageHead title={NOTICES.title} sub={NOTICES.asOf(momentShort(log.asOf))} />
      <nav class="months" aria-label={thaiPeriod(period)}>
        <Arrow to={log.earlier} icon={LEFT} label={NOTICES.earlier} />
        <h2>{thaiPeriod(period)}</h2>
        <Arrow to={log.later} icon={RIGHT} label={NOTICES.later} />
      </nav>
      {notices.length > 0 && <NoticeFilters notices={notices} filter={filter.value} choose={choose} />}
      <section class="card">
        <p class="small" role="status">
          {notices.length === 0
            ? NOTICES.nothing
            : wanted.length === 0
              ? NOTICES.none
              : NOTICES.count(shown.length, wanted.length)}
        </p>
        {shown.length > 1 && <p class="small">{NOTICES.merged}</p>}
        {count > notices.length && <p class="small">{NOTICES.capped(notices.length, count)}</p>}
        <ul class="list">
          {shown.map(notice => (
            <Line key={notice.id} notice={notice} />
          ))}
        </ul>
        {shown.length < wanted.length && (
          <Button tone="quiet" isWide onPress={() => (most.value += STEP)}>
            {NOTICES.more(Math.min(STEP, wanted.length - shown.length))}
          </Button>
        )}
      </section>
    </main>
  )
}

function Arrow({ to, icon, label }: { to: string | null; icon: string; label: string }) {
  if (to === null) return <span class="icon-button" />
  return (
    <a class="icon-button" href={noticesPath(to)} aria-label={`${label} ${thaiPeriod(to)}`}>
      <Icon path={icon} />
    </a>
  )
}

const Line = ({ notice }: { notice: Notice }) => {
  const { kind, state, hasNoWay, to, officeName, plannedFor, settledAt, reason, byName } = notice
  return (
    <li class="item notice">
      <span class="item-head">
        <b>{NOTICE_KIND_NAMES[kind]}</b>
        <span class={`badge is-${hasNoWay ? 'refused' : state}`}>
          {hasNoWay ? NOTICES.noWay : NOTICE_STATE_NAMES[state]}
        </span>
      </span>
      <span>
        {to ?? NOTICES.group} · {officeName}
      </span>
      {reason !== null && <span class={isUndelivered(notice) ? 'warn-ink' : 'small'}>{reason}</span>}
      <span class="small">
        {state === 'sent' && settledAt !== null ? NOTICES.at.sent(settledAt) : NOTICES.at.planned(plannedFor)}
        {byName !== null && ` ${NOTICES.by(byName)}`}
      </span>
    </li>
  )
}
