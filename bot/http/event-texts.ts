// Takes the events of a webhook apart as text: each is stored exactly as LINE wrote it. Reading and writing it again
// would change large numbers, and fail where something is nested thousands of levels deep.
// The text has been read as JSON before: what stands here counts on its being well-formed.

/** The texts of the items of the top-level list `events`, in order; where there are two, of the last, as JSON.parse has it. */
export function readEventTexts(json: string): string[] {
  let listAt = -1
  let at = skipSpace(json, skipSpace(json, 0) + 1)
  while (json[at] === '"') {
    const keyEnd = endOfString(json, at)
    const isEvents = JSON.parse(json.slice(at, keyEnd)) === 'events'
    const valueAt = skipSpace(json, skipSpace(json, keyEnd) + 1)
    if (isEvents) listAt = valueAt
    at = skipSpace(json, endOfValue(json, valueAt))
    if (json[at] === ',') at = skipSpace(json, at + 1)
  }
  return readItems(json, listAt)
}

function readItems(json: string, listAt: number): string[] {
  const texts: string[] = []
  let at = skipSpace(json, listAt + 1)
  while (json[at] !== ']') {
    const end = endOfValue(json, at)
    texts.push(json.slice(at, end))
    at = skipSpace(json, end)
    if (json[at] === ',') at = skipSpace(json, at + 1)
  }
  return texts
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 91, 93, 123, 125]
const WORD = /[^\s,\]}]*/y
const SPACE = /\s*/y

/** Where the value that begins at `at` ends; whatever its depth, without recursion. */
function endOfValue(json: string, at: number): number {
  const first = json.charCodeAt(at)
  if (first === QUOTE) return endOfString(json, at)
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return endOf(WORD, json, at)
  let depth = 0
  for (let index = at; ; index += 1) {
    const code = json.charCodeAt(index)
    if (code === QUOTE) index = endOfString(json, index) - 1
    else if (code === OPEN_OBJECT || code === OPEN_LIST) depth += 1
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      depth -= 1
      if (depth === 0) return index + 1
    }
  }
}

/** A quote ends the string unless an odd number of backslashes stands before it. */
function endOfString(json: string, at: number): number {
  for (let quote = json.indexOf('"', at + 1); ; quote = json.indexOf('"', quote + 1)) {
    let before = quote - 1
    while (json.charCodeAt(before) === BACKSLASH) before -= 1
    if ((quote - before) % 2 === 1) return quote + 1
  }
}

const skipSpace = (json: string, at: number): number =>
  json.charCodeAt(at) > 32 ? at : endOf(SPACE, json, at)

function endOf(form: RegExp, json: string, at: number): number {
  form.lastIndex = at
  form.test(json)
  return form.lastIndex
}
