// Saving, submitting, certifying and returning over real HTTP against real PostgreSQL.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  addPerson,
  addProducers,
  type Client,
  figure,
  signIn,
  sumEntries,
  type TestPerson,
} from '../district.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
let officer: TestPerson
let colleague: TestPerson
let chief: TestPerson
let producers: string[]
let asOfficer: Client
let asColleague: Client
let asChief: Client
let month = 0
/** Each test has a month of its own, so that none depends on another. */
let at: { officeCode: string; period: string }

beforeAll(async () => {
  service = await startService()
  officer = await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง')
  colleague = await addPerson(service, 'district_officer', '5605', 'สมศรี ตัวอย่าง')
  chief = await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง')
  producers = await addProducers(service, '5605', 3)
})
afterAll(() => service.close())
beforeEach(async () => {
  month += 1
  const period = `20${26 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}`
  at = { officeCode: '5605', period }
  service.clock.set(`${period}-12T10:00`)
  asOfficer = await signIn(service, officer)
  asColleague = await signIn(service, colleague)
  asChief = await signIn(service, chief)
})

const [first, second, third] = [0, 1, 2].map(index => () => producers[index] as string) as [
  () => string,
  () => string,
  () => string,
]
const save = (client: Client, figures: unknown[]) => client.call('saveFigures', at, { figures })
const fill = async (client: Client) => {
  const saved = await save(client, [
    figure(first(), '100'),
    figure(second(), '200.50'),
    figure(third(), null, { noSalesReason: 'no_orders' }),
  ])
  return saved.body.reportVersion
}

