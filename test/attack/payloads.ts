// What somebody could type into a field of text in the hope that a page, a chat, a paper or a spreadsheet takes it for
// something to do.

/** Set by every script that ran. */
export const MARKER = 'ranHere'

const ran = `window.${MARKER}=1`

export const PAYLOADS: readonly string[] = [
  `<script>${ran}</script>`,
  `"><img src=x onerror=${ran}>`,
  `</title><svg onload=${ran}>`,
  `</script><script>${ran}</script>`,
  `'-(${ran})-'`,
  `javascript:${ran}`,
  `<a href=javascript:${ran}>x</a>`,
  `{{constructor.constructor("${ran}")()}}`,
  '#eval("1+1")',
  '#read("/etc/passwd")',
  '$x^2$ @ref *b* `c`',
  '<!--#include "/etc/passwd"-->',
  '=HYPERLINK("http://x","y")',
  '+66+1',
  '-1+1',
  '@SUM(A1:A9)',
  '＝1+1',
  "=cmd|'/c calc'!A1",
]

/** Begins with the `turn`-th payload and goes on with others as long as there is room; its number makes it the only one. */
export function payloadOf(turn: number, most: number): string {
  const end = ` ${turn}`
  let text = ''
  for (let index = 0; index < PAYLOADS.length; index++) {
    const next = PAYLOADS[(turn + index) % PAYLOADS.length] ?? ''
    const longer = text === '' ? next : `${text} ${next}`
    if (longer.length + end.length <= most) text = longer
  }
  return text + end
}

export const holdsPayload = (text: string): boolean => PAYLOADS.some(payload => text.includes(payload))
