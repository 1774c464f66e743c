// What becomes of each row of a register: nobody is added twice, nobody is taken for somebody else, and what is not clear
// is left to a person.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanCode,
  decideRegister,
  isMadeCode,
  makeCode,
  type RegisteredProducer,
  type RegisterRow,
} from '../../bot/domain/decide-register.ts'
import { listDemoProducers } from '../../db/seed/demo-producers.ts'

const PLACES = new Map([
  ['5605', new Set(['560501', '560502'])],
  ['5602', new Set<string>()],
])

const known = (more: Partial<RegisteredProducer> = {}): RegisteredProducer => ({
  id: 'a',
  code: 'พย-001',
  name: 'กลุ่มทอผ้าบ้านดอนแก้ว',
  officeCode: '5605',
  subdistrictCode: '560501',
  mainCategory: 'textile_apparel',
  kind: 'group',
  product: 'ผ้าทอ',
  mergedInto: null,
  ...more,
})

const row = (more: Partial<RegisterRow> = {}): RegisterRow => ({
  code: 'พย-001',
  name: 'กลุ่มทอผ้าบ้านดอนแก้ว',
  officeCode: '5605',
  subdistrictCode: '560501',
  mainCategory: 'textile_apparel',
  kind: null,
  product: null,
  ...more,
})

const one = (existing: RegisteredProducer[], wanted: RegisterRow) =>
  decideRegister(existing, [wanted], PLACES)[0]

const twin = { id: 'a', row: null, officeCode: '5605', name: 'กลุ่มทอผ้าบ้านดอนแก้ว' }
const changed = (code: string) => ({ outcome: 'changed', id: 'a', found: { ...twin, code } })

describe('a row with a number that is known', () => {
  it('changes nothing where it says what is known, however the number is typed', () => {
    expect(one([known()], row())).toEqual({ outcome: 'unchanged', id: 'a' })
    expect(one([known()], row({ code: ' พย ๐๐๑' }))).toEqual({ outcome: 'unchanged', id: 'a' })
    expect(one([known()], row({ subdistrictCode: null }))).toEqual({ outcome: 'unchanged', id: 'a' })
  })

  it('changes what it says otherwise, old value beside the new one', () => {
    const wanted = row({ name: 'กลุ่มทอผ้าไหม', product: 'ผ้าไหม', kind: 'sme', subdistrictCode: '560502' })
    expect(one([known()], wanted)).toEqual({
      ...changed('พย-001'),
      changes: [
        { field: 'name', from: 'กลุ่มทอผ้าบ้านดอนแก้ว', to: 'กลุ่มทอผ้าไหม' },
        { field: 'subdistrictCode', from: '560501', to: '560502' },
        { field: 'kind', from: 'group', to: 'sme' },
        { field: 'product', from: 'ผ้าทอ', to: 'ผ้าไหม' },
      ],
    })
  })

  it('is refused where that one is in another district, or was merged', () => {
    expect(one([known()], row({ officeCode: '5602', subdistrictCode: null }))).toMatchObject({
      outcome: 'refused',
      reason: 'other_district',
      like: { id: 'a', officeCode: '5605' },
    })
    const merged = [known({ mergedInto: 'b' }), known({ id: 'b', code: 'พย-002', name: 'กลุ่มผ้าไหม' })]
    expect(one(merged, row())).toMatchObject({ outcome: 'refused', reason: 'merged', like: { id: 'b' } })
  })
})

