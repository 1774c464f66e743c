// The frame of the few pages that people open in a browser without the mini-app: no script, no inline style. Whatever is
// put into `html` is escaped, unless it came out of `html` itself.

export interface Markup {
  readonly markup: string
}

type Piece = string | number | Markup | readonly Markup[] | null

/** HTML from a template; null is left out. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return {
    markup: parts.reduce((text, part, index) => `${text}${markupOf(pieces[index - 1] ?? null)}${part}`),
  }
}

function markupOf(piece: Piece): string {
  if (piece === null) return ''
  if (typeof piece !== 'object') return escapeHtml(String(piece))
  return 'markup' in piece ? piece.markup : piece.map(item => item.markup).join('')
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, sign => SIGNS[sign] ?? '')

/** Outlines of 24 × 24, drawn as in the mini-app; the words beside an icon say what it means. */
export const ICONS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 4.5v9M12 18.8v.4',
} as const

export const icon = (name: keyof typeof ICONS): Markup =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`

const BARS = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8"/><path d="M8 21v3M13.3 17v7M18.7 13v11M24 8v16"/></svg>`

/** A whole page; `stylesheet` is the address of bot/http/papers-style.ts. */
export function htmlPage(page: { title: string; stylesheet: string; main: Markup }): string {
  const { markup } = html`<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${page.stylesheet}">
</head>
<body>
<header class="top">${BARS}<p><b>รายได้ OTOP</b><span>${TOP_LINE}</span></p></header>
<main>
${page.main}
</main>
</body>
</html>
`
  return markup
}

const TOP_LINE = 'เอกสารรายงานรายได้ผลิตภัณฑ์ชุมชน'
