// What the server wrote into <html> when it served the page: the LIFF id and whether this is practice mode.

const { liffId, practice } = document.documentElement.dataset

/** Empty where no server filled the page in. */
export const LIFF_ID = liffId?.startsWith('%') ? '' : (liffId ?? '')

/** Practice mode: nothing reaches LINE, and every page says so. */
export const IS_PRACTICE = practice === 'true'
