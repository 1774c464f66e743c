// How long a photo that was sent to the chat has for each of its steps.

/** LINE keeps pictures for a time it does not tell; after this long nobody waits for one any more. */
export const FETCH_WITHIN_MS = 23 * 3600_000

/** A photo whose producer nobody named is deleted after a day. */
export const PHOTO_WAITS_MS = 24 * 3600_000
