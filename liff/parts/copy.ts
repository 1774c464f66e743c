// Copies a text and says so. Some in-app browsers forbid it: then the text can still be marked by hand.
import { COMMON } from '../words-common.ts'
import { say } from './say.tsx'

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say(COMMON.copied, 'good')
  } catch {
    say(COMMON.copyFailed, 'bad')
  }
}
