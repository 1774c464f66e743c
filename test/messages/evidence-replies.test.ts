// Replies about photos stay within LINE's limits whatever producers are called, and can be told apart on their buttons.
import type { messagingApi } from '@line/bot-sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  evidenceGoneMessages,
  foundProducersMessages,
  keptForOtherMessages,
  kindNamedMessages,
  photoComingMessages,
  photoGoneMessages,
  photoRefusedMessages,
  photosDroppedMessages,
  photosKeptMessages,
  whichProducerMessages,
} from '../../bot/messages/evidence-replies.ts'
import { EVIDENCE_KINDS } from '../../db/vocabulary.ts'
import { colorPairsIn, contrastOf, linesIn, linksIn, refusalOf, shownIn } from './read-message.ts'
import { LIFF_URL } from './sample-facts.ts'

const ID = 'c56a4180-65aa-42ec-a945-5fd21dec0538'
const ugly = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('', ' ', '\u200b', '𠮷'.repeat(300), `ก${'\u0e49'.repeat(500)}`, 'กลุ่มทอผ้าบ้านดอนแก้ว'),
)
const producer = fc.record({ producerId: fc.uuid(), name: ugly, hasEvidence: fc.boolean() })
const question = fc.record({
  photoId: fc.uuid(),
  count: fc.integer({ min: 1, max: 300 }),
  period: fc.constantFrom('2025-01', '2026-12'),
  producers: fc.array(producer, { maxLength: 40 }),
})
const kept = fc.record({
  photoId: fc.uuid(),
  count: fc.integer({ min: 1, max: 300 }),
  producerName: ugly,
  officeCode: fc.constant('5605'),
  period: fc.constant('2025-01'),
  periods: fc.constantFrom(['2025-01'], ['2024-12', '2025-01']),
  liffUrl: fc.constant(LIFF_URL),
})

interface Button {
  type: string
  label: string
  data?: string
  displayText?: string
}

const buttonsIn = (messages: messagingApi.Message[]): Button[] =>
  (messages.at(-1)?.quickReply?.items ?? []).map(item => item.action as Button)

function expectSound(messages: messagingApi.Message[]): void {
  expect(refusalOf(messages)).toBeNull()
  for (const [ink, ground] of colorPairsIn(messages))
    expect(contrastOf(ink, ground)).toBeGreaterThanOrEqual(4.5)
  for (const { type, label, data } of buttonsIn(messages)) {
    expect([...label].length).toBeLessThanOrEqual(20)
    if (type === 'postback') expect(data?.length).toBeLessThanOrEqual(300)
  }
}

describe('whatever people are called', () => {
  it('questions are sound, with a button for each choice and one for none', () => {
    fc.assert(
      fc.property(question, ugly, (facts, typed) => {
        const asked = [
          whichProducerMessages(facts),
          photoComingMessages(facts),
          foundProducersMessages({ ...facts, typed, found: facts.producers.slice(0, 12) }),
        ]
        for (const messages of asked) {
          expectSound(messages)
          const buttons = buttonsIn(messages)
          expect(buttons).toHaveLength(Math.min(12, facts.producers.length) + 1)
          expect(new Set(buttons.map(({ data }) => data)).size).toBe(buttons.length)
          expect(new Set(buttons.map(({ label }) => label)).size).toBe(buttons.length)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('what follows is sound', () => {
    fc.assert(
      fc.property(kept, fc.constantFrom(...EVIDENCE_KINDS), (facts, kind) => {
        const role = 'district_officer'
        for (const messages of [
          photosKeptMessages(facts),
          keptForOtherMessages(facts, role),
          kindNamedMessages({ ...facts, kind }, role),
        ]) {
          expectSound(messages)
          expect(linksIn(messages)).toEqual([`${LIFF_URL}/evidence/5605/2025-01`])
        }
      }),
      { numRuns: 60 },
    )
    for (const messages of [
      ...(['gone', 'too_large', 'not_a_photo'] as const).map(photoRefusedMessages),
      photoGoneMessages('district_chief'),
      evidenceGoneMessages('district_chief'),
      photosDroppedMessages(2, 'district_officer'),
    ])
      expectSound(messages)
  })
})

it('the kinds stand on the buttons whole', () => {
  const messages = photosKeptMessages({
    photoId: ID,
    count: 2,
    producerName: 'กลุ่มทอผ้า',
    officeCode: '5605',
    period: '2025-01',
    periods: ['2024-12', '2025-01'],
    liffUrl: LIFF_URL,
  })
  expect(buttonsIn(messages).map(({ label }) => label)).toEqual([
    'สมุดบัญชีขาย',
    'ใบเสร็จ',
    'สลิปโอนเงิน',
    'ภาพหน้าจอร้านออนไลน์',
    'อื่น ๆ',
  ])
  expect(buttonsIn(messages)[1]?.data).toBe(`kindof=${ID}&kind=receipts`)
  expect(shownIn(messages)).toContain('เดือนธันวาคม 2567 และ มกราคม 2568')
})

it('names that are alike when cut are numbered as in the list above the buttons', () => {
  const names = ['วิสาหกิจชุมชนแปรรูปสมุนไพรบ้านสันป่าสัก', 'วิสาหกิจชุมชนแปรรูปสมุนไพรบ้านถ้ำ']
  const producers = names.map((name, i) => ({ producerId: `${i}${ID.slice(1)}`, name, hasEvidence: i === 0 }))
  const messages = whichProducerMessages({ photoId: ID, count: 1, period: '2025-01', producers })
  expect(linesIn(messages)).toEqual(expect.arrayContaining([`1. ${names[1]}`, `2. ${names[0]} (มีหลักฐานแล้ว)`]))
  const [first, second] = buttonsIn(messages)
  expect(first?.label).toMatch(/^1\. วิสาหกิจชุมชน.*…$/)
  expect(second?.label).toMatch(/^2\. วิสาหกิจชุมชน.*…$/)
  expect(first?.displayText).toBe(`1. ${names[1]}`)
})

it('a district without producers is told whom to ask', () => {
  const messages = whichProducerMessages({ photoId: ID, count: 1, period: '2025-01', producers: [] })
  expect(shownIn(messages)).toContain('โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด')
  expect(buttonsIn(messages).map(({ label }) => label)).toEqual(['ไม่เก็บรูป'])
})
