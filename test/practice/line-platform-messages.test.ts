// The simulated LINE refuses the messages LINE refuses, in LINE's own wording (Flex has a test of its own).
import { expect, test } from 'vitest'
import { pushOne, refusal, say, startLine } from './start-line.ts'

type Fields = Record<string, unknown>

const quick = (action: Fields, count = 1) => ({
  ...say('ก'),
  quickReply: { items: Array(count).fill({ type: 'action', action }) },
})
const postback = (label: string) => ({ type: 'postback', label, data: 'a=1' })
const textV2 = (text: string, substitution: Fields = {}) => ({ type: 'textV2', text, substitution })
const mention = (mentionee: Fields) => textV2('{a}', { a: { type: 'mention', mentionee } })
const emoji = { type: 'emoji', productId: 'p', emojiId: '1' }
const picture = (url: string) => ({
  type: 'image',
  originalContentUrl: url,
  previewImageUrl: 'https://a.th/1.png',
})

test.each([
  ['5,000 units of text', say('ก'.repeat(5000))],
  ['a LINE emoji at its $', { ...say('$ ดี'), emojis: [{ index: 0, productId: 'p', emojiId: '001' }] }],
  ['textV2 with braces and an emoji', textV2('{{}} {e}', { e: emoji })],
  ['a sticker', { type: 'sticker', packageId: '446', stickerId: '1988' }],
  ['an image', picture('https://a.th/2.png')],
  ['a label of 20 code points in 40 units', quick(postback('😀'.repeat(20)))],
  ['13 quick replies with labels of 20 code points', quick({ type: 'camera', label: 'ก'.repeat(20) }, 13)],
])('%s is accepted', async (_, message) => {
  expect(await pushOne(message)).toMatchObject({ status: 200, dry: 200, chat: [{ message }] })
})

/** Name, message, and the one detail: what LINE says of which property of messages[0]. */
const BROKEN: [string, unknown, string, string][] = [
  ['empty text', say(''), 'May not be empty', 'text'],
  ['no text at all', { type: 'text' }, 'May not be empty', 'text'],
  ['5,001 units of text', say('ก'.repeat(5001)), 'Length must be between 0 and 5000', 'text'],
  [
    'an unknown type',
    { type: 'txet' },
    'Must be one of the following values: [text, sticker, image, flex, textV2]',
    'type',
  ],
  ['a misspelt property', { ...say('ก'), txet: 1 }, 'Must not be specified', 'txet'],
  ['a placeholder without substitution', textV2('{who}'), 'invalid property', 'text'],
  ['a lone brace', textV2('a } b'), 'invalid property', 'text'],
  [
    'a name of 21 characters',
    textV2('ก', { ['n'.repeat(21)]: emoji }),
    'invalid property',
    `substitution.${'n'.repeat(21)}`,
  ],
  [
    'a mention outside a group',
    mention({ type: 'all' }),
    'Mentions can only be sent to group chats',
    'substitution.a.mentionee',
  ],
  ['14 quick replies', quick(postback('ก'), 14), 'Size must be between 1 and 13', 'quickReply.items'],
  [
    'a label of 7 graphemes in 21 code points',
    quick(postback('กี่'.repeat(7))),
    'Length must be between 0 and 20',
    'quickReply.items[0].action.label',
  ],
  [
    'a quick reply without label',
    quick({ type: 'message', text: 'ก' }),
    'May not be empty',
    'quickReply.items[0].action.label',
  ],
  [
    '301 code points to say',
    quick({ type: 'message', label: 'ก', text: 'ก'.repeat(301) }),
    'Length must be between 0 and 300',
    'quickReply.items[0].action.text',
  ],
  ['an image over http', picture('http://a.th/1.png'), 'invalid uri scheme', 'originalContentUrl'],
  ['half a sticker', { type: 'sticker', packageId: '446' }, 'May not be empty', 'stickerId'],
]

test.each(BROKEN)('%s is refused', async (_, message, said, property) => {
  const details = [{ message: said, property: `messages[0].${property}` }]
  const body = { message: 'The request body has 1 error(s)', details }
  expect(await pushOne(message)).toMatchObject({ status: 400, body, chat: [] })
})

test('an emoji has to stand at a $', async () => {
  const message = { ...say('ดี $'), emojis: [{ index: 0, productId: 'p', emojiId: '1' }] }
  expect((await pushOne(message)).body).toMatchObject({
    details: [{ property: 'messages[0].emojis[0].index' }],
  })
})

test('one to five messages, and each flaw is told', async () => {
  const { bot, line } = await startLine()
  const to = line.people.add({ displayName: 'ก' }).userId
  for (const messages of [[], Array(6).fill(say('ก'))]) {
    expect(await refusal(bot.pushMessage({ to, messages }))).toMatchObject({
      details: [{ message: 'Size must be between 1 and 5', property: 'messages' }],
    })
  }
  expect(await refusal(bot.pushMessage({ to, messages: [say(''), say('ก'), say('')] }))).toMatchObject({
    message: 'The request body has 2 error(s)',
    details: [{ property: 'messages[0].text' }, { property: 'messages[2].text' }],
  })
})

test('mentions go to members of the group only', async () => {
  const { line, post } = await startLine()
  const [member = '', other = ''] = ['ก', 'ข'].map(displayName => line.people.add({ displayName }).userId)
  const { groupId } = line.groups.add({ name: 'ก', members: [member] })
  await line.groups.inviteBot(groupId)
  const push = (userId: string) =>
    post('/v2/bot/message/push', { to: groupId, messages: [mention({ type: 'user', userId })] })
  expect((await push(other)).status).toBe(400)
  expect((await push(member)).status).toBe(200)
})
