// LINE refuses a whole request for one flaw, so every message must be within its limits whatever people are called
// and whatever they wrote; and every text must be readable where it stands.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, instantOf } from '../../bot/domain/civil-time.ts'
import { windowFor } from '../../bot/domain/report-states.ts'
import { calendarOf, entryWindowOf } from '../../bot/domain/reporting-calendar.ts'
import { calendarMessages } from '../../bot/messages/calendar-replies.ts'
import { formLinkMessages } from '../../bot/messages/form-replies.ts'
import { greetingMessages } from '../../bot/messages/greeting-replies.ts'
import { groupBoundMessages } from '../../bot/messages/group-replies.ts'
import { problemMessages } from '../../bot/messages/menu-replies.ts'
import { missingOfficesMessages, missingProducersMessages } from '../../bot/messages/missing-replies.ts'
import type { NoticeFacts } from '../../bot/messages/notice-facts.ts'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import { provinceStatusMessages, statusMessages } from '../../bot/messages/status-replies.ts'
import { CATEGORIES, MAX_SATANG, MILESTONES, NOTICE_KINDS, REPORT_STATES } from '../../db/vocabulary.ts'
import { altTextIn, colorPairsIn, contrastOf, linesIn, refusalOf } from './read-message.ts'
import { acting, answer, questions, reopened, returned, submitted } from './report-arbitraries.ts'
import { factsOf, LIFF_URL, officeAs } from './sample-facts.ts'
import { amount, count, role, ugly } from './ugly.ts'

const state = fc.constantFrom(...REPORT_STATES)
const period = fc
  .tuple(fc.integer({ min: 2024, max: 2030 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)

const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })

const office = fc.record({
  officeCode: fc.constantFrom('5601', '5609', '3032'),
  officeName: ugly,
  state,
  recorded: count,
  expected: count,
  isForecastFiled: fc.boolean(),
})

const growth = fc.record({
  nowSatang: amount,
  baseSatang: amount,
  tenths: fc.option(fc.oneof(fc.integer({ min: -1000, max: 5000 }), fc.maxSafeInteger())),
  covered: count,
  of: count,
})

const summary = fc.record({
  period,
  asOf: moment,
  amountSatang: amount,
  producers: fc.record({ expected: count, recorded: count, noSales: count }),
  offices: fc.record({ of: count, complete: count, submitted: count, certified: count }),
  onTime: fc.record({
    submitted: count,
    certified: count,
    of: count,
    isDuePassed: fc.boolean(),
    isSignOffPassed: fc.boolean(),
  }),
  rule: fc.constantFrom('last_year', 'average_3_years'),
  growthMonth: growth,
  growthYear: growth,
  missing: fc.array(
    fc.record({ officeCode: fc.constant('5601'), officeName: ugly, left: count, expected: count, state }),
    {
      maxLength: 45,
    },
  ),
})

/** A month with one corrected date, and a moment in or around it. */
const month = fc
  .record({
    period,
    milestone: fc.constantFrom(...MILESTONES),
    moved: fc.integer({ min: -20, max: 20 }),
    reason: ugly,
    day: fc.integer({ min: 0, max: 70 }),
    time: fc.constantFrom('00:00', '07:00', '16:30', '23:59:59'),
    restDays: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }),
  })
  .map(picked => {
    const first = `${picked.period}-01`
    const correctedOn = addDays(first, 24 + picked.moved)
    const { milestone, reason } = picked
    return {
      period: picked.period,
      calendar: calendarOf(picked.period, [{ period: picked.period, milestone, correctedOn, reason }]),
      now: instantOf(addDays(first, picked.day), picked.time),
      holidays: new Set(picked.restDays.map(day => addDays(first, day))),
      correction: { milestone, from: addDays(first, 24), to: correctedOn, reason },
    }
  })

const notice: fc.Arbitrary<NoticeFacts> = fc
  .record({
    month,
    kind: fc.constantFrom(...NOTICE_KINDS),
    dueIn: fc.integer({ min: 0, max: 40 }),
    role,
    office: fc.option(office),
    summary: fc.option(summary),
    provinceName: ugly,
    returned: fc.option(returned),
    submitted: fc.option(submitted),
    reopened: fc.option(reopened),
    acting: fc.option(acting),
    questions: fc.option(questions),
    answer: fc.option(answer),
    heldCount: count,
    forecast: fc.option(fc.record({ expected: count, done: count }), { nil: null }),
    isCorrected: fc.boolean(),
  })
  .map(({ month: { correction, ...dates }, dueIn, isCorrected, ...rest }) => ({
    ...rest,
    ...dates,
    window: windowFor(entryWindowOf(dates.calendar, dates.now), rest.reopened, dates.now),
    dueOn: addDays(`${dates.period}-01`, dueIn),
    liffUrl: LIFF_URL,
    correction: isCorrected ? correction : null,
  }))