describe('saving figures', () => {
  it('stores the figure, its entries and its history, and the month’s totals', async () => {
    const saved = await save(asOfficer, [figure(first(), '12500.5', { note: 'จากสมุดขาย' })])
    expect(saved.status).toBe(200)
    expect(saved.body.figures[0]?.figure).toMatchObject({
      version: 1,
      amount: '12500.50',
      note: 'จากสมุดขาย',
      recordedBy: officer.fullName,
    })
    const shown = await asOfficer.call('showReport', at)
    expect(shown.body.rows.find(row => row.producerId === first())?.figure?.amount).toBe('12500.50')
    expect(await sumEntries(service, '5605', at.period)).toBe('12500.50')
    const [totals] = await service.deps.db.execute(
      sql`select amount::text, recorded, no_sales from district_months where office_code = '5605' and period = ${at.period}`,
    )
    expect(totals).toEqual({ amount: '12500.50', recorded: 1, no_sales: 0 })
  })

  it('keeps every version of a figure', async () => {
    await save(asOfficer, [figure(first(), '100')])
    await save(asOfficer, [figure(first(), '150', { baseVersion: 1 })])
    await save(asOfficer, [figure(first(), null, { baseVersion: 2, noSalesReason: 'not_produced' })])
    await save(asOfficer, [figure(first(), null, { baseVersion: 3 })])
    const rows = await service.deps.db.execute<{
      version: number
      amount: string | null
      no_sales_reason: string | null
    }>(
      sql`select version, amount::text, no_sales_reason, entries from figure_versions where producer_id = ${first()} and period = ${at.period} order by version`,
    )
    expect(Array.from(rows, row => [row.version, row.amount, row.no_sales_reason])).toEqual([
      [1, '100.00', null],
      [2, '150.00', null],
      [3, '0.00', 'not_produced'],
      [4, null, null],
    ])
    expect(await sumEntries(service, '5605', at.period)).toBe('0.00')
  })

  it('splits one figure over categories and channels', async () => {
    const entries = [
      { category: 'food', channel: 'domestic_online', amount: '10.25' },
      { category: 'drink', channel: 'domestic_offline', amount: '20' },
    ]
    const saved = await save(asOfficer, [{ ...figure(first(), null), entries }])
    expect(saved.body.figures[0]?.figure.amount).toBe('30.25')
    const again = await save(asOfficer, [
      { ...figure(first(), null, { baseVersion: 1 }), entries: [entries[1]] },
    ])
    expect(again.body.figures[0]?.figure).toMatchObject({
      version: 2,
      amount: '20.00',
      entries: [{ category: 'drink', channel: 'domestic_offline', amount: '20.00' }],
    })
    expect(await sumEntries(service, '5605', at.period)).toBe('20.00')
  })

  it('changes nothing when the same is saved again, even from an old version', async () => {
    await save(asOfficer, [figure(first(), '100')])
    const again = await save(asOfficer, [figure(first(), '100.00')])
    expect(again.status).toBe(200)
    expect(again.body.figures[0]?.figure.version).toBe(1)
  })

  it('shows both values when a colleague saved meanwhile, and saves neither row of the request', async () => {
    await save(asColleague, [figure(first(), '999')])
    const stale = await save(asOfficer, [figure(first(), '100'), figure(second(), '5')])
    expect(stale.status).toBe(409)
    expect(stale.body.error?.code).toBe('figures.stale')
    expect(stale.body.error?.detail).toMatchObject({
      count: 1,
      conflicts: [
        { producerId: first(), stored: { amount: '999.00', version: 1, recordedBy: colleague.fullName } },
      ],
    })
    expect(await sumEntries(service, '5605', at.period)).toBe('999.00')
    const solved = await save(asOfficer, [figure(first(), '100', { baseVersion: 1 })])
    expect(solved.body.figures[0]?.figure).toMatchObject({ amount: '100.00', version: 2 })
  })

  it('loses no update when two officers save at once', async () => {
    for (let round = 0; round < 10; round++) {
      const both = await Promise.all([
        save(asOfficer, [figure(first(), `${round + 1}.11`, { baseVersion: round })]),
        save(asColleague, [figure(first(), `${round + 1}.22`, { baseVersion: round })]),
      ])
      expect(both.map(reply => reply.status).sort()).toEqual([200, 409])
    }
  })

  it.each([
    ['three decimals', { amount: '1.005' }],
    ['a negative amount', { amount: '-5' }],
    ['a thousands separator', { amount: '1,000' }],
    ['Thai digits', { amount: '๑๐๐' }],
    ['beyond the column', { amount: '1000000000000' }],
    ['zero as sales', { amount: '0' }],
    ['an exponent', { amount: '1e5' }],
    ['a number instead of text', { amount: 5 }],
  ])('refuses %s', async (_, { amount }) => {
    const refused = await save(asOfficer, [figure(first(), amount as string)])
    expect(refused.status).toBe(400)
    expect(refused.body.error).toMatchObject({ code: 'request.invalid' })
    expect(await sumEntries(service, '5605', at.period)).toBe('0.00')
  })

  it('refuses a sum beyond the column', async () => {
    const entries = ['food', 'drink'].map(category => ({
      category,
      channel: 'domestic_offline',
      amount: '999999999999.99',
    }))
    expect((await save(asOfficer, [{ ...figure(first(), null), entries }])).status).toBe(400)
  })

  it('refuses a producer of another district, of another month, and one that does not exist', async () => {
    const [elsewhere] = await addProducers(service, '5606', 1)
    const [later] = await addProducers(service, '5605', 1, '2099-01')
    for (const id of [elsewhere, later, service.deps.ids.uuid()]) {
      const refused = await save(asOfficer, [figure(id as string, '1')])
      expect([refused.status, refused.body.error?.code]).toEqual([400, 'figures.wrong_producer'])
    }
  })

  it('refuses sales together with a reason for none, the same producer twice, and unknown keys', async () => {
    expect((await save(asOfficer, [figure(first(), '1', { noSalesReason: 'paused' })])).status).toBe(400)
    expect((await save(asOfficer, [figure(first(), '1'), figure(first(), '2')])).status).toBe(400)
    expect((await save(asOfficer, [figure(first(), '1', { officeCode: '5606' })])).status).toBe(400)
  })

  it('says why and until when the window is closed', async () => {
    const [year, number] = at.period.split('-').map(Number) as [number, number]
    const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
    service.clock.set(`${next}-06T23:59:59`)
    expect((await save(asOfficer, [figure(first(), '1')])).status).toBe(200)
    service.clock.set(`${next}-07T00:00`)
    const closed = await save(asOfficer, [figure(first(), '2', { baseVersion: 1 })])
    expect([closed.status, closed.body.error?.code]).toEqual([423, 'window.closed'])
    expect(closed.body.error?.says).toContain('เวลา 23:59 น.')
    expect(closed.body.error?.next).not.toBe('')
    service.clock.set(`${at.period}-09T23:59`)
    const early = await save(asOfficer, [figure(first(), '2', { baseVersion: 1 })])
    expect(early.body.error?.code).toBe('window.not_yet_open')
    expect(early.body.error?.next).toContain('10 ')
  })
})

