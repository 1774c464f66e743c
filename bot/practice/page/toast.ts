// Failures, told in one place at the foot of the page for a few seconds.
import { CallFailed } from './api.ts'
import { el, say } from './dom.ts'
import { PAGE } from './words.ts'

const STAYS_MS = 8_000

export interface Toast {
  element: HTMLElement
  show(error: unknown): void
}

export function createToast(): Toast {
  const element = el('p', { class: 'toast', role: 'alert', hidden: true })
  let timer = 0
  return {
    element,
    show(error) {
      say(element, failureWords(error))
      element.hidden = false
      clearTimeout(timer)
      timer = window.setTimeout(() => {
        element.hidden = true
      }, STAYS_MS)
    },
  }
}

/** The sentence for whatever was thrown. */
export const failureWords = (error: unknown): string =>
  error instanceof CallFailed ? error.message : PAGE.failed
