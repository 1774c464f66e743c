// What the server wrote into <html> when it served the page. Practice mode (`data-practice="true"`) needs no code
// here: the banner is in index.html, and the practice build talks to the simulated LINE.

const { liffId } = document.documentElement.dataset

/** Empty where no server filled the page in. */
export const LIFF_ID = liffId?.startsWith('%') ? '' : (liffId ?? '')
