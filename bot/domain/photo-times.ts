// How long a photo that was sent to the chat has for each of its steps.

/** LINE takes a reply within a minute of the receipt; ten seconds are left for the call itself. */
export const REPLY_WITHIN_MS = 50_000

/** LINE keeps pictures for a time it does not tell; after this long nobody waits for one any more. */
export const FETCH_WITHIN_MS = 23 * 3600_000

/** A photo whose producer nobody named is deleted after a day. */
export const PHOTO_WAITS_MS = 24 * 3600_000
