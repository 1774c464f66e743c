// What stood in the simulated LINE, kept in one file so that people see yesterday's messages after a restart.
// One JSON record a line, appended at once: a killed process loses at most the line it was writing.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { ChatMessage } from './line-platform/world.ts'
import type { UsedQuota } from './quota-memory.ts'

/** A message as it is kept; `at` is ISO text. */
export interface KeptMessage extends Omit<ChatMessage, 'at'> {
  at: string
}

/** What is not a message: who blocked the bot, where it is, how much of the month's quota is gone. */
export interface KeptWorld {
  blocked: string[]
  /** People who have added the bot. */
  friends: string[]
  groupsWithBot: string[]
  quota: UsedQuota
  /** Messages seen, by chat. */
  seen: Record<string, number>
}

export type JournalRecord =
  /** `number` counts the messages of a chat from 1, those no longer kept too; `at` is the clock when it was written. */
  { chat: string; number: number; message: KeptMessage } | { world: KeptWorld; at: string }

export interface ChatJournal {
  append(record: JournalRecord): void
  /** Puts these records in place of all there are, in one step. */
  rewrite(records: readonly JournalRecord[]): void
}

/** The records so far. A torn last line, or a file that is none of ours, reads as what could be read. */
export function readJournal(path: string): JournalRecord[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        const record: unknown = JSON.parse(line)
        return isRecord(record) ? [record] : []
      } catch {
        return []
      }
    })
}

function isRecord(value: unknown): value is JournalRecord {
  if (typeof value !== 'object' || value === null) return false
  return 'world' in value || ('chat' in value && 'number' in value && 'message' in value)
}

export function openJournal(path: string): ChatJournal {
  mkdirSync(dirname(path), { recursive: true })
  const lineOf = (record: JournalRecord) => `${JSON.stringify(record)}\n`
  return {
    append(record) {
      appendFileSync(path, lineOf(record))
    },
    rewrite(records) {
      const fresh = `${path}.new`
      writeFileSync(fresh, records.map(lineOf).join(''))
      renameSync(fresh, path)
    },
  }
}

export const dropJournal = (path: string): void => rmSync(path, { force: true })
