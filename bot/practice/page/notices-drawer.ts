// Every notice there is: when, what, to whom, what became of it and why; and how much of the month's quota is used.
import { NOTICE_STATES } from '../../../db/vocabulary.ts'
import { bangkokDateOf, bangkokTimeOf } from '../../domain/civil-time.ts'
import { NOTICE_STATE_NAMES } from '../../domain/notice-words.ts'
import { thaiDateShort, thaiPeriod, thaiTime } from '../../domain/thai-dates.ts'
import type { NoticesView, NoticeView } from '../practice-api.ts'
import { ask } from './api.ts'
import type { App } from './app.ts'
import { el, fill, say } from './dom.ts'
import { createDrawer, type Drawer } from './drawer.ts'
import { NOTICES } from './words.ts'

export interface NoticesDrawer extends Drawer {
  draw(): void
}

/** More than this nobody reads; the filters narrow it down. */
const MOST_SHOWN = 300

export function createNoticesDrawer(app: App): NoticesDrawer {
  const quotaWords = el('p', {})
  const quotaBar = el('progress', { max: 1, value: 0, 'aria-label': NOTICES.quota })
  const period = el('select', { id: 'notice-period', onchange: () => void load() })
  const state = el(
    'select',
    { id: 'notice-state', onchange: () => void load() },
    el('option', { value: '' }, NOTICES.allStates),
    ...NOTICE_STATES.map(name => el('option', { value: name }, NOTICE_STATE_NAMES[name])),
  )
  const count = el('p', { class: 'count', role: 'status' })
  const list = el('ul', { class: 'notices' })

  async function load(): Promise<void> {
    await app.run(async () => {
      const query = new URLSearchParams({ period: period.value, state: state.value })
      const { periods, notices } = await ask<NoticesView>(`notices?${query}`)
      drawPeriods(periods)
      const shown = notices.slice(0, MOST_SHOWN)
      say(count, notices.length === 0 ? NOTICES.none : NOTICES.count(shown.length, notices.length))
      fill(list, shown.map(noticeRow))
    })
  }

  function drawPeriods(periods: readonly string[]): void {
    if (period.dataset.of === periods.join()) return
    period.dataset.of = periods.join()
    const chosen = period.value
    fill(period, [
      el('option', { value: '' }, NOTICES.allPeriods),
      ...periods.map(item => el('option', { value: item }, thaiPeriod(item))),
    ])
    period.value = periods.includes(chosen) ? chosen : ''
  }

  const drawer = createDrawer(
    'notices',
    NOTICES.title,
    el('p', { class: 'lead' }, NOTICES.about),
    el('div', { class: 'quota' }, el('h3', {}, NOTICES.quota), quotaBar, quotaWords),
    el(
      'div',
      { class: 'filters' },
      el('p', {}, el('label', { for: 'notice-period' }, NOTICES.period), period),
      el('p', {}, el('label', { for: 'notice-state' }, NOTICES.state), state),
    ),
    count,
    list,
  )
  return {
    ...drawer,
    open() {
      drawer.open()
      void load()
    },
    draw() {
      const { used, limit } = app.state.quota
      quotaBar.value = limit === null || limit === 0 ? 0 : Math.min(1, used / limit)
      say(quotaWords, NOTICES.quotaUsed(used, limit))
      if (drawer.isOpen()) void load()
    },
  }
}

function noticeRow(notice: NoticeView): HTMLElement {
  const at = new Date(notice.at)
  return el(
    'li',
    {},
    el('time', { datetime: notice.at }, `${thaiDateShort(bangkokDateOf(at))} ${thaiTime(bangkokTimeOf(at))}`),
    el('span', { class: `chip-state ${notice.state}` }, notice.stateName),
    el('strong', {}, notice.kind),
    el('span', { class: 'to' }, `${notice.recipient} · ${notice.office}`),
    notice.reason !== null && el('span', { class: 'reason' }, notice.reason),
  )
}
