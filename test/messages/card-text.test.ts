// A message as text says all that the message says: every line and every button, of one card and of several.
import { describe, expect, it } from 'vitest'
import type { OfficeProgress } from '../../bot/domain/completeness.ts'
import { cardsOf } from '../../bot/messages/card-text.ts'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import { labelsIn, linesIn } from './read-message.ts'
import { factsOf, officeAs, summaryAs } from './sample-facts.ts'

const KINDS = [
  'window_opens',
  'report_due_heads_up',
  'report_due',
  'sign_off_due',
  'last_call',
  'window_closes',
  'forecast_due',
] as const

const read = (messages: ReturnType<typeof noticeMessages>) => cardsOf(JSON.stringify({ messages }))

describe('a card as text', () => {
  it.each(KINDS)('%s has every text and every button', kind => {
    const messages = noticeMessages([factsOf(kind)])
    const [card, ...more] = read(messages)
    expect(more).toEqual([])
    const said = [card?.about, card?.title, ...(card?.lines ?? [])].join('\n')
    // A calendar leaf is a day and a short month that stand beside it in full.
    const isLeaf = (line: string) => /^\d{1,2}$/.test(line) || /^\S{1,3}\.\S{1,2}\.$/.test(line)
    for (const line of linesIn(messages).filter(item => !isLeaf(item))) expect(said).toContain(line)
    expect(card?.buttons).toEqual(labelsIn(messages))
    expect(card?.title).not.toBe('')
  })

  it('reads label and value of one row as one line, and leaves the picture of a calendar leaf out', () => {
    const [card] = read(noticeMessages([factsOf('window_opens')]))
    expect(card?.lines).toContain('วันเสาร์ที่ 25 มกราคม 2568')
    expect(card?.lines.some(line => /^\d+ · |^\d{1,2}$/.test(line))).toBe(false)
    const summary = noticeMessages([
      factsOf('summary_due_day', { role: 'provincial_officer', office: null, summary: summaryAs() }),
    ])
    expect(read(summary)[0]?.lines.some(line => line.includes(' · '))).toBe(true)
  })

  it('says of each step of a report whether it is done: a row of names would read as if all were', () => {
    const stepsOf = (office: Partial<OfficeProgress>) =>
      read(noticeMessages([factsOf('report_due', { office: officeAs(office) })]))[0]?.lines.find(line =>
        line.startsWith('บันทึกครบ'),
      )
    expect(stepsOf({ recorded: 0 })).toBe('บันทึกครบ: ยัง · ส่งรายงาน: ยัง · รับรอง: ยัง')
    expect(stepsOf({ state: 'submitted', recorded: 63 })).toBe('บันทึกครบ: แล้ว · ส่งรายงาน: แล้ว · รับรอง: ยัง')
  })

  it('has one card for each thing that was merged', () => {
    const titles = read(noticeMessages([factsOf('report_due'), factsOf('forecast_due')])).map(
      card => card.title,
    )
    expect(new Set(titles).size).toBe(2)
  })

  it('of nothing is nothing', () => {
    expect(cardsOf('{"messages":[{"type":"text","text":"x"}]}')).toEqual([])
  })
})
