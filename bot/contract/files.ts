// What crosses the wire as bytes instead of JSON: photos and spreadsheets.
import * as z from 'zod'

export interface FileAnswer {
  contentType: string
  /** For saving it; ASCII. */
  fileName: string
  bytes: Uint8Array
}

/** As the answer of a route: the server sends the bytes with their type. */
export const FileAnswer = z.custom<FileAnswer>(
  value => typeof value === 'object' && value !== null && 'bytes' in value,
)

/** As the body of a route: the bytes as they come, whatever they claim to be. */
export const PhotoBody = z.instanceof(Uint8Array)

/** The same for a spreadsheet: XLSX or CSV. */
export const SheetBody = z.instanceof(Uint8Array)
