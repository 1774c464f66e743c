// The outside as the rest of the program sees it: only what tests replace. PostgreSQL is not a port.
import type { DeliveryMethod } from '../db/vocabulary.ts'
import type { ForecastContent } from './domain/forecast-content.ts'
import type { PhoneListContent } from './domain/phone-list-content.ts'
import type { ProvinceContent } from './domain/province-content.ts'
import type { ReportContent, Seal } from './domain/report-content.ts'
import type { SheetTable } from './domain/sheet-table.ts'

/** The service's clock is the only clock: SQL gets instants as parameters. */
export interface Clock {
  now(): Date
}

export interface Ids {
  /** Random UUID v4. */
  uuid(): string
  /** Unguessable URL-safe text of `bytes` random bytes. */
  secret(bytes: number): string
}

/** One line of the log: an event name and plain data, never a token, a name or a message's text. */
export interface Log {
  info(event: string, data?: Record<string, unknown>): void
  warn(event: string, data?: Record<string, unknown>): void
  error(event: string, data?: Record<string, unknown>): void
}

/** One call to LINE; `body` is the stored JSON text `{"messages":[…]}` (for a reply with its `replyToken`). */
export interface LineCall {
  method: DeliveryMethod
  recipients: readonly string[]
  body: string
  /** X-Line-Retry-Key; null for a reply (LINE refuses it there). */
  retryKey: string | null
}

/** What became of a call. `unknown` may or may not have been accepted: same key, same bytes, again. */
export type LineOutcome =
  | { kind: 'accepted'; requestId: string | null }
  | { kind: 'rate_limited' | 'quota_reached'; requestId: string | null }
  | { kind: 'refused'; status: number; message: string; requestId: string | null }
  | { kind: 'unknown'; message: string }

/** Messages this month: the limit (null = unlimited) and what is used; approximate by LINE's own word. */
export interface LineQuota {
  limit: number | null
  used: number
}

export interface Line {
  send(call: LineCall): Promise<LineOutcome>
  /** Throws when LINE cannot be reached. */
  readQuota(): Promise<LineQuota>
  /** Members of a group without the bot; throws when LINE cannot be reached. */
  countGroupMembers(groupId: string): Promise<number>
  /**
   * The picture of a message, at most `maxBytes`. `gone` = LINE has it no more (taken back, too old), `too_large` = not
   * read to its end, `later` = LINE is still preparing it, cannot be reached or is busy: ask again.
   */
  readPicture(messageId: string, maxBytes: number): Promise<PictureOutcome>
  /** The same for a file that somebody sent, whatever is in it. */
  readFile(messageId: string, maxBytes: number): Promise<PictureOutcome>
}

export type PictureOutcome = { kind: 'read'; bytes: Uint8Array } | { kind: 'gone' | 'too_large' | 'later' }

/** Who LINE says is there. Never taken from what the page says of itself. */
export interface LineIdentity {
  userId: string
  displayName: string | null
}

export interface Identity {
  /** Checks signature (ES256), issuer, audience, expiry. Throws Problem session.token_refused or line.unavailable. */
  verifyIdToken(token: string): Promise<LineIdentity>
  /** The fallback when LIFF hands out an expired ID token: asks LINE whose access token this is. */
  verifyAccessToken(token: string): Promise<LineIdentity>
}

/** A paper form and what is printed on it. Equal input gives equal bytes. */
export type FormInput =
  /** District report; without a seal it is a draft and says so. `signatureSvg` stands above the certifier's name. */
  | { form: 'rt2'; content: ReportContent; seal: Seal | null; signatureSvg: string | null }
  /** One page for each of these producers of the content. */
  | { form: 'rt1'; content: ReportContent; producerIds: readonly string[]; seal: Seal | null }
  /** A district's fiscal year. `hash` = SHA-256 of the content as it was filed; without it it is a draft and says so. */
  | { form: 'forecast'; content: ForecastContent; hash: string | null }
  /** A province's month as of a stated moment. */
  | { form: 'province'; content: ProvinceContent }
  /** Whom LINE does not reach. */
  | { form: 'phone_list'; content: PhoneListContent }
  /** To be filled in by hand. */
  | { form: 'rt2_blank' | 'rt1_blank' | 'forecast_blank' }

export interface Documents {
  /** PDF/A-3b with the figures attached as JSON, made beside the event loop. Throws when it cannot be made. */
  render(input: FormInput): Promise<Uint8Array>
  close(): Promise<void>
}

/** A workbook that people fill in: locked but for the cells of entry (bot/domain/rt1-workbook.ts says what is where). */
export interface FormWorkbook {
  table: SheetTable
  /** Columns (0-based) whose cells may be typed in, and what may stand there. */
  entry: readonly { column: number; allows: 'baht' | 'text' | { list: readonly string[] } }[]
  /** Kept on a hidden sheet, to know it again when it comes back. */
  meta: Readonly<Record<string, string>>
}

/**
 * Cells of one sheet of a file that somebody sent, as text or number; merged and empty cells are null. A formula is its own
 * text (`=B2+B3`), never what it once came to: whoever reads the table decides.
 */
export interface ReadSheet {
  name: string
  /** Row by row from the first row of the sheet; `row[0]` is column A. */
  rows: (string | number | null)[][]
  /** 1-based rows that have merged cells. */
  mergedRows: number[]
}

export type ReadFile =
  | { kind: 'read'; sheets: ReadSheet[]; meta: Record<string, string> | null }
  /** Not XLSX or CSV, broken, too many rows, or it unpacks to too much. */
  | { kind: 'refused'; code: 'upload.not_a_sheet' | 'upload.too_many_rows' | 'upload.too_large' }

/** Spreadsheets, made and read in a worker thread with a limit on its memory. */
export interface Sheets {
  /** XLSX with formats, one sheet per table. */
  write(tables: readonly SheetTable[]): Promise<Uint8Array>
  writeForm(book: FormWorkbook): Promise<Uint8Array>
  /** XLSX or CSV (UTF-8 with or without BOM, or Windows-874). Never throws for what the file is. */
  read(bytes: Uint8Array, limits: { maxRows: number }): Promise<ReadFile>
  close(): Promise<void>
}

/** A photo as it is kept: upright, without location or any other metadata. */
export interface CleanPhoto {
  /** JPEG. */
  bytes: Uint8Array
  width: number
  height: number
}

export interface Photos {
  /** Null = these bytes are no photo that can be read. Throws only on faults. */
  clean(bytes: Uint8Array): Promise<CleanPhoto | null>
}

/** Files by key (`evidence/56/5605/2025-01/{id}.jpg`): a local folder, or S3-compatible storage by setting. */
export interface Storage {
  /** Written whole or not at all. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** Null = there is no such file. */
  get(key: string): Promise<Uint8Array | null>
  /** Does nothing when it is gone already. */
  remove(key: string): Promise<void>
}
