// How long spreadsheets that came in are kept, and how long the bot tries to get one from LINE.

/** From its receipt until it is saved; then what was read is forgotten. */
export const UPLOAD_KEPT_MS = 24 * 3600_000

/** LINE does not say how long it keeps files; after that nobody waits for an answer any more. */
export const FETCH_FILE_WITHIN_MS = 3600_000
