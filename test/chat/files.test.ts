// A รต.1 workbook in the chat is read once and answered once, with the counts and the way to its preview; nothing is saved
// by sending it, and nothing is pushed that costs.
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRt1Workbook } from '../../bot/actions/read-rt1-workbook.ts'
import { figures, officers, revenueEntries, uploads } from '../../db/schema/index.ts'
import { actorOf, signIn } from '../district.ts'
import { startChat, wordsOf } from './start-chat.ts'

type Chat = Awaited<ReturnType<typeof startChat>>
let chat: Chat
beforeEach(async () => {
  chat = await startChat()
  const [first] = await db().select().from(figures)
  await db()
    .insert(revenueEntries)
    .values({
      producerId: first?.producerId ?? '',
      period: '2025-01',
      category: 'textile_apparel',
      channel: 'domestic_offline',
      provinceCode: '56',
      officeCode: '5605',
      amount: 1250050n,
    })
})
afterEach(() => chat.service.close())

const SECOND = 1000
const db = () => chat.service.deps.db
const me = () => chat.people.officer
const kept = () => db().select().from(uploads)
const hear = (person: { lineUserId: string } = me()) => chat.heard(person.lineUserId)

/** The district's workbook with an amount in the second producer's row. */
async function makeFile(amount = '500'): Promise<Uint8Array> {
  const { deps } = chat.service
  const at = { officeCode: '5605', period: '2025-01' }
  const book = await readRt1Workbook(deps, actorOf(me()), at)
  const rows = book.table.rows.map((row, index) =>
    index === 1
      ? row.map((cell, column) => (column === 7 ? { kind: 'text' as const, text: amount } : cell))
      : row,
  )
  return deps.sheets.writeForm({ ...book, table: { ...book.table, rows } })
}

const send = (bytes: Uint8Array, name = 'รต1-มกราคม.xlsx', person: { lineUserId: string } = me()) =>
  chat.service.platform.sendFrom.file({ userId: person.lineUserId }, bytes, name)

async function sendAndHear(bytes: Uint8Array, name?: string, person?: { lineUserId: string }) {
  await send(bytes, name, person)
  return wordsOf(await hear(person))
}

const pushes = () => chat.service.platform.calls.filter(call => /push|multicast/.test(call.path))
const fetches = () => chat.service.platform.calls.filter(call => call.path.endsWith('/content'))
const failContent = (fault: '202_preparing' | null) =>
  chat.service.platform.faults.set(call => (call.path.endsWith('/content') ? fault : null))

describe('a workbook', () => {
  it('is answered with what saving it would do, and saved on its page', async () => {
    await send(await makeFile())
    const messages = await hear()
    expect(messages).toHaveLength(1)
    const words = wordsOf(messages)
    expect(words).toMatch(/ยังไม่ได้บันทึก.*บันทึกได้ 1 ราย.*ตรงกับที่บันทึกไว้แล้ว 1 ราย.*ยังไม่ได้กรอก 1 ราย/)
    expect(await db().select().from(figures)).toHaveLength(1)
    const [upload] = await kept()
    const id = upload?.id ?? ''
    expect(JSON.stringify(messages)).toContain(`/upload/${id}`)
    const client = await signIn(chat.service, me())
    const shown = await client.call('showUpload', { id })
    expect(shown.body).toMatchObject({ state: 'ready', preview: { counts: { save: 1 } } })
    const seen = shown.body.preview?.seen ?? ''
    const applied = await client.call('applyUpload', { id }, { seen, choices: [] })
    expect(applied.body.outcome).toMatchObject({ saved: 1 })
    expect(pushes()).toEqual([])
  })

  it('is read and answered once when its event comes three times and three processes run', async () => {
    const { platform, worker } = chat.service
    const others = [await chat.service.another(), await chat.service.another()]
    const workers = [worker, ...others.map(other => other.worker)]
    const all = () => Promise.all(workers.map(each => each.runUntilIdle()))
    platform.webhooks.duplicate = true
    await send(await makeFile())
    platform.webhooks.duplicate = false
    await Promise.all([
      ...platform.webhooks.sent.map(({ index }) => platform.webhooks.redeliver(index)),
      all(),
    ])
    await all()
    chat.service.clock.wait(2 * SECOND)
    await all()
    expect(await kept()).toMatchObject([{ state: 'ready' }])
    expect(await hear()).toHaveLength(1)
    for (const other of others) await other.close()
  })

  it('that cannot be used is answered with why, and where', async () => {
    expect(await sendAndHear(await makeFile('12,50'))).toMatch(/บันทึกได้ 0 ราย.*ต้องดู 1 ราย/)
    expect(await sendAndHear(new TextEncoder().encode('ก,ข\n1,2'), 'x.csv')).toContain('“รหัสผู้ผลิต”')
    expect(await sendAndHear(Buffer.from('PK\u0003\u0004 broken'))).toContain(
      'เปิดเป็นตาราง Excel หรือ CSV ไม่ได้',
    )
    chat.service.clock.set('2025-02-07T09:00')
    expect(await sendAndHear(await makeFile())).toMatch(/มกราคม 2568.*ปิดรับข้อมูล/)
    expect(await kept()).toMatchObject([{ state: 'refused', refusal: { code: 'upload.month_locked' } }])
  })
})

