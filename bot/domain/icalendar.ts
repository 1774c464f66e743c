// Whole-day events as an iCalendar object (RFC 5545), for calendars that people subscribe to. Lines are folded at 75
// octets of UTF-8 without tearing a character apart: a Thai letter is three of them.
import type { CivilDate } from '../../db/vocabulary.ts'
import { addDays } from './civil-time.ts'

export interface FeedEvent {
  /** The same for ever for the same thing, whatever its date becomes. */
  uid: string
  on: CivilDate
  summary: string
  description: string
  /** How often it was changed: calendars take the higher one (RFC 5545 §3.8.7.4). */
  sequence: number
  /** Last change; null = never changed. */
  changedAt: Date | null
  url: string
}

export interface CalendarFeed {
  name: string
  description: string
  /** How often a subscriber should ask again. */
  refreshHours: number
  events: readonly FeedEvent[]
}

/** The object's text. `now` is its DTSTAMP: when this state was written down (RFC 5545 §3.8.7.2). */
export function writeCalendar(feed: CalendarFeed, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//OTOP revenue reporting//Reporting calendar//TH',
    'CALSCALE:GREGORIAN',
    // NAME and REFRESH-INTERVAL are RFC 7986; the X- lines say the same to calendars that are older.
    `NAME:${escapeText(feed.name)}`,
    `X-WR-CALNAME:${escapeText(feed.name)}`,
    `DESCRIPTION:${escapeText(feed.description)}`,
    `X-WR-CALDESC:${escapeText(feed.description)}`,
    'X-WR-TIMEZONE:Asia/Bangkok',
    `REFRESH-INTERVAL;VALUE=DURATION:PT${feed.refreshHours}H`,
    `X-PUBLISHED-TTL:PT${feed.refreshHours}H`,
    ...feed.events.flatMap(event => eventLines(event, now)),
    'END:VCALENDAR',
  ]
  return lines.map(line => `${foldLine(line)}\r\n`).join('')
}

const eventLines = (event: FeedEvent, now: Date): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.uid}`,
  `DTSTAMP:${instantText(now)}`,
  `DTSTART;VALUE=DATE:${dateText(event.on)}`,
  // The end is the first day after it.
  `DTEND;VALUE=DATE:${dateText(addDays(event.on, 1))}`,
  `SUMMARY:${escapeText(event.summary)}`,
  `DESCRIPTION:${escapeText(event.description)}`,
  `URL:${event.url}`,
  `SEQUENCE:${event.sequence}`,
  ...(event.changedAt === null ? [] : [`LAST-MODIFIED:${instantText(event.changedAt)}`]),
  'STATUS:CONFIRMED',
  // A due day does not make anybody busy.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

/** `20250125` */
const dateText = (on: CivilDate): string => on.replaceAll('-', '')

/** `20250125T020000Z` */
const instantText = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** A TEXT value (§3.3.11): what people wrote may hold what the format uses itself. */
export const escapeText = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')

const MOST_OCTETS = 75

/** One content line as lines of at most 75 octets, those after the first behind a blank (§3.1). */
export function foldLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
