// Copies a text and says so. Where a browser inside an app forbids the clipboard, the old way through a marked field often
// still works; else the text can be marked by hand.
import { COMMON } from '../words-common.ts'
import { say } from './say.tsx'

/** True when it was copied. `done`: what is said then. */
export async function copyText(text: string, done: string = COMMON.copied): Promise<boolean> {
  const isCopied = (await copyPlainly(text)) || copyMarked(text)
  say(isCopied ? done : COMMON.copyFailed, isCopied ? 'good' : 'bad')
  return isCopied
}

async function copyPlainly(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function copyMarked(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.className = 'unseen'
  field.value = text
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
}
