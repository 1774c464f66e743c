// The practice date and time, the month's roadmap, and the buttons that send the clock ahead.
import { bangkokDateOf, bangkokTimeOf } from '../../domain/civil-time.ts'
import { thaiDateShort, thaiDateWithWeekday, thaiPeriod, thaiTime } from '../../domain/thai-dates.ts'
import type { ClockOrder } from '../practice-api.ts'
import { tell } from './api.ts'
import type { App } from './app.ts'
import { el, fill, say } from './dom.ts'
import { CLOCK, PAGE, shortMoment } from './words.ts'

export interface ClockBar {
  /** Date, time and the primary button: always in sight. */
  main: HTMLElement
  /** The other steps, and what the districts do meanwhile. */
  steps: HTMLElement
  roadmap: HTMLElement
  draw(): void
}

type Choice = 'wait' | 'others' | 'all'

/** `ownOffice`: the district in the first chat, which may wait while the others work. */
export function createClockBar(app: App, ownOffice: () => string | null): ClockBar {
  const date = el('p', { class: 'date' })
  const time = el('p', { class: 'time' })
  const told = el('p', { class: 'unseen', role: 'status' })
  const nextWords = el('span', { class: 'next' })
  const bar = el('progress', { max: 1, value: 0, 'aria-label': CLOCK.moving, hidden: true })
  const stop = el(
    'button',
    {
      type: 'button',
      class: 'stop',
      hidden: true,
      onclick: () => void app.run(() => tell('clock/stop', {})),
    },
    CLOCK.stop,
  )
  const button = (words: string, to: ClockOrder['to'], kind: string, ...more: Node[]) =>
    el(
      'button',
      { type: 'button', class: kind, onclick: () => void move(to) },
      el('span', {}, words),
      ...more,
    )
  const primary = button(CLOCK.milestone, 'milestone', 'primary', nextWords)
  const others = [
    button(CLOCK.day, 'day', 'step'),
    button(CLOCK.month, 'month', 'step'),
    button(CLOCK.year, 'fiscal-year', 'step'),
  ]
  const choice = el(
    'select',
    { id: 'districts' },
    el('option', { value: 'wait' }, CLOCK.wait),
    el('option', { value: 'others' }, CLOCK.othersWork),
    el('option', { value: 'all' }, CLOCK.allWork),
  )
  const roadmap = el('ol', { class: 'roadmap', 'aria-label': CLOCK.roadmapLabel })
  let isMoving = false

  async function move(to: ClockOrder['to']): Promise<void> {
    if (isMoving || app.state.move) return
    setMoving(true)
    const chosen = choice.value as Choice
    const own = chosen === 'others' ? ownOffice() : null
    const order: ClockOrder = {
      to,
      districts: chosen === 'wait' ? 'wait' : 'work',
      except: own === null ? [] : [own],
    }
    const isDone = await app.run(() => tell('clock', order))
    setMoving(false)
    app.refresh()
    if (isDone) say(told, `${CLOCK.arrived} ${timeNow()}`)
  }

  /** Not `disabled`: the pressed button would lose the focus. */
  function setMoving(is: boolean): void {
    isMoving = is
    for (const each of [primary, ...others]) each.setAttribute('aria-disabled', String(is))
    bar.hidden = !is
    stop.hidden = !is
    if (is) say(told, CLOCK.moving)
  }

  const timeNow = () => {
    const now = new Date(app.state.now)
    return `${thaiDateWithWeekday(bangkokDateOf(now))} ${thaiTime(bangkokTimeOf(now))}`
  }

  function draw(): void {
    const { state } = app
    const now = new Date(state.now)
    say(date, thaiDateWithWeekday(bangkokDateOf(now)))
    say(time, thaiTime(bangkokTimeOf(now)))
    say(
      nextWords,
      state.next
        ? `${shortMoment(new Date(state.next.at))} ${state.next.names.join(CLOCK.and)}`
        : CLOCK.noNext,
    )
    if ((state.move !== null) !== isMoving) setMoving(state.move !== null)
    if (state.move) bar.value = partDone(state.move, state.now)
    drawRoadmap()
  }

  function drawRoadmap(): void {
    const { state } = app
    const today = bangkokDateOf(new Date(state.now))
    const signature = `${today}:${JSON.stringify(state.milestones)}`
    if (roadmap.dataset.signature === signature) return
    roadmap.dataset.signature = signature
    const days = [...new Set(state.milestones.map(({ on }) => on))].sort()
    fill(
      roadmap,
      days.map(on => {
        const names = state.milestones.filter(milestone => milestone.on === on).map(({ name }) => name)
        return el(
          'li',
          { class: on < today ? 'past' : on === today ? 'today' : 'coming' },
          el('span', { class: 'mark', 'aria-hidden': 'true' }),
          el('span', { class: 'day' }, thaiDateShort(on).replace(/ \d+$/, '')),
          el('span', { class: 'name' }, names.join(CLOCK.and)),
        )
      }),
    )
    roadmap.setAttribute(
      'aria-label',
      `${CLOCK.roadmapLabel} ${thaiPeriod(state.next?.period ?? state.period)}`,
    )
  }

  return {
    main: el(
      'div',
      { class: 'clock' },
      el('div', { class: 'now', role: 'group', 'aria-label': PAGE.clockLabel }, date, time),
      el('div', { class: 'go', role: 'group', 'aria-label': CLOCK.stepsLabel }, primary, bar, stop),
      told,
    ),
    steps: el(
      'div',
      { class: 'steps' },
      ...others,
      el('p', { class: 'choice' }, el('label', { for: 'districts' }, CLOCK.districts), choice),
    ),
    roadmap,
    draw,
  }
}

function partDone(move: { from: string; to: string }, now: string): number {
  const [from, to, at] = [Date.parse(move.from), Date.parse(move.to), Date.parse(now)]
  return to > from ? Math.min(1, (at - from) / (to - from)) : 1
}
