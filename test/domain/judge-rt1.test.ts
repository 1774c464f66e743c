// Every row of a รต.1 file has one outcome, and nothing of it is guessed: what is saved, what is asked, what is refused and
// in which cell.
import { describe, expect, it } from 'vitest'
import type { SheetValue } from '../../bot/domain/find-table.ts'
import type { Rt1Fault } from '../../bot/domain/read-rt1-group.ts'
import { rt1AskWords, rt1FaultWords } from '../../bot/domain/rt1-outcome-words.ts'
import { outcomeOf, producer, stored } from './rt1-world.ts'

const A = producer('A1')
const RECORDED = producer('A1', { stored: stored(500_00n) })

describe('an amount', () => {
  it.each([
    ['a number', 12500.5, 1_250_050n],
    ['plain text', '12,500', 1_250_000n],
    ['Thai digits', '๑๒,๕๐๐.๕๐', 1_250_050n],
  ])('%s is saved without a question', (_, amount, satang) => {
    expect(outcomeOf(A, [{ amount }])).toMatchObject({
      kind: 'save',
      asks: [],
      wanted: { lines: [{ category: 'food', channel: 'domestic_offline', satang }] },
    })
  })

  it('that is understood but unusual is asked about with the full figure', () => {
    const outcome = outcomeOf(A, [{ amount: '1.2 หมื่น' }])
    expect(outcome).toMatchObject({ kind: 'ask', asks: ['echo'] })
    expect(rt1AskWords(outcome)[0]?.says).toContain('12,000.00 บาท')
  })

  it('that is doubtful beside the same month last year is asked about, and never blocked', () => {
    const outcome = outcomeOf(producer('A1', { lastYearSatang: 1_000_00n }), [{ amount: 10_000 }])
    expect(outcome).toMatchObject({ kind: 'ask', asks: ['doubt'], doubt: { code: 'ten_times_last_year' } })
  })

  it.each<[SheetValue, string]>([
    ['12,50', 'ambiguous_separator'],
    ['1,2500', 'ambiguous_separator'],
    ['12500.505', 'too_many_decimals'],
    [12500.505, 'too_many_decimals'],
    [-500, 'negative'],
    ['-500', 'negative'],
    ['0812345678', 'looks_like_phone'],
    ['25/1/2568', 'looks_like_date'],
    ['=HYPERLINK("http://example.com","5")', 'formula'],
    ['＝HYPERLINK("http://example.com","5")', 'formula'],
    ['=B2+B3', 'formula'],
    ['สองหมื่น', 'words_not_digits'],
    [1e13, 'too_large'],
    ['TRUE', 'not_a_number'],
  ])('%s is refused with its cell', (amount, reason) => {
    const outcome = outcomeOf(A, [{ amount }])
    expect(outcome).toMatchObject({ kind: 'refused', faults: [{ row: 6, column: 'amount', reason }] })
    expect(rt1FaultWords(outcome.faults[0] as Rt1Fault)).toMatch(/[ก-๙].*โปรด/)
  })

  it('of zero, or words for it, becomes no sales only with a reason', () => {
    for (const amount of [0, '0', 'ไม่มี', '-'])
      expect(outcomeOf(A, [{ amount }]), String(amount)).toMatchObject({ kind: 'ask', asks: ['no_sales'] })
    for (const amount of [0, null])
      expect(outcomeOf(A, [{ amount, reason: 'นอกฤดูกาล' }])).toMatchObject({
        kind: 'save',
        wanted: { lines: [], noSalesReason: 'out_of_season' },
      })
  })

  it('and a reason for no sales together are refused', () => {
    expect(outcomeOf(A, [{ amount: 500, reason: 'ไม่ได้ผลิต' }])).toMatchObject({
      kind: 'refused',
      faults: [{ column: 'reason', reason: 'sales_and_reason' }],
    })
  })
})

describe('an empty cell', () => {
  it('says nothing where nothing is stored', () => {
    expect(outcomeOf(A, [])).toMatchObject({ kind: 'blank', asks: [], wanted: null })
  })

  it('takes back what stood there only when somebody says so', () => {
    const outcome = outcomeOf(RECORDED, [{ amount: null }])
    expect(outcome).toMatchObject({ kind: 'ask', asks: ['take_back'], wanted: { lines: [] } })
  })

  it('leaves alone what was recorded after the workbook was made', () => {
    expect(outcomeOf(A, [], RECORDED)).toMatchObject({ kind: 'unchanged', wanted: null })
    expect(outcomeOf(RECORDED, [{ amount: null }], RECORDED, false)).toMatchObject({ kind: 'unchanged' })
  })

  it('beside a note is refused, so that the note is not lost unseen', () => {
    expect(outcomeOf(A, [{ note: 'รอใบเสร็จ' }])).toMatchObject({
      kind: 'refused',
      faults: [{ column: 'note', reason: 'note_without_figure' }],
    })
  })
})

describe('a figure that somebody changed since the workbook was made', () => {
  const changed = producer('A1', { stored: stored(700_00n, { version: 2 }) })

  it('is a choice between both values', () => {
    const outcome = outcomeOf(RECORDED, [{ amount: 900 }], changed)
    expect(outcome).toMatchObject({ kind: 'ask', asks: ['changed'] })
    expect(rt1AskWords(outcome)[0]?.says).toMatch(/700\.00 บาท.*สมหญิง ตัวอย่าง/)
  })

  it('is no choice where the file says the same', () => {
    expect(outcomeOf(A, [{ amount: 700 }], changed).kind).toBe('unchanged')
    expect(outcomeOf(A, [{ amount: 700 }], changed, false).kind).toBe('unchanged')
  })

  it('is a choice as well where nobody knows from what the file was made', () => {
    expect(outcomeOf(RECORDED, [{ amount: 900 }], RECORDED, false)).toMatchObject({
      kind: 'ask',
      asks: ['unknown_base'],
    })
    expect(outcomeOf(A, [{ amount: 900 }], A, false).kind).toBe('save')
  })

  it('counts also where it was taken back', () => {
    const taken = producer('A1', { stored: stored(0n, { satang: null, noSalesReason: null, version: 2 }) })
    expect(outcomeOf(RECORDED, [{ amount: 900 }], taken)).toMatchObject({ asks: ['changed'] })
  })
})

describe('a stated zero', () => {
  const zero = producer('A1', { stored: stored(0n) })

  it('is unchanged as it is, and as a bare 0', () => {
    expect(outcomeOf(zero, []).kind).toBe('unchanged')
    expect(outcomeOf(zero, [{ amount: 0, reason: null }]).kind).toBe('unchanged')
  })

  it('becomes sales when an amount takes the place of the reason', () => {
    expect(outcomeOf(zero, [{ amount: 800, reason: null }])).toMatchObject({
      kind: 'save',
      wanted: { noSalesReason: null, lines: [{ satang: 800_00n }] },
    })
  })

  it('with two reasons is refused', () => {
    const split = producer('A1', {
      lastLines: [
        { category: 'food', channel: 'domestic_online' },
        { category: 'drink', channel: 'domestic_offline' },
      ],
    })
    expect(outcomeOf(split, [{ reason: 'ไม่ได้ผลิต' }, { reason: 'นอกฤดูกาล', nth: 1 }])).toMatchObject({
      faults: [{ reason: 'several_reasons' }],
    })
    expect(outcomeOf(A, [{ reason: 'ขี้เกียจ' }])).toMatchObject({ faults: [{ reason: 'unknown_reason' }] })
  })
})
