// The checking half of LINE's message validation: small rules that are put together into tables of shapes.
// A flaw has two wordings, because LINE speaks differently of a Flex container than of the rest of a body.
import type { ErrorDetail } from './http-exchange.ts'
import { isFields } from './http-exchange.ts'

type Path = readonly (string | number)[]
type Fields = Record<string, unknown>

interface Flaw {
  path: Path
  inBody: string
  inFlex: string
}

type Report = (path: Path, inBody: string, inFlex?: string) => void
export type Rule = (value: unknown, path: Path, report: Report) => void
export type ShapeCheck = (value: Fields, path: Path, report: Report) => void

const WRONG = 'invalid property'

/** An object with exactly these properties; a name ending in `!` must be there. `also` sees sound objects only. */
export function shape(properties: Record<string, Rule>, also?: ShapeCheck): Rule {
  const rules = new Map(
    Object.entries(properties).map(([name, rule]) => [
      name.replace('!', ''),
      { rule, isNeeded: name.endsWith('!') },
    ]),
  )
  return (value, path, report) => {
    if (!isFields(value)) return report(path, WRONG)
    for (const name of Object.keys(value)) {
      if (!rules.has(name)) report([...path, name], 'Must not be specified', WRONG)
    }
    for (const [name, { rule, isNeeded }] of rules) {
      const part = value[name]
      if (part !== undefined && part !== null) rule(part, [...path, name], report)
      else if (isNeeded) report([...path, name], 'May not be empty', 'must be specified')
    }
    also?.(value, path, report)
  }
}

/** One of several shapes, told apart by `type`. */
export function byType(kinds: Record<string, Rule>): Rule {
  const values = `Must be one of the following values: [${Object.keys(kinds).join(', ')}]`
  return (value, path, report) => {
    const type = isFields(value) ? value.type : undefined
    const rule = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined
    if (rule) rule(value, path, report)
    else report([...path, 'type'], values, WRONG)
  }
}

export function list(min: number, max: number, rule: Rule): Rule {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report(path, WRONG)
    if (value.length < min || value.length > max) report(path, `Size must be between ${min} and ${max}`)
    else for (const [i, part] of value.entries()) rule(part, [...path, i], report)
  }
}

/** Non-empty text of at most `max` UTF-16 units. */
export const text = (max: number): Rule => textRule(max, value => value.length)

/** Non-empty text counted in code points, as LINE was seen to count labels: a Thai vowel or tone is one. */
export const points = (max: number): Rule => textRule(max, value => [...value].length)

function textRule(max: number, count: (value: string) => number): Rule {
  return (value, path, report) => {
    if (typeof value !== 'string') report(path, WRONG)
    else if (value === '') report(path, 'May not be empty', 'must be non-empty text')
    else if (count(value) > max) report(path, `Length must be between 0 and ${max}`)
  }
}

export function oneOf(...values: string[]): Rule {
  return (value, path, report) => {
    if (typeof value !== 'string' || !values.includes(value)) {
      report(path, `Must be one of the following values: [${values.join(', ')}]`, WRONG)
    }
  }
}

export function pattern(wanted: RegExp): Rule {
  return (value, path, report) => {
    if (typeof value !== 'string' || !wanted.test(value)) report(path, WRONG)
  }
}

export function whole(min: number, max = Number.MAX_SAFE_INTEGER): Rule {
  return (value, path, report) => {
    if (!Number.isInteger(value)) report(path, WRONG)
    else if (Number(value) < min || Number(value) > max) report(path, `Must be between ${min} and ${max}`)
  }
}

export const flag: Rule = (value, path, report) => {
  if (typeof value !== 'boolean') report(path, WRONG)
}

/** The same rule under several names; keeps the tables short. */
export function each(rule: Rule, ...names: string[]): Record<string, Rule> {
  return Object.fromEntries(names.map(name => [name, rule]))
}

/** The object's JSON, in UTF-8 bytes: Thai takes three a character. */
export const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** The sound parts of a list that may be missing or broken (its own rule reports that). */
export const items = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

/** Characters a percent-encoded URI may hold; raw Thai and blanks are not among them. */
const ENCODED = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/

export function address(max: number, schemes: RegExp): Rule {
  return (value, path, report) => {
    if (typeof value !== 'string' || !ENCODED.test(value)) report(path, 'invalid uri')
    else if (value.length > max) report(path, `Length must be between 0 and ${max}`)
    else if (!schemes.test(value)) report(path, 'invalid uri scheme')
    else if (/^https?:/i.test(value) && !URL.canParse(value)) report(path, 'invalid uri')
  }
}

export interface BodyError {
  message: string
  details: ErrorDetail[]
}

/** Null when the body is sound. Flaws inside Flex containers are only told when nothing else is wrong. */
export function findBodyError(rule: Rule, body: unknown): BodyError | null {
  const flaws: Flaw[] = []
  rule(body, [], (path, inBody, inFlex = inBody) => flaws.push({ path, inBody, inFlex }))
  if (flaws.length === 0) return null
  const inBody = flaws.filter(({ path }) => path[2] !== 'contents')
  if (inBody.length > 0) {
    const details = inBody.map(flaw => ({ message: flaw.inBody, property: dotted(flaw.path) }))
    return { message: `The request body has ${details.length} error(s)`, details }
  }
  const at = flaws[0]?.path[1]
  const details = flaws
    .filter(({ path }) => path[1] === at)
    .map(flaw => ({ message: flaw.inFlex, property: pointer(flaw.path) }))
  return { message: `A message (messages[${at}]) in the request body is invalid`, details }
}

/** `messages[0].quickReply.items[2].action.label` */
function dotted(path: Path): string {
  return path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
}

/** `/body/contents/0/text`, counted from the Flex container; a wrong type is told of the component. */
function pointer(path: Path): string {
  const inside = path.slice(3)
  return `/${(inside.at(-1) === 'type' ? inside.slice(0, -1) : inside).join('/')}`
}
