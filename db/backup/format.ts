// What is in the file: `about.json`, the tables in pieces (`tables/NAME/000001.copy`), photos (`evidence/…`), and at the
// very end `manifest.json` with what must have come before it. A file without its manifest was not written to its end.

export const FORMAT = 1

export interface About {
  format: number
  product: string
  version: string
  /** ISO instant of the snapshot. */
  takenAt: string
  /** Hashes of the applied migrations, oldest first: they say which schema the tables have. */
  migrations: string[]
  tables: { name: string; columns: string[] }[]
}

export interface Manifest {
  /** SHA-256 of `about.json`. */
  about: string
  /** `sha256` is of the table's lines, all pieces in order: `cat tables/NAME/*.copy | sha256sum`. */
  tables: { name: string; rows: number; sha256: string }[]
  sequences: { name: string; lastValue: string; isCalled: boolean }[]
  photos: { key: string; sha256: string }[]
  /** Photos that a row names and the storage did not have, or not as the row says. */
  missingPhotos: string[]
}

export const PRODUCT = 'otop-revenue-reporting'
export const ABOUT = 'about.json'
export const MANIFEST = 'manifest.json'
/** SHA-256 of the manifest, as `sha256sum` writes it. */
export const SEAL = 'manifest.json.sha256'
export const READ_ME = 'READ-ME.txt'
export const PHOTOS = 'photos/'

export const pieceName = (table: string, number: number): string =>
  `tables/${table}/${String(number).padStart(6, '0')}.copy`

/** The table of a piece; null = this entry is no piece. */
export const tableOf = (name: string): string | null =>
  /^tables\/([^/]+)\/\d{6,}\.copy$/.exec(name)?.[1] ?? null

export const READ_ME_TEXT = `A backup of the OTOP revenue reporting service. It holds personal data (names, LINE user ids, phone numbers): keep it
like the database itself. Bring it back with:  npm run restore -- FILE
about.json     product, version, moment, applied migrations, columns of every table
tables/        every table's rows as PostgreSQL's COPY text, ordered by primary key, in numbered pieces
photos/        photos of evidence, if they are kept in a folder
manifest.json  rows and SHA-256 of every table, numbers of sequences, SHA-256 of every photo (and its own beside it)
Signed-in phones and links to papers and spreadsheets are left out on purpose.
`

/** Why a backup cannot be written or brought back, for the operator: one sentence, and what to do. */
export class BackupRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BackupRefused'
  }
}
