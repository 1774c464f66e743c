// The messages of one chat, newest below: appends what is new, keeps the reader's place, draws a line for each day.
import { bangkokDateOf, weekdayOf } from '../../domain/civil-time.ts'
import { thaiDateShort, WEEKDAY_NAMES } from '../../domain/thai-dates.ts'
import type { MessageView } from '../practice-api.ts'
import { el, fill } from './dom.ts'
import { type ChatActs, messageRow, quickReplies } from './message-view.ts'
import { CHAT } from './words.ts'

export interface ChatLog {
  element: HTMLElement
  quick: HTMLElement
  /** Number of the newest message shown. */
  newest(): number
  /** Begins another chat: nothing is shown. */
  reset(): void
  add(messages: readonly MessageView[]): void
}

interface LogParts {
  acts: ChatActs
  /** Whose phone this is: own messages stand on the right. */
  owner: () => string
  /** Name of a sender in a group; null in a chat of two. */
  nameOf: (userId: string) => string | null
}

/** Older ones leave the page; the service keeps as many. */
const MOST_ROWS = 170

export function createChatLog({ acts, owner, nameOf }: LogParts): ChatLog {
  const element = el('div', { class: 'log', role: 'log', tabindex: 0, 'aria-label': CHAT.messages })
  const quick = el('div', { class: 'quick', role: 'group', 'aria-label': CHAT.quickReplies, hidden: true })
  const place = keepPlace(element)
  let last: MessageView | undefined

  function append(view: MessageView): void {
    const day = bangkokDateOf(new Date(view.at))
    const isNewDay = !last || bangkokDateOf(new Date(last.at)) !== day
    if (isNewDay) element.append(el('p', { class: 'day' }, el('span', {}, dayWords(day))))
    const isOwn = view.from === owner()
    element.append(
      messageRow(
        view,
        { isOwn, isFirst: isNewDay || last?.from !== view.from, sender: isOwn ? null : nameOf(view.from) },
        acts,
      ),
    )
    last = view
  }

  function showQuickReplies(): void {
    const chips = last?.from === 'bot' ? quickReplies(last, acts) : []
    fill(quick, chips)
    quick.hidden = chips.length === 0
    quick.scrollLeft = 0
  }

  return {
    element,
    quick,
    newest: () => last?.number ?? 0,
    reset() {
      last = undefined
      fill(element, [el('p', { class: 'empty' }, CHAT.empty)])
      showQuickReplies()
    },
    add(messages) {
      if (messages.length === 0) return
      const isFirst = last === undefined
      const isFollowing = isFirst || place.isFollowing() || messages.at(-1)?.from === owner()
      if (isFirst) fill(element, [])
      // What was there before the page was opened is no news to a screen reader.
      element.setAttribute('aria-busy', String(isFirst))
      for (const view of messages) append(view)
      while (element.childElementCount > MOST_ROWS) element.firstElementChild?.remove()
      showQuickReplies()
      if (isFollowing) place.follow()
      element.removeAttribute('aria-busy')
    },
  }
}

/** So near to the end, or to where the page itself scrolled, counts as following the chat. */
const NEAR_PX = 60
const ABOVE_PX = 10

/** Shows the newest message whole, or from its beginning when it is taller than the phone; until the reader scrolls away. */
function keepPlace(log: HTMLElement) {
  let setTo = 0
  let isFollowing = true
  const scroll = () => {
    const newest = log.lastElementChild
    if (!(newest instanceof HTMLElement)) return
    const before = newest.previousElementSibling
    const top = before?.classList.contains('day') ? (before as HTMLElement).offsetTop : newest.offsetTop
    const isTall = log.scrollHeight - top > log.clientHeight
    log.scrollTop = isTall ? top - ABOVE_PX : log.scrollHeight
    setTo = log.scrollTop
  }
  log.addEventListener('scroll', () => {
    const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX
    isFollowing = isAtEnd || Math.abs(log.scrollTop - setTo) < NEAR_PX
  })
  const scrollAgain = () => {
    if (isFollowing) scroll()
  }
  // A hidden phone has no height; a keyboard takes some of it away; letters grow when their font arrives.
  new ResizeObserver(scrollAgain).observe(log)
  document.fonts.addEventListener('loadingdone', scrollAgain)
  // A photo has no height before it is there; its event does not bubble.
  log.addEventListener('load', scrollAgain, true)
  return {
    isFollowing: () => isFollowing,
    follow() {
      isFollowing = true
      scroll()
    },
  }
}

/** `เสาร์ 25 ม.ค. 68` */
const dayWords = (on: string): string => `${WEEKDAY_NAMES[weekdayOf(on)]} ${thaiDateShort(on)}`