describe('a row with a number that is not known', () => {
  it('adds a producer whose name is not like any other of its district', () => {
    expect(one([known()], row({ code: 'พย-009', name: 'กลุ่มจักสาน' }))).toEqual({ outcome: 'added' })
    expect(one([known()], row({ code: 'พย-009', officeCode: '5602', subdistrictCode: null }))).toEqual({
      outcome: 'added',
    })
  })

  it.each([
    ['the same name', 'กลุ่มทอผ้าบ้านดอนแก้ว'],
    ['the same name with typing errors', 'กลุ่มทอผ่าบ้านดอนแกว'],
    ['the same name without its first word', 'ทอผ้าดอนแก้ว'],
  ])('is doubtful with %s, until somebody looked', (_, name) => {
    const wanted = row({ code: 'พย-009', name })
    expect(one([known()], wanted)).toMatchObject({ outcome: 'doubtful', like: { id: 'a', row: null } })
    expect(one([known()], { ...wanted, isNew: true })).toEqual({ outcome: 'added' })
  })

  it('becomes that producer where somebody says that it is the same, with number and name of the file', () => {
    const wanted = row({ code: 'พย-009', name: 'กลุ่มทอผ่าบ้านดอนแกว' })
    const changes = [
      { field: 'code', from: 'พย-001', to: 'พย-009' },
      { field: 'name', from: 'กลุ่มทอผ้าบ้านดอนแก้ว', to: 'กลุ่มทอผ่าบ้านดอนแกว' },
    ]
    expect(one([known()], wanted)).toMatchObject({ outcome: 'doubtful', changes })
    expect(one([known()], { ...wanted, isSame: true })).toEqual({
      ...changed('พย-001'),
      changes,
    })
    const both = [wanted, row({ code: 'พย-010', name: 'กลุ่มทอผ่าบ้านดอนแกว' })].map(item => ({
      ...item,
      isSame: true,
    }))
    expect(decideRegister([known()], both, PLACES)[1]).toMatchObject({ outcome: 'refused', reason: 'twice' })
    const inFile = decideRegister([], both, PLACES)
    expect(inFile).toMatchObject([{ outcome: 'added' }, { outcome: 'doubtful', changes: null }])
  })

  it('is not doubtful where only the village’s number differs', () => {
    const first = known({ name: 'กลุ่มแม่บ้านเกษตรกร หมู่ 1' })
    expect(one([first], row({ code: 'พย-009', name: 'กลุ่มแม่บ้านเกษตรกร หมู่ 11' }))).toEqual({
      outcome: 'added',
    })
    expect(one([first], row({ code: 'พย-009', name: 'กลุ่มแม่บ้านเกษตรกร หมู่ ๑' }))?.outcome).toBe('doubtful')
  })

  it('gives its number to the one of that name that had none of its own', () => {
    expect(one([known({ code: 'N5605-0001' })], row({ code: 'พย-009' }))).toEqual({
      ...changed('N5605-0001'),
      changes: [{ field: 'code', from: 'N5605-0001', to: 'พย-009' }],
    })
  })
})

describe('a row without a number', () => {
  it('is the one of that name in that district, in whatever spelling', () => {
    expect(one([known()], row({ code: null, name: 'กลุ่มทอผ้า บ้านดอนเเก้ว' }))).toEqual({
      outcome: 'unchanged',
      id: 'a',
    })
  })

  it('is doubtful where two have that name', () => {
    expect(one([known(), known({ id: 'b', code: 'พย-002' })], row({ code: null }))?.outcome).toBe('doubtful')
  })

  it('is added where it was looked at, also under a known name', () => {
    expect(one([known()], row({ code: null, isNew: true }))).toEqual({ outcome: 'added' })
  })
})

it.each([
  ['unknown_office', row({ officeCode: '5701' })],
  ['unknown_subdistrict', row({ subdistrictCode: '560599' })],
  ['unknown_subdistrict', row({ officeCode: '5602', subdistrictCode: '560501' })],
  ['no_name', row({ code: null, name: ' – ' })],
] as const)('is refused: %s', (reason, wanted) => {
  expect(one([], wanted)).toMatchObject({ outcome: 'refused', reason })
})

it('takes a tambon of a district whose tambon are not known by its six digits', () => {
  expect(one([], row({ officeCode: '5602', subdistrictCode: '560203' }))?.outcome).toBe('added')
})