function expectSound(messages: ReturnType<typeof noticeMessages>) {
  expect(refusalOf(messages)).toBeNull()
  expect([...altTextIn(messages)].length).toBeLessThanOrEqual(400)
  const words = JSON.stringify(messages)
  expect(words).not.toMatch(/undefined|null|NaN|\[object|Infinity/)
  expect(words.isWellFormed()).toBe(true)
  for (const line of linesIn(messages)) expect(line.trim()).not.toBe('')
}

describe('LINE’s limits', () => {
  test('hold for every notice, whatever the facts', () => {
    fc.assert(
      fc.property(notice, facts => expectSound(noticeMessages([facts]))),
      { numRuns: 300 },
    )
  })

  test('hold for a district of 200 producers with the longest names, all of them doubtful, blank or changed', () => {
    const name = 'วิสาหกิจชุมชนแปรรูปสมุนไพรพื้นบ้าน'.repeat(9)
    const all = Array.from({ length: 200 }, (_, index) => ({ name: `${index} ${name}` }))
    const growth = { nowSatang: MAX_SATANG, baseSatang: MAX_SATANG, tenths: 9_999_999, covered: 200, of: 200 }
    const messages = noticeMessages([
      factsOf('report_submitted', {
        role: 'district_chief',
        office: officeAs({ state: 'submitted', officeName: name, recorded: 200, expected: 200 }),
        acting: { orderNumber: name, fromOn: '2025-01-20', untilOn: '2025-02-28' },
        submitted: {
          by: name,
          amountSatang: MAX_SATANG * 200n,
          categories: CATEGORIES.map(category => ({ category, amountSatang: MAX_SATANG * 40n })),
          lastYear: growth,
          lastMonth: growth,
          doubts: all.map(row => ({ ...row, amountSatang: MAX_SATANG, reason: name, doubt: null })),
          zeros: all.map(row => ({ ...row, reason: 'other', note: name })),
          changes: all.map(row => ({ ...row, from: null, to: MAX_SATANG })),
        },
      }),
    ])
    expectSound(messages)
    const [message] = messages
    const bubble = message?.type === 'flex' ? message.contents : null
    expect(Buffer.byteLength(JSON.stringify(bubble))).toBeLessThan(20_000)
  })

  test('hold for notices merged in any number', () => {
    fc.assert(
      fc.property(fc.array(notice, { minLength: 2, maxLength: 16 }), facts => {
        const messages = noticeMessages(facts)
        expect(messages).toHaveLength(1)
        expectSound(messages)
      }),
      { numRuns: 40 },
    )
  })

  test('hold for every reply', () => {
    const facts = fc.record({
      month,
      office,
      summary,
      role,
      fullName: ugly,
      names: fc.array(ugly, { maxLength: 30 }),
      amountSatang: amount,
      heldCount: count,
      reopened: fc.array(fc.record({ period, until: moment }), { maxLength: 12 }),
    })
    fc.assert(
      fc.property(facts, ({ month: dates, fullName, names, ...rest }) => {
        const window = entryWindowOf(dates.calendar, dates.now)
        const all = { ...dates, ...rest, window, liffUrl: LIFF_URL, provinceName: fullName }
        const officer = rest.role && { fullName, role: rest.role, officeName: rest.office.officeName }
        expectSound(greetingMessages({ ...all, officer }))
        expectSound(statusMessages(all))
        expectSound(provinceStatusMessages(all))
        expectSound(formLinkMessages(all))
        expectSound(missingProducersMessages({ ...all, names }))
        expectSound(missingOfficesMessages(all))
        expectSound(calendarMessages(all))
        expectSound(groupBoundMessages({ officeName: fullName }))
        expectSound(problemMessages({ says: fullName, next: names.join('\n') }, rest.role))
      }),
      { numRuns: 150 },
    )
  })

  test('the same facts give the same bytes', () => {
    fc.assert(
      fc.property(notice, facts => {
        const again = structuredClone(facts)
        expect(JSON.stringify(noticeMessages([again]))).toBe(JSON.stringify(noticeMessages([facts])))
      }),
      { numRuns: 100 },
    )
  })

  test('every text can be read on its ground (WCAG AA)', () => {
    const pairs = new Set<string>()
    fc.assert(
      fc.property(notice, facts => {
        for (const pair of colorPairsIn(noticeMessages([facts]))) pairs.add(pair.join(' on '))
      }),
      { numRuns: 200 },
    )
    expect(pairs.size).toBeGreaterThan(10)
    const faint = [...pairs].filter(pair => {
      const [ink = '', ground = ''] = pair.split(' on ')
      return contrastOf(ink, ground) < 4.5
    })
    expect(faint).toEqual([])
  })
})
