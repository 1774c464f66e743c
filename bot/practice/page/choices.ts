// What this browser remembers between visits: whose chats are open, and that the three lines of help were read.
const CHATS = 'practice.chats'
const INTRO = 'practice.intro-read'

/** Up to three chat ids; an empty list where nothing is kept. */
export function readChats(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(CHATS) ?? '[]')
    return Array.isArray(kept) ? kept.filter(id => typeof id === 'string') : []
  } catch {
    return []
  }
}

export const keepChats = (chatIds: readonly string[]): void => keep(CHATS, JSON.stringify(chatIds))

export function isIntroRead(): boolean {
  try {
    return localStorage.getItem(INTRO) !== null
  } catch {
    return true
  }
}

export const keepIntroRead = (): void => keep(INTRO, '1')

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Without storage the next visit begins as the first.
  }
}
