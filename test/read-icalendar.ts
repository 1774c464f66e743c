// Reads an iCalendar object the way a strict program does (RFC 5545 §3.1 and §3.6): every line of the right length and end,
// every component closed, every value of the kind that its property says. Throws on the first thing that is wrong.

export interface ReadEvent {
  uid: string
  /** `20250125` */
  start: string
  end: string
  stamp: string
  summary: string
  description: string
  url: string
  sequence: number
  lastModified: string | null
}

export interface ReadCalendar {
  properties: Record<string, string>
  events: ReadEvent[]
}

const MOST_OCTETS = 75

export function readCalendar(bytes: Uint8Array): ReadCalendar {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end')
  if (/(^|[^\r])\n|\r(?!\n)/.test(text)) throw new Error('a line ends otherwise than with CRLF')
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) {
    if (line === '') throw new Error('an empty line')
    const octets = new TextEncoder().encode(line).length
    if (octets > MOST_OCTETS) throw new Error(`${octets} octets: ${line}`)
  }
  return readComponents(physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n'))
}

function readComponents(lines: string[]): ReadCalendar {
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('not one VCALENDAR')
  const own: string[] = []
  const events: string[][] = []
  let open: string[] | null = null
  for (const line of lines.slice(1, -1)) {
    if (line === 'BEGIN:VEVENT' && open === null) open = []
    else if (line === 'END:VEVENT' && open !== null) {
      events.push(open)
      open = null
    } else (open ?? own).push(line)
  }
  if (open !== null) throw new Error('an event without an end')
  const properties = readProperties(own)
  if (properties.VERSION !== '2.0' || !properties.PRODID) throw new Error('VERSION and PRODID are required')
  return { properties: mapValues(properties, readText), events: events.map(readProperties).map(readEvent) }
}

/** Name with its parameters, and value. None of these may stand twice. */
function readProperties(lines: readonly string[]): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const line of lines) {
    const [, name, value] = /^([A-Z-]+(?:;[A-Z-]+=[^:;]+)*):(.*)$/s.exec(line) ?? []
    if (name === undefined || value === undefined) throw new Error(`no property: ${line}`)
    if (name === 'BEGIN' || name === 'END') throw new Error(line)
    if (name in properties) throw new Error(`${name} twice`)
    properties[name] = value
  }
  return properties
}

function readEvent(of: Record<string, string>): ReadEvent {
  const take = (name: string, form: RegExp): string => {
    const value = of[name]
    if (value === undefined || !form.test(value)) throw new Error(`${name}: ${value}`)
    return value
  }
  return {
    uid: take('UID', /^\S+$/),
    stamp: take('DTSTAMP', /^\d{8}T\d{6}Z$/),
    start: take('DTSTART;VALUE=DATE', /^\d{8}$/),
    end: take('DTEND;VALUE=DATE', /^\d{8}$/),
    summary: readText(take('SUMMARY', /./s)),
    description: readText(take('DESCRIPTION', /./s)),
    url: take('URL', /^https?:\/\/\S+$/),
    sequence: Number(take('SEQUENCE', /^\d+$/)),
    lastModified: of['LAST-MODIFIED'] === undefined ? null : take('LAST-MODIFIED', /^\d{8}T\d{6}Z$/),
  }
}

/** A TEXT value: what the format uses itself may stand in it only with a backslash. */
function readText(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value.replace(/\\[\\;,nN]/g, ''))) throw new Error(`not escaped: ${value}`)
  if (/\\(?![\\;,nN])/.test(value.replace(/\\\\/g, ''))) throw new Error(`an unknown escape: ${value}`)
  return value.replace(/\\([\\;,nN])/g, (_, character: string) =>
    character.toLowerCase() === 'n' ? '\n' : character,
  )
}

const mapValues = (of: Record<string, string>, change: (value: string) => string) =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, change(value)]))
