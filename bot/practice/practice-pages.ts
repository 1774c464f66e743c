// The two pages of practice mode: the frame that the page's script fills, and the step that makes the browser forget
// the last person before the mini-app opens as the next one, as if each of them had a phone of their own.
import { createHash } from 'node:crypto'
import { WORDS } from './words.ts'

export const practicePage = `<!doctype html>
<html lang="th">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${WORDS.title}</title>
    <link rel="icon" type="image/svg+xml" href="/practice/icon.svg" />
    <link rel="stylesheet" href="/practice/assets/practice.css" />
    <script type="module" src="/practice/assets/practice.js"></script>
  </head>
  <body>
    <noscript>${WORDS.needsScript}</noscript>
  </body>
</html>
`

export const practiceIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="24" fill="#067a3a"/><g fill="none" stroke="#fff" stroke-width="3.4" stroke-linejoin="round"><path d="M24 9l15 15-15 15L9 24z"/><path d="M24 17l7 7-7 7-7-7z"/></g></svg>`

/** LINE's tokens and what the mini-app remembers of who holds the phone. */
const FORGET = `for (const store of [localStorage, sessionStorage]) {
  for (const key of Object.keys(store)) if (/^(LIFF_STORE:|otop\\.)/.test(key)) store.removeItem(key)
}
location.replace(document.body.dataset.to)`
const FORGET_HASH = createHash('sha256').update(FORGET).digest('base64')

/** Allows exactly that script, so that nothing needs \`unsafe-inline\`. */
export const OPEN_POLICY = `default-src 'none'; script-src 'sha256-${FORGET_HASH}'; base-uri 'none'; frame-ancestors 'self'`

/** `to`: an address below /liff/ of this origin. */
export const openPage = (to: string): string => `<!doctype html>
<html lang="th"><head><meta charset="utf-8"><title>${WORDS.opening}</title></head>
<body data-to="${escapeHtml(to)}"><p>${WORDS.opening}</p><script>${FORGET}</script></body></html>
`

/** The mini-app's address for a path below it; anything that leads elsewhere leads to its first page. */
export function miniAppPath(to: string): string {
  const inside = new URL(`/liff/${to.replace(/^[/\\]+/, '')}`, 'http://localhost')
  const isInside = inside.host === 'localhost' && inside.pathname.startsWith('/liff/')
  return isInside ? inside.pathname + inside.search : '/liff/'
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
