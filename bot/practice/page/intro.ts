// The first visit: three lines that say what to do.
import { isIntroRead, keepIntroRead } from './choices.ts'
import { el } from './dom.ts'
import { INTRO } from './words.ts'

export interface Intro {
  element: HTMLDialogElement
  open(): void
  /** Opens by itself on the first visit only. */
  openOnce(): void
}

export function createIntro(): Intro {
  const element = el(
    'dialog',
    { class: 'intro', 'aria-labelledby': 'intro-title' },
    el('h2', { id: 'intro-title' }, INTRO.title),
    el('ol', {}, ...INTRO.lines.map(line => el('li', {}, line))),
    el(
      'button',
      { type: 'button', class: 'primary', autofocus: true, onclick: () => element.close() },
      INTRO.start,
    ),
  )
  element.addEventListener('close', keepIntroRead)
  const open = () => element.showModal()
  return {
    element,
    open,
    openOnce() {
      if (!isIntroRead()) open()
    },
  }
}
