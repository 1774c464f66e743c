// The simulated LINE refuses the Flex messages LINE refuses: limits, unknown words, missing parts.
import { expect, test } from 'vitest'
import { pushOne } from './start-line.ts'

type Fields = Record<string, unknown>

const words = (more: Fields = {}) => ({ type: 'text', text: 'ยอดขาย', ...more })
const box = (contents: unknown[], more: Fields = {}) => ({
  type: 'box',
  layout: 'vertical',
  contents,
  ...more,
})
const bubble = (contents: unknown[], more: Fields = {}) => ({ type: 'bubble', body: box(contents), ...more })
const carousel = (...contents: unknown[]) => ({ type: 'carousel', contents })
const flex = (contents: unknown, altText = 'สรุป') => ({ type: 'flex', altText, contents })
const button = (action: Fields) => bubble([{ type: 'button', action }])
const postback = (more: Fields = {}) => ({ type: 'postback', label: 'ตกลง', data: 'a=1', ...more })
const uri = (address: string) => button({ type: 'uri', label: 'เปิด', uri: address })
const picker = (more: Fields) =>
  button({ type: 'datetimepicker', label: 'วัน', data: 'd', mode: 'date', ...more })
const TOO_LARGE = 'Too large flex message. The maximum size of JSON data is exceeded'
const many = <T>(count: number, one: T): T[] => Array(count).fill(one)

test.each([
  ['an alternative text of 1,500 units', flex(bubble([words()]), 'ก'.repeat(1500))],
  ['a label of 40 code points', flex(button(postback({ label: 'ก'.repeat(40), data: 'x'.repeat(300) })))],
  [
    'spans instead of text',
    flex(bubble([{ type: 'text', contents: [{ type: 'span', text: 'ก', color: '#06623b' }] }])),
  ],
  [
    'boxes in boxes',
    flex(bubble([box([box([words()], { layout: 'baseline', spacing: 'sm' })], { paddingAll: '5%' })])),
  ],
  [
    'an empty box as a bar',
    flex(bubble([box([], { width: '30%', height: '6px', backgroundColor: '#06623bff' })])),
  ],
  ['twelve bubbles', flex(carousel(...many(12, bubble([words()], { size: 'kilo' }))))],
  ['an encoded Thai address', flex(uri('https://a.th/?q=%E0%B8%81'))],
  ['a telephone number', flex(uri('tel:054887000'))],
  [
    'a date picker with bounds',
    flex(picker({ initial: '2025-01-25', min: '2025-01-01', max: '2025-12-31' })),
  ],
])('%s is accepted', async (_, message) => {
  expect(await pushOne(message)).toMatchObject({ status: 200, dry: 200, chat: [{ message }] })
})

/** Name, container, and the one detail: what LINE says of which place in the container. */
const BROKEN: [string, unknown, string, string][] = [
  ['empty text', bubble([words({ text: '' })]), 'must be non-empty text', '/body/contents/0/text'],
  [
    'empty text in a carousel',
    carousel(bubble([words()]), bubble([words({ text: '' })])),
    'must be non-empty text',
    '/contents/1/body/contents/0/text',
  ],
  ['an unknown component', bubble([{ type: 'spacer' }]), 'invalid property', '/body/contents/0'],
  [
    'an unknown property',
    bubble([words({ colour: '#000000' })]),
    'invalid property',
    '/body/contents/0/colour',
  ],
  ['a colour by name', bubble([words({ color: 'red' })]), 'invalid property', '/body/contents/0/color'],
  ['a margin in per cent', bubble([words({ margin: '5%' })]), 'invalid property', '/body/contents/0/margin'],
  [
    'a button in a baseline box',
    { type: 'bubble', body: box([{ type: 'button', action: postback() }], { layout: 'baseline' }) },
    'invalid property',
    '/body/contents/0',
  ],
  [
    'a box without layout',
    { type: 'bubble', body: { type: 'box', contents: [] } },
    'must be specified',
    '/body/layout',
  ],
  ['no label', button({ type: 'postback', data: 'a' }), 'must be specified', '/body/contents/0/action/label'],
  [
    'a label of 41 code points',
    button(postback({ label: 'ก'.repeat(41) })),
    'Length must be between 0 and 40',
    '/body/contents/0/action/label',
  ],
  [
    '301 units of postback data',
    button(postback({ data: 'x'.repeat(301) })),
    'Length must be between 0 and 300',
    '/body/contents/0/action/data',
  ],
  ['a camera', button({ type: 'camera', label: 'ก' }), 'invalid property', '/body/contents/0/action'],
  ['a bubble of nothing', { type: 'bubble' }, 'At least one block must be specified', '/'],
  ['a bubble above 30 KB of Thai', bubble(many(6, words({ text: 'ก'.repeat(1700) }))), TOO_LARGE, '/'],
  [
    'a carousel above 50 KB',
    carousel(...many(3, bubble([words({ text: 'x'.repeat(17_000) })]))),
    TOO_LARGE,
    '/',
  ],
  [
    'thirteen bubbles',
    carousel(...many(13, bubble([words()]))),
    'Size must be between 1 and 12',
    '/contents',
  ],
  [
    'bubbles of two sizes',
    carousel(bubble([words()]), bubble([words()], { size: 'kilo' })),
    'All bubbles must have the same size',
    '/contents',
  ],
  ['raw Thai in an address', uri('https://a.th/?q=ก'), 'invalid uri', '/body/contents/0/action/uri'],
  ['a script address', uri('javascript:alert(1)'), 'invalid uri scheme', '/body/contents/0/action/uri'],
  [
    'an address of 1,001 characters',
    uri(`https://a.th/${'x'.repeat(988)}`),
    'Length must be between 0 and 1000',
    '/body/contents/0/action/uri',
  ],
  ['30 February', picker({ initial: '2025-02-30' }), 'invalid property', '/body/contents/0/action/initial'],
  [
    'a picker without range',
    picker({ min: '2025-02-01', max: '2025-02-01' }),
    'max must be greater than min',
    '/body/contents/0/action/max',
  ],
]

test.each(BROKEN)('%s is refused', async (_, container, message, property) => {
  const body = {
    message: 'A message (messages[0]) in the request body is invalid',
    details: [{ message, property }],
  }
  expect(await pushOne(flex(container))).toMatchObject({ status: 400, dry: 400, body, chat: [] })
})

test('an alternative text of 1,501 units is refused', async () => {
  const details = [{ message: 'Length must be between 0 and 1500', property: 'messages[0].altText' }]
  expect((await pushOne(flex(bubble([words()]), 'ก'.repeat(1501)))).body).toMatchObject({ details })
})
