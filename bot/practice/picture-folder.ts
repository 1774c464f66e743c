// Pictures sent in practice, kept beside the chats so that they survive a restart as the messages do.
// Only the newest ones: LINE does not keep them for ever either, and a trainee's disk is small.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PictureShelf } from './line-platform/picture-shelf.ts'

const MOST_PICTURES = 60
/** Message ids are digits; anything else is no file of ours. */
const MESSAGE_ID = /^\d{1,30}$/

/** The folder is made with the first picture. */
export function openPictureFolder(folder: string): PictureShelf {
  const pathOf = (messageId: string) => join(folder, messageId)

  function dropOldest(): void {
    const files = readdirSync(folder).map(name => ({ name, at: statSync(pathOf(name)).mtimeMs }))
    const oldest = files.sort((a, b) => a.at - b.at).slice(0, -MOST_PICTURES)
    for (const { name } of oldest) rmSync(pathOf(name), { force: true })
  }

  return {
    put(messageId, bytes) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(pathOf(messageId), bytes)
      dropOldest()
    },
    get(messageId) {
      if (!MESSAGE_ID.test(messageId)) return undefined
      try {
        return readFileSync(pathOf(messageId))
      } catch {
        return undefined
      }
    },
    remove: messageId => rmSync(pathOf(messageId), { force: true }),
  }
}

export const dropPictures = (folder: string): void => rmSync(folder, { recursive: true, force: true })
