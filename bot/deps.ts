// What every action gets as its first argument: one plain object made in compose.ts.
import type { Db } from '../db/connect.ts'
import type { Clock, Documents, Identity, Ids, Line, Log, Photos, Sheets, Storage } from './ports.ts'

export interface Settings {
  provinceCode: string
  /** `HH:mm` Asia/Bangkok. */
  noticeTime: string
  summaryTime: string
  /** Where the mini-app opens inside LINE: `https://liff.line.me/{LIFF_ID}`. */
  liffUrl: string
  /** The service's own address, without a slash at the end. */
  publicUrl: string
  /** Practice mode: nothing is sent to LINE. */
  isPractice: boolean
}

export interface Deps {
  db: Db
  /** The record as one province sees it, whatever is asked: the second wall (db/province-scope.ts). */
  scopeTo(provinceCode: string): Db
  /** Rejects when the database is away, also where every connection of `db` is busy (db/connect.ts). */
  ping(): Promise<void>
  clock: Clock
  ids: Ids
  log: Log
  line: Line
  identity: Identity
  documents: Documents
  photos: Photos
  sheets: Sheets
  storage: Storage
  settings: Settings
  /** Tells the worker loop of this process that there is something to do now. */
  wake(): void
}

/** For work of a person or a key of that province. What nobody asked for keeps the whole record. */
export const within = (provinceCode: string, deps: Deps): Deps => ({
  ...deps,
  db: deps.scopeTo(provinceCode),
})
