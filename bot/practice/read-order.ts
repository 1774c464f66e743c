// What the practice page asks for, checked by hand: one refusal for everything that does not fit.
import { listOffices } from '../../db/seed/places.ts'
import { NOTICE_STATES, type NoticeState, type Period } from '../../db/vocabulary.ts'
import { isPeriod } from '../domain/civil-time.ts'
import { CLOCK_STEPS, type ClockStep } from './clock-targets.ts'
import { FILL_STEPS, type FillStep } from './fill-office.ts'
import type { MoveOrder } from './move-clock.ts'
import { REFUSALS, type RefusalName } from './words.ts'

/** The page is told this sentence; status 400 unless another is given. */
export class PracticeRefusal extends Error {
  readonly status: number
  constructor(name: RefusalName, status = 400) {
    super(REFUSALS[name])
    this.name = 'PracticeRefusal'
    this.status = status
  }
}

const MOST_YEARS_MS = 3 * 366 * 86_400_000
const LONGEST_TEXT = 5000
const LONGEST_DATA = 300

type Fields = Record<string, unknown>

const fieldsOf = (body: unknown): Fields => {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Fields
  throw new PracticeRefusal('badRequest')
}

function textOf(value: unknown, longest: number): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= longest) return value
  throw new PracticeRefusal('badRequest')
}

function oneOf<T extends string>(value: unknown, list: readonly T[]): T {
  const found = list.find(item => item === value)
  if (found === undefined) throw new PracticeRefusal('badRequest')
  return found
}

/** Throws isPast, tooFar. */
export function readMove(body: unknown, now: Date): MoveOrder {
  const { to, districts, except = [] } = fieldsOf(body)
  if (!Array.isArray(except) || !except.every(code => typeof code === 'string'))
    throw new PracticeRefusal('badRequest')
  return { to: readTarget(to, now), districts: oneOf(districts ?? 'wait', ['wait', 'work']), except }
}

function readTarget(to: unknown, now: Date): ClockStep | Date {
  const step = CLOCK_STEPS.find(item => item === to)
  if (step) return step
  const at = new Date(textOf(to, 40))
  if (Number.isNaN(at.getTime())) throw new PracticeRefusal('badRequest')
  if (at <= now) throw new PracticeRefusal('isPast')
  if (at.getTime() - now.getTime() > MOST_YEARS_MS) throw new PracticeRefusal('tooFar')
  return at
}

/** `all` = every district of the province. */
export function readFill(body: unknown, provinceCode: string): { officeCodes: string[]; upTo: FillStep } {
  const { officeCode, upTo } = fieldsOf(body)
  const codes = listOffices()
    .filter(office => office.kind === 'district' && office.provinceCode === provinceCode)
    .map(office => office.code)
  return {
    officeCodes: officeCode === 'all' ? codes : [oneOf(officeCode, codes)],
    upTo: oneOf(upTo, FILL_STEPS),
  }
}

export function readSay(body: unknown): { as: string; chat: string; text: string } {
  const { as, chat, text } = fieldsOf(body)
  return { as: textOf(as, 40), chat: textOf(chat, 40), text: textOf(text, LONGEST_TEXT) }
}

/** `body`: what the raw parser made of the request; a request without one has none. */
/** `fileName`: it goes as a file; null = as a photo. */
export function readPhoto(query: unknown, body: unknown) {
  const { as, chat, name } = fieldsOf(query)
  if (!(body instanceof Buffer) || body.length === 0) throw new PracticeRefusal('badRequest')
  const fileName = name === undefined ? null : textOf(name, LONGEST_DATA)
  return { as: textOf(as, 40), chat: textOf(chat, 40), bytes: body, fileName }
}

export function readPostback(body: unknown) {
  const { as, chat, data, displayText } = fieldsOf(body)
  return {
    as: textOf(as, 40),
    chat: textOf(chat, 40),
    data: textOf(data, LONGEST_DATA),
    displayText: displayText == null ? null : textOf(displayText, LONGEST_DATA),
  }
}

export function readFriendship(body: unknown): { as: string; isFriend: boolean } {
  const { as, isFriend } = fieldsOf(body)
  if (typeof isFriend !== 'boolean') throw new PracticeRefusal('badRequest')
  return { as: textOf(as, 40), isFriend }
}

export function readGroup(body: unknown): { chat: string; hasBot: boolean } {
  const { chat, hasBot } = fieldsOf(body)
  if (typeof hasBot !== 'boolean') throw new PracticeRefusal('badRequest')
  return { chat: textOf(chat, 40), hasBot }
}

export const readChat = (body: unknown): string => textOf(fieldsOf(body).chat, 40)

/** `?after=U…:12,C…:0`, at most as many chats as there are. */
export function readAfter(query: unknown): Map<string, number> {
  const parts = typeof query === 'string' ? query.split(',').slice(0, 50) : []
  return new Map(
    parts.flatMap(part => {
      const [, id, number] = /^([UC][0-9a-f]{32}):(\d{1,9})$/.exec(part) ?? []
      return id === undefined ? [] : [[id, Number(number)] as const]
    }),
  )
}

export function readNoticeFilter(query: Fields): { period: Period | null; state: NoticeState | null } {
  const { period, state } = query
  return {
    period: typeof period === 'string' && isPeriod(period) ? period : null,
    state: NOTICE_STATES.find(item => item === state) ?? null,
  }
}