describe('the report', () => {
  it('is submitted only when every producer has a figure or a stated zero', async () => {
    await save(asOfficer, [figure(first(), '100')])
    const { version } = (await asOfficer.call('showReport', at)).body
    const refused = await asOfficer.call('submitReport', at, { version })
    expect([refused.status, refused.body.error?.code, refused.body.error?.detail.left]).toEqual([
      409,
      'report.incomplete',
      2,
    ])
  })

  it('goes from draft to submitted to certified, and each step is locked against the one before', async () => {
    const version = await fill(asOfficer)
    const submitted = await asOfficer.call('submitReport', at, { version })
    expect(submitted.body).toEqual({ state: 'submitted', version: version + 1 })
    expect((await save(asOfficer, [figure(first(), '1', { baseVersion: 1 })])).body.error?.code).toBe(
      'report.submitted',
    )
    const certified = await asChief.call('certifyReport', at, { version: version + 1 })
    expect(certified.body).toEqual({ state: 'certified', version: version + 2 })
    expect((await save(asOfficer, [figure(first(), '1', { baseVersion: 1 })])).body.error?.code).toBe(
      'report.certified',
    )
  })

  it('takes a double tap as one', async () => {
    const version = await fill(asOfficer)
    const taps = await Promise.all([1, 2, 3].map(() => asOfficer.call('submitReport', at, { version })))
    expect(taps.map(tap => tap.body)).toEqual(Array(3).fill({ state: 'submitted', version: version + 1 }))
    const [row] = await service.deps.db.execute<{ count: number }>(
      sql`select count(*)::int as count from audit where action = 'submit-report' and period = ${at.period}`,
    )
    expect(row?.count).toBe(1)
  })

  it('is not certified as something else than what was seen', async () => {
    const version = await fill(asOfficer)
    await asOfficer.call('submitReport', at, { version })
    const stale = await asChief.call('certifyReport', at, { version })
    expect([stale.status, stale.body.error?.code]).toEqual([409, 'report.stale'])
  })

  it('is not certified by whoever recorded or submitted it', async () => {
    const version = await fill(asOfficer)
    await asOfficer.call('submitReport', at, { version })
    await service.deps.db.execute(sql`update officers set role = 'district_chief' where id = ${officer.id}`)
    const refused = await asOfficer.call('certifyReport', at, { version: version + 1 })
    await service.deps.db.execute(sql`update officers set role = 'district_officer' where id = ${officer.id}`)
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'access.same_person'])
  })

  it('comes back with a reason, is changed, and is submitted again', async () => {
    const version = await fill(asOfficer)
    await asOfficer.call('submitReport', at, { version })
    expect((await asChief.call('returnReport', at, { version: version + 1, reason: '  ' })).status).toBe(400)
    await asChief.call('returnReport', at, { version: version + 1, reason: 'โปรดตรวจผู้ผลิต 01' })
    const shown = (await asOfficer.call('showReport', at)).body
    expect(shown).toMatchObject({
      state: 'returned',
      lock: null,
      returned: { reason: 'โปรดตรวจผู้ผลิต 01', by: chief.fullName },
    })
    const saved = await save(asOfficer, [figure(first(), '101', { baseVersion: 1 })])
    const again = await asOfficer.call('submitReport', at, { version: saved.body.reportVersion })
    expect(again.body.state).toBe('submitted')
  })
})

describe('drafts', () => {
  const field = (text: string, editedAt: string) => ({
    baseVersion: 0,
    text,
    split: null,
    noSalesReason: null,
    note: '',
    source: 'visit' as const,
    doubtReason: '',
    confirmedText: null,
    editedAt,
  })

  it('merge row by row, the later key press wins, and null forgets', async () => {
    await asOfficer.call('saveDraft', at, {
      fields: {
        [first()]: field('12,50', '2026-01-12T03:00:00.000Z'),
        [second()]: field('7', '2026-01-12T03:00:00.000Z'),
      },
    })
    await asOfficer.call('saveDraft', at, {
      fields: { [first()]: field('12', '2026-01-12T02:00:00.000Z'), [second()]: null },
    })
    const { fields } = (await asOfficer.call('showDraft', at)).body
    expect(Object.entries(fields).map(([id, item]) => [id, item.text])).toEqual([[first(), '12,50']])
  })

  it('belong to the person who types, and are forgotten once saved', async () => {
    await asOfficer.call('saveDraft', at, { fields: { [first()]: field('55', '2026-01-12T03:00:00.000Z') } })
    expect((await asColleague.call('showDraft', at)).body.fields).toEqual({})
    await save(asOfficer, [figure(first(), '55')])
    expect((await asOfficer.call('showDraft', at)).body.fields).toEqual({})
  })
})
