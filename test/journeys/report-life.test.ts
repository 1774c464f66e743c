// The life of one report, from the first figure to the accepted version: a question, a return, an acting chief while the
// chief is away, a reopening after the closing; and what each person hears of it.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../bot/actions/verify-audit.ts'
import { figure, signature } from '../district.ts'
import { AT, openReportLife, type ReportLife } from './report-life-world.ts'

const LIFF = 'https://liff.line.me/2000000002-AbCdEfGh'

let life: ReportLife
beforeAll(async () => {
  life = await openReportLife()
})
afterAll(() => life.service.close())

describe('one report', () => {
  it('is filled in by the officer, and the chief has nothing to certify yet', async () => {
    const saved = await life.as.officer.call('saveFigures', AT, {
      figures: [
        figure(life.producers[0], '100.25'),
        figure(life.producers[1], '2000', { doubtReason: 'ออกงาน OTOP' }),
      ],
    })
    expect(saved.status).toBe(200)
    expect((await life.show('chief')).may).toMatchObject({ certify: false, return: false })
    const early = await life.as.chief.call('certifyReport', AT, {
      version: await life.versionNow(),
      signature,
    })
    expect([early.status, early.body.error?.code]).toEqual([409, 'report.wrong_state'])
  })

  it('is asked about by the province, and answered where the figure stands', async () => {
    const asked = await life.as.province.call('addComment', AT, {
      producerId: life.producers[1],
      replyTo: null,
      text: 'ยอดนี้รวมงานแสดงสินค้าแล้วใช่ไหม',
    })
    expect(asked.body.questions).toMatchObject([{ producerId: life.producers[1], isOpen: true }])
    await life.clockReaches('2025-01-13T09:15')
    expect(await life.heard()).toEqual({ officer: [expect.stringContaining('ผู้ผลิต 02')] })
    expect((await life.as.officer.call('showHome')).body.questions).toEqual([{ ...AT, count: 1 }])
    await life.as.officer.call('addComment', AT, {
      producerId: life.producers[1],
      replyTo: asked.body.questions[0]?.id,
      text: 'รวมแล้วค่ะ',
    })
    expect(await life.heard()).toEqual({ province: [expect.stringContaining('รวมแล้วค่ะ')] })
    expect((await life.as.officer.call('showHome')).body.questions).toEqual([])
  })

  it('is submitted complete; the chief hears totals, the doubtful figure and the stated zero', async () => {
    const saved = await life.as.officer.call('saveFigures', AT, {
      figures: [figure(life.producers[2], null, { noSalesReason: 'no_orders' })],
    })
    await life.as.officer.call('submitReport', AT, { version: saved.body.reportVersion })
    const [message] = (await life.heard()).chief ?? []
    expect(message).toContain('2,100.25 บาท')
  })

  it('comes back from the chief with a reason about one figure; only the officer is told', async () => {
    const { version } = await life.show('chief')
    const returned = await life.as.chief.call('returnReport', AT, {
      version,
      reason: 'ยอดของผู้ผลิต 01 ขาดเดือนนี้ไปหนึ่งรายการ',
      producerId: life.producers[0],
    })
    expect(returned.body.state).toBe('returned')
    const found = await life.received()
    expect(found.chief).toEqual([])
    expect(found.officer[0]?.altText).toContain('ขาดเดือนนี้ไปหนึ่งรายการ')
    expect(found.officer[0]?.uris).toContain(`${LIFF}/revenue/2025-01/${life.producers[0]}`)
  })

  it('is corrected and submitted again; who looks again sees what changed since', async () => {
    life.service.clock.set('2025-01-20T10:00')
    await life.signInAll()
    await life.show('chief')
    life.service.clock.wait(60_000)
    const saved = await life.as.officer.call('saveFigures', AT, {
      figures: [figure(life.producers[0], '150.25', { baseVersion: 1 })],
    })
    const { version } = (
      await life.as.officer.call('submitReport', AT, { version: saved.body.reportVersion })
    ).body
    await life.heard()
    const seen = await life.show('chief')
    expect(seen.changes?.figures).toMatchObject([
      { producerId: life.producers[0], from: '100.25', to: '150.25', by: life.people.officer.fullName },
    ])
    expect((await life.show('chief')).changes).toEqual(seen.changes)
    expect(seen.version).toBe(version)
  })

  it('is certified by an acting chief from next door, named by the province by a numbered order', async () => {
    const before = await life.as.neighbour.call('showReport', AT)
    expect(before.status).toBe(403)
    const named = await life.as.province.call(
      'nameActingChief',
      {},
      {
        officeCode: '5602',
        officerId: life.people.neighbour.id,
        orderNumber: 'พย 0019/12',
        fromOn: '2025-01-20',
        untilOn: '2025-02-28',
      },
    )
    expect(named.status).toBe(200)
    const told = /ผู้รักษาราชการแทนพัฒนาการอำเภอจุน.+รายงานพร้อมลงนามรับรอง/
    expect(await life.heard()).toEqual({ neighbour: [expect.stringMatching(told)] })
    expect((await life.show('neighbour')).actingOrder).toBe('พย 0019/12')
    expect((await life.as.neighbour.call('showHome')).body.acting).toMatchObject([{ officeCode: '5602' }])
    const { version } = await life.show('neighbour')
    const empty = await life.as.neighbour.call('certifyReport', AT, {
      version,
      signature: { ...signature, strokes: [] },
    })
    expect([empty.status, empty.body.error?.code]).toEqual([400, 'signature.empty'])
    const certified = await life.as.neighbour.call('certifyReport', AT, { version, signature })
    expect(certified.body.state).toBe('certified')
    const content = await life.contentOf(1)
    expect(content.totals.amount).toBe('2150.25')
    expect(content.certified).toMatchObject({
      by: life.people.neighbour.fullName,
      acting: { orderNumber: 'พย 0019/12', fromOn: '2025-01-20', untilOn: '2025-02-28' },
      isOwnWork: false,
    })
    await life.heard()
  })

  it('cannot be certified twice: the chief comes second and hears why', async () => {
    const again = await life.as.chief.call('certifyReport', AT, {
      version: await life.versionNow(),
      signature,
    })
    expect([again.status, again.body.error?.code]).toEqual([409, 'report.wrong_state'])
    expect(again.body.error?.says).toContain('ลงนามรับรองแล้ว')
  })

  it('is accepted by the province, and locked for everybody', async () => {
    const accepted = await life.as.province.call('acceptReport', AT, { version: await life.versionNow() })
    expect(accepted.body.state).toBe('accepted')
    const shown = await life.show('officer')
    expect(shown.lock).toMatchObject({ reason: 'accepted' })
    expect(shown.accepted).toMatchObject({ by: life.people.province.fullName })
  })

  it('is reopened after the closing, for this district alone; officer and chiefs are told until when', async () => {
    life.service.clock.set('2025-02-08T09:00')
    await life.signInAll()
    await life.received()
    const tooLong = await life.as.province.call('reopenReport', AT, {
      version: await life.versionNow(),
      until: '2025-06-01T00:00:00.000Z',
      reason: 'แก้ยอด',
    })
    expect([tooLong.status, tooLong.body.error?.code]).toEqual([400, 'reopening.bad_moment'])
    const reopened = await life.as.province.call('reopenReport', AT, {
      version: await life.versionNow(),
      until: '2025-02-10T09:30:00.000Z',
      reason: 'ใบเสร็จของผู้ผลิต 02 มาช้า',
    })
    expect(reopened.body.state).toBe('returned')
    const messages = await life.heard()
    expect(Object.keys(messages).sort()).toEqual(['chief', 'neighbour', 'officer'])
    expect(messages.officer?.[0]).toContain('ใบเสร็จของผู้ผลิต 02 มาช้า')
    const home = (await life.as.officer.call('showHome')).body
    expect(home.reopened).toMatchObject([{ ...AT, until: '2025-02-10T09:30:00.000Z' }])
    const other = await life.as.province.call('showReport', { officeCode: '5605', period: '2025-01' })
    expect(other.body.lock).toMatchObject({ reason: 'past_closing' })
  })

  it('locks again by itself at that moment, and the frozen version is as it was', async () => {
    const [first] = await life.readVersions()
    life.service.clock.set('2025-02-10T16:31')
    await life.signInAll()
    expect((await life.heard()).province).toEqual([
      expect.stringContaining('ยังไม่ได้ลงนามรับรองใหม่ (อำเภอยังไม่ได้ส่งรายงานใหม่)'),
    ])
    const late = await life.as.officer.call('saveFigures', AT, {
      figures: [figure(life.producers[1], '2500', { baseVersion: 1 })],
    })
    expect([late.status, late.body.error?.code]).toEqual([423, 'window.closed'])
    expect((await life.readVersions())[0]).toEqual(first)
  })

  it('is reopened once more, corrected, certified by the chief; that ends the reopening', async () => {
    life.service.clock.set('2025-02-11T09:00')
    await life.signInAll()
    await life.as.province.call('reopenReport', AT, {
      version: await life.versionNow(),
      until: '2025-02-14T09:30:00.000Z',
      reason: 'ใบเสร็จของผู้ผลิต 02 มาช้า',
    })
    const saved = await life.as.officer.call('saveFigures', AT, {
      figures: [figure(life.producers[1], '2500', { baseVersion: 1 })],
    })
    expect(saved.status).toBe(200)
    await life.as.officer.call('submitReport', AT, { version: saved.body.reportVersion })
    const { version } = await life.show('chief')
    const taps = await Promise.all(
      [1, 2].map(() => life.as.chief.call('certifyReport', AT, { version, signature })),
    )
    expect(taps.map(tap => tap.body.state)).toEqual(['certified', 'certified'])
    const after = await life.show('officer')
    expect(after).toMatchObject({ reopened: null, lock: { reason: 'past_closing' } })
    expect(after.versions.map(item => [item.number, item.amount, item.actingOrder])).toEqual([
      [2, '2650.25', null],
      [1, '2150.25', 'พย 0019/12'],
    ])
    await life.as.province.call('acceptReport', AT, { version: await life.versionNow() })
    expect((await life.show('province')).state).toBe('accepted')
  })

  it('leaves two versions that say what was signed, each under its own hash', async () => {
    const rows = await life.readVersions()
    for (const row of rows)
      expect(row.content_hash).toBe(createHash('sha256').update(row.content).digest('hex'))
    expect((await life.contentOf(1)).producers.map(item => item.amount)).toEqual([
      '150.25',
      '2000.00',
      '0.00',
    ])
    expect((await life.contentOf(2)).producers.map(item => item.amount)).toEqual([
      '150.25',
      '2500.00',
      '0.00',
    ])
  })

  it('tells its whole story afterwards, in an unbroken chain', async () => {
    const { lines } = (await life.as.province.call('showReportHistory', AT)).body
    expect(lines.map(line => line.action).reverse()).toEqual(
      expect.arrayContaining([
        'save-figures',
        'submit-report',
        'return-report',
        'certify-report',
        'accept-report',
        'reopen-report',
      ]),
    )
    expect(lines.flatMap(line => line.details).join()).toContain('ใบเสร็จของผู้ผลิต 02 มาช้า')
    const verified = await verifyAudit(life.service.deps.db)
    expect(verified.broken).toBeNull()
    expect(life.service.log.filter(line => line.level === 'error')).toEqual([])
  })
})
