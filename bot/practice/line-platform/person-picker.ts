// Wording file: the page on which one says who one is, in place of LINE's login screen.
// Its style is allowed by hash, so that it needs no exception from the service's content policy.
import { createHash } from 'node:crypto'
import type { Person } from './world.ts'

const STYLE = `
body { margin: 0 auto; max-width: 30rem; padding: 1.5rem; font: 1.25rem/1.6 'IBM Plex Sans Thai Looped', sans-serif }
h1 { font-size: 1.6rem; line-height: 1.4 }
ul { list-style: none; margin: 1.5rem 0; padding: 0 }
a { display: flex; align-items: center; min-height: 44px; margin: .75rem 0; padding: .5rem 1rem; border-radius: .75rem;
  border: 2px solid #06623b; color: #06623b; text-decoration: none; font-weight: 600 }
a:focus-visible { outline: 4px solid #f2a900; outline-offset: 2px }
a.deny { border-color: #767676; color: #4a4a4a; font-weight: 400 }
`
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; frame-ancestors 'self'`

type LinkMaker = (choice: { userId: string } | 'deny') => string

export function personPickerPage(people: readonly Person[], link: LinkMaker) {
  const choices = people.map(
    person => `<li><a href="${escapeHtml(link(person))}">${escapeHtml(person.displayName)}</a></li>`,
  )
  return page(
    'เข้าสู่ระบบแบบฝึกใช้งาน',
    `<p>ท่านต้องการเข้าใช้งานในชื่อใด</p>
<ul>${choices.join('')}</ul>
<a class="deny" href="${escapeHtml(link('deny'))}">ไม่อนุญาต</a>`,
  )
}

export const loginErrorPage = page(
  'เข้าสู่ระบบไม่ได้',
  '<p>คำขอเข้าสู่ระบบไม่ถูกต้อง (400 Bad Request) โปรดเปิดหน้านี้ใหม่จากห้องแชต</p>',
)

function page(title: string, body: string) {
  const html = `<!doctype html>
<html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`
  return { html, headers: { 'content-security-policy': POLICY } }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}