describe('what LINE does', () => {
  it('when it is slow to hand the file over: it is asked again, and answered while its reply is free', async () => {
    failContent('202_preparing')
    await send(await makeFile())
    expect(await hear()).toEqual([])
    failContent(null)
    chat.service.clock.wait(2 * SECOND)
    expect(wordsOf(await hear())).toContain('บันทึกได้ 1 ราย')
  })

  it('when it takes too long: the file is kept for its page, and nothing is pushed', async () => {
    failContent('202_preparing')
    await send(await makeFile())
    await hear()
    failContent(null)
    chat.service.clock.wait(90 * SECOND)
    expect(await hear()).toEqual([])
    expect(await kept()).toMatchObject([{ state: 'ready' }])
    expect(pushes()).toEqual([])
  })

  it('when it never hands it over: one gives up', async () => {
    failContent('202_preparing')
    await send(await makeFile())
    await hear()
    chat.service.clock.wait(3700 * SECOND)
    await hear()
    expect(await kept()).toMatchObject([{ state: 'refused', refusal: { code: 'upload.gone' } }])
  })

  it('when the file is taken back: nothing of it is kept', async () => {
    await send(await makeFile())
    const id = chat.service.platform.chats
      .messages(me().lineUserId)
      .findLast(item => item.from === me().lineUserId)?.id
    await hear()
    expect(await kept()).toHaveLength(1)
    await chat.service.platform.sendFrom.unsend({ userId: me().lineUserId }, id ?? '')
    expect(await hear()).toEqual([])
    expect(await kept()).toEqual([])
  })
})

describe('other files and other people', () => {
  it('are answered at once, and nothing is fetched', async () => {
    expect(await sendAndHear(Buffer.from('%PDF-1.7'), 'หนังสือ.pdf')).toContain('.xlsx หรือ .csv')
    expect(await sendAndHear(new Uint8Array(2 * 1024 * 1024 + 1))).toContain('2 เมกะไบต์')
    expect(await sendAndHear(Buffer.from('x'), 'a.xlsx', chat.people.chief)).toContain('ผู้บันทึกตัวเลขของอำเภอ')
    expect(await sendAndHear(Buffer.from('x'), 'a.xlsx', chat.people.head)).toContain('ผู้บันทึกตัวเลขของอำเภอ')
    const province = await send(Buffer.from('x'), 'ทะเบียน.xlsx', chat.people.province).then(() =>
      hear(chat.people.province),
    )
    expect(JSON.stringify(province)).toMatch(/uploading\/register.*uploading\/baseline/)
    expect(await sendAndHear(Buffer.from('x'), 'a.xlsx', chat.people.stranger)).toContain('คำเชิญ')
    expect(await kept()).toEqual([])
    expect(fetches()).toEqual([])
  })

  it('in a group are none of the bot’s business', async () => {
    const groupId = await chat.group([me()])
    await chat.service.platform.sendFrom.file(
      { userId: me().lineUserId, groupId },
      await makeFile(),
      'a.xlsx',
    )
    expect(await chat.heard(groupId)).toEqual([])
    expect(await kept()).toEqual([])
  })

  it('of somebody who leaves the office before the file has come are not read out', async () => {
    failContent('202_preparing')
    await send(await makeFile())
    await hear()
    const now = chat.service.clock.now().toISOString()
    await db()
      .update(officers)
      .set({ removedAt: sql`${now}::timestamptz` })
      .where(eq(officers.id, me().id))
    failContent(null)
    chat.service.clock.wait(2 * SECOND)
    expect(await hear()).toEqual([])
    expect(await kept()).toMatchObject([{ state: 'refused', content: null }])
  })
})
