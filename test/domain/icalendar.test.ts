// iCalendar as RFC 5545 has it: lines of 75 octets at most with no character torn, values that come back as they were.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText, foldLine, writeCalendar } from '../../bot/domain/icalendar.ts'
import { readCalendar } from '../read-icalendar.ts'

const event = (change: Record<string, unknown> = {}) => ({
  uid: 'report_due.2025-01.56@otop-revenue',
  on: '2025-01-25',
  summary: 'ครบกำหนด รต.1 ม.ค. 68',
  description: 'วันสุดท้าย',
  sequence: 0,
  changedAt: null,
  url: 'https://liff.line.me/1/calendar/2025-01',
  ...change,
})
const feed = (...events: ReturnType<typeof event>[]) => ({
  name: 'กำหนดการ, จังหวัดพะเยา',
  description: 'ก;ข',
  refreshHours: 4,
  events,
})
const NOW = new Date('2025-01-20T02:30:45.678Z')
const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('an iCalendar object', () => {
  it('is read by a strict reader, day by day', () => {
    const changedAt = new Date('2025-01-18T09:00:00.000Z')
    const { properties, events } = readCalendar(
      bytesOf(
        writeCalendar(feed(event(), event({ uid: 'b', on: '2025-12-31', sequence: 2, changedAt })), NOW),
      ),
    )
    expect(properties).toMatchObject({
      VERSION: '2.0',
      CALSCALE: 'GREGORIAN',
      NAME: 'กำหนดการ, จังหวัดพะเยา',
      'X-WR-CALNAME': 'กำหนดการ, จังหวัดพะเยา',
      'X-WR-TIMEZONE': 'Asia/Bangkok',
      'REFRESH-INTERVAL;VALUE=DURATION': 'PT4H',
    })
    expect(events).toEqual([
      {
        uid: 'report_due.2025-01.56@otop-revenue',
        stamp: '20250120T023045Z',
        start: '20250125',
        end: '20250126',
        summary: 'ครบกำหนด รต.1 ม.ค. 68',
        description: 'วันสุดท้าย',
        url: 'https://liff.line.me/1/calendar/2025-01',
        sequence: 0,
        lastModified: null,
      },
      expect.objectContaining({
        start: '20251231',
        end: '20260101',
        sequence: 2,
        lastModified: '20250118T090000Z',
      }),
    ])
  })

  it('gives back whatever people wrote', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(text, words => {
        const kept = words
          .toWellFormed()
          .replace(/\r\n?/g, '\n')
          .replace(/[^\P{Cc}\n]/gu, ' ')
        const [read] = readCalendar(
          bytesOf(writeCalendar(feed(event({ description: words.toWellFormed() })), NOW)),
        ).events
        expect(read?.description).toBe(kept)
      }),
      {
        numRuns: 300,
        examples: [
          ['a;b,c\\d\\n'],
          ['บรรทัด\r\nสอง\nสาม\rสี่'],
          ['\\'],
          ['😀'.repeat(60)],
          ['ที่ปรึกษาผู้ว่าฯ'.repeat(12)],
        ],
      },
    )
  })
})

describe('folding', () => {
  const unfold = (text: string) => text.replaceAll('\r\n ', '')

  it('keeps every line within 75 octets and tears no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), words => {
        const line = words.toWellFormed().replace(/[\r\n]/g, '')
        const folded = foldLine(line)
        for (const part of folded.split('\r\n')) {
          expect(bytesOf(part).length).toBeLessThanOrEqual(75)
          expect(part.isWellFormed()).toBe(true)
        }
        expect(unfold(folded)).toBe(line)
      }),
      {
        examples: [
          ['ก'.repeat(25)],
          ['ก'.repeat(26)],
          [`${'x'.repeat(74)}ก`],
          ['x'.repeat(75)],
          ['x'.repeat(76)],
        ],
      },
    )
  })

  it('folds as late as it can', () => {
    expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75))
    expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
    expect(foldLine('ก'.repeat(50))).toBe(`${'ก'.repeat(25)}\r\n ${'ก'.repeat(24)}\r\n ก`)
  })
})

it('escaping leaves nothing that the format would take for its own', () => {
  expect(escapeText('a\\b;c,d\ne\r\nf\tg')).toBe('a\\\\b\\;c\\,d\\ne\\nf g')
})
