// Webhook events whose effect can be counted: each person writes once and gets one reply, each photo becomes one row; and
// events that poison what is careless, most of which are sound messages with something strange inside.

export interface MadeEvent {
  id: string
  /** False: LINE's id is missing, and the event is known by the hash of its text. */
  hasId: boolean
  /** Its JSON; of a redelivery only `deliveryContext` differs. */
  write(isRedelivery: boolean): string
  /** `kept`: stored as it came and nothing else. */
  effect: 'reply' | 'photo' | 'kept'
  /** Whose chat it comes from; empty for what nobody can tell. */
  chatId: string
  photoId: string | null
  isPoison: boolean
}

export interface Making {
  chance: { next(): number; below(n: number): number }
  /** Somebody who has written nothing yet: LINE's id. */
  newPerson(): string
  /** An officer; photos are answered together, so that their replies cannot be counted. */
  photographer: string
  /** Of the ids of this run. */
  prefix: string
  /** Milliseconds of the first event. */
  now: number
}

export const replyTokenOf = (id: string): string => `token-${id}`

const DEPTH = 60_000
/** Put beside the properties of a sound message: valid JSON that not everything bears. */
const STRANGE: readonly string[] = [
  String.raw`"strange":"\u0000"`,
  String.raw`"strange\u0000":"\ud800"`,
  String.raw`"strange":"\udfff\ud800\u001e"`,
  '"strange":1e999',
  '"strange":-12345678901234567890123456789',
  `"strange":"${String.fromCodePoint(0xfffe, 0xffff, 0x10ffff)}"`,
  '"__proto__":{"type":"follow"}',
  '"constructor":null,"toString":7',
  `"strange":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`,
  `"strange":${'{"a":'.repeat(DEPTH / 4)}1${'}'.repeat(DEPTH / 4)}`,
]
const TEXTS = ['สถานะ', 'กรอก', 'ใครยังไม่ส่ง', 'ปฏิทิน', 'ช่วยเหลือ', 'สวัสดีครับ', '12,500', '👍🏽']
/** As they stand in JSON. */
const POISONED_TEXTS = [
  String.raw`\u0000`,
  String.raw`ผ้า\u0000ทอ \ud800`,
  String.raw`\udfff`,
  String.raw`\u202e%_\\'\"`,
  String.raw`ผูกกลุ่ม \u0000`,
]

/** The number-th event of a run. */
export function makeEvent(number: number, making: Making): MadeEvent {
  const id = `${making.prefix}${String(number).padStart(8, '0')}`
  const roll = making.chance.below(100)
  if (roll < 4) return makeLost(id, number, making)
  if (roll < 8) return makePhoto(id, number, making)
  return makeQuestion(id, number, making)
}

/** A text, a button or a new friend: each is answered. */
function makeQuestion(id: string, number: number, making: Making): MadeEvent {
  const { chance } = making
  const chatId = making.newPerson()
  const isPoison = chance.below(10) === 0
  const text = pick(isPoison ? POISONED_TEXTS : TEXTS, chance)
  const roll = chance.below(10)
  let what = `"type":"message","message":{"id":"${messageIdOf(number, making)}","type":"text","text":"${text}"}`
  if (roll === 8) what = '"type":"postback","postback":{"data":"cmd=status"}'
  if (roll === 9) what = '"type":"follow","follow":{"isUnblocked":false}'
  const strange = isPoison ? `,${pick(STRANGE, chance)}` : ''
  const write = (isRedelivery: boolean) =>
    `{${what},${commonOf(id, number, chatId, making)},"deliveryContext":{"isRedelivery":${isRedelivery}}${strange}}`
  return { id, hasId: true, chatId, effect: 'reply', photoId: null, isPoison, write }
}

function makePhoto(id: string, number: number, making: Making): MadeEvent {
  const chatId = making.photographer
  const photoId = messageIdOf(number, making)
  const what = `"type":"message","message":{"id":"${photoId}","type":"image","contentProvider":{"type":"line"}}`
  const write = (isRedelivery: boolean) =>
    `{${what},${commonOf(id, number, chatId, making)},"deliveryContext":{"isRedelivery":${isRedelivery}}}`
  return { id, hasId: true, chatId, effect: 'photo', photoId, isPoison: false, write }
}

/** Nobody can say what these want. */
function makeLost(id: string, number: number, { chance }: Making): MadeEvent {
  const head = `"webhookEventId":"${id}"`
  const named = [
    `{${head}}`,
    `{${head},"type":7,"timestamp":8.64e300,"source":"nobody"}`,
    String.raw`{${'HEAD'},"type":"message","timestamp":-1,"source":{"type":"user","userId":"\u0000"},"message":null}`,
    String.raw`{${'HEAD'},"type":"message","timestamp":1e400,"source":{"type":"user"},"message":{"id":"\ud800"}}`,
    `{${head},"type":"unsend","unsend":{"messageId":"${'9'.repeat(400)}"}}`,
  ]
  const nameless = [
    `{"type":"holodeck","number":${number}}`,
    `[${'['.repeat(DEPTH)}${number}${']'.repeat(DEPTH)}]`,
    String.raw`"${number}\u0000"`,
    `${number}e400`,
  ]
  const hasId = chance.below(2) === 0
  const text = pick(hasId ? named : nameless, chance).replace('HEAD', head)
  return { id, hasId, chatId: '', effect: 'kept', photoId: null, isPoison: true, write: () => text }
}

const commonOf = (id: string, number: number, userId: string, { now }: Making): string =>
  `"webhookEventId":"${id}","timestamp":${now + number},"mode":"active","replyToken":"${replyTokenOf(id)}","source":{"type":"user","userId":"${userId}"}`

const messageIdOf = (number: number, { now }: Making): string => `${now}${String(number).padStart(8, '0')}`

const pick = <T>(list: readonly T[], chance: Making['chance']): T => list[chance.below(list.length)] as T