it('says which earlier row says the same, or nearly', () => {
  const rows = [
    row({ code: 'พย-009', name: 'กลุ่มจักสานบ้านสันเวียง' }),
    row({ code: 'พย-009', name: 'กลุ่มอื่น' }),
    row({ code: 'พย-010', name: 'กลุ่มจักสานบ้านสันเวียงง' }),
    row({ code: null, name: 'กลุ่มปลาส้ม' }),
    row({ code: null, name: 'กลุ่มปลาส้ม ' }),
  ]
  expect(decideRegister([], rows, PLACES)).toMatchObject([
    { outcome: 'added' },
    { outcome: 'refused', reason: 'twice', like: { row: 0 } },
    { outcome: 'doubtful', like: { row: 0, id: null } },
    { outcome: 'added' },
    { outcome: 'refused', reason: 'twice', like: { row: 3 } },
  ])
})

describe('two rows', () => {
  const made = known({ code: 'N5605-0001' })

  it('never give one producer two numbers: the second is another one, which somebody looks at', () => {
    const rows = [row({ code: 'พย-008' }), row({ code: 'พย-009' })]
    expect(decideRegister([made], rows, PLACES)).toMatchObject([
      { outcome: 'changed', id: 'a', changes: [{ field: 'code', to: 'พย-008' }] },
      { outcome: 'doubtful', like: { row: 0, code: 'พย-008' } },
    ])
    expect(
      decideRegister([made], [rows[0], { ...rows[1], isNew: true }] as RegisterRow[], PLACES),
    ).toMatchObject([{ outcome: 'changed', id: 'a' }, { outcome: 'added' }])
  })

  it('with and without its number are the same producer once', () => {
    const rows = [row(), row({ code: null, mainCategory: 'food' })]
    for (const both of [rows, rows.toReversed()])
      expect(decideRegister([known()], both, PLACES)[1]).toMatchObject({
        outcome: 'refused',
        reason: 'twice',
        like: { row: 0 },
      })
  })
})

it('makes numbers that nobody has, one after another', () => {
  expect(makeCode('5605', ['N5605-0002', 'N5605-00010', 'N5602-0099', 'พย-1'])).toBe('N5605-0011')
  expect(makeCode('5605', [])).toBe('N5605-0001')
  expect([makeCode('5605', []), 'พย-560501', 'N56-1'].map(isMadeCode)).toEqual([true, false, false])
  expect(cleanCode(' พย  ๑๒ ')).toBe('พย 12')
})

const DEMO = listDemoProducers().map(
  ({ registrationCode: code, name, officeCode, mainCategory, kind, product }) => ({
    code,
    name,
    officeCode,
    subdistrictCode: null,
    mainCategory,
    kind,
    product,
  }),
)
const DEMO_PLACES = new Map(DEMO.map(item => [item.officeCode, new Set<string>()]))

it('taken in twice, in whatever order, a register adds nobody the second time', () => {
  const shuffled = fc.shuffledSubarray(DEMO.slice(0, 120), { minLength: 60 })
  fc.assert(
    fc.property(shuffled, shuffled, (first, second) => {
      const outcomes = decideRegister([], first, DEMO_PLACES)
      const stored = first.flatMap((item, index) =>
        outcomes[index]?.outcome === 'added' ? [{ ...item, id: item.code, mergedInto: null }] : [],
      )
      const again = decideRegister(stored, second, DEMO_PLACES)
      const codes = new Set(stored.map(item => item.code))
      for (const [index, item] of second.entries())
        if (codes.has(item.code)) expect(again[index]).toEqual({ outcome: 'unchanged', id: item.code })
    }),
    { numRuns: 20 },
  )
})

it('leaves few of a whole province to a person', () => {
  const outcomes = decideRegister([], DEMO, DEMO_PLACES)
  const doubtful = outcomes.filter(item => item.outcome === 'doubtful').length
  expect(outcomes.filter(item => item.outcome === 'added').length).toBe(DEMO.length - doubtful)
  expect(doubtful).toBeLessThan(DEMO.length / 50)
})
