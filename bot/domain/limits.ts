// Limits that the phone and the service must agree on.

/** Larger photos are refused before they are read to their end. */
export const PHOTO_LIMIT_BYTES = 12 * 1024 * 1024

/** Lines of one history at most. */
export const HISTORY_LINES = 200

/** A spreadsheet that somebody sends: 2,000 producers stay far below. */
export const SHEET_LIMIT_BYTES = 2 * 1024 * 1024
