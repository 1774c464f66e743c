// What nobody wants any more goes: photos without a producer after a day, rows that are done with after a month, links
// that are over. Evidence stays.
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { deleteExpired } from '../../bot/actions/delete-expired.ts'
import { documentLinks, officers } from '../../db/schema/index.ts'
import { wordsOf } from '../chat/start-chat.ts'
import { type PhotoChat, snap, startPhotos } from '../chat/start-photos.ts'

let chat: PhotoChat
beforeEach(async () => {
  chat = await startPhotos()
})
afterEach(() => chat.service.close())

const HOUR = 3600_000
const DAY = 24 * HOUR
const me = () => chat.people.officer
const fileOf = (id: string | undefined) => chat.service.deps.storage.get(`inbox/${id}.jpg`)

async function sendAndHear() {
  await chat.send(me(), await snap())
  await chat.heard(me().lineUserId)
}

it('a photo without a producer waits a day, then its file goes and its button says so', async () => {
  await sendAndHear()
  const [photo] = await chat.photos()
  const [button] = chat.buttonsOf(me().lineUserId)
  chat.service.clock.wait(DAY - HOUR)
  await deleteExpired(chat.service.deps)
  expect(await fileOf(photo?.id)).not.toBeNull()
  chat.service.clock.wait(2 * HOUR)
  await deleteExpired(chat.service.deps)
  expect(await fileOf(photo?.id)).toBeNull()
  expect(await chat.photos()).toMatchObject([{ state: 'refused', photoKey: null, photoHash: null }])
  expect(wordsOf(await chat.say(me(), button?.data ?? ''))).toContain('ไม่ได้เก็บไว้แล้ว')
  expect(wordsOf(await chat.ask(me(), 'ผู้ผลิต'))).toContain('ยังไม่เข้าใจ')
})

it('is not assigned any more after its day, also before the cleaning came', async () => {
  await sendAndHear()
  const [button] = chat.buttonsOf(me().lineUserId)
  chat.service.clock.wait(DAY + 1000)
  expect(wordsOf(await chat.say(me(), button?.data ?? ''))).toContain('ไม่ได้เก็บไว้แล้ว')
  expect(await chat.evidence()).toEqual([])
})

it('a file that cannot be deleted is deleted at a later cleaning; its row waits for that', async () => {
  await sendAndHear()
  const [photo] = await chat.photos()
  const { deps, clock } = chat.service
  const away = { ...deps.storage, remove: () => Promise.reject(new Error('storage away')) }
  clock.wait(31 * DAY)
  await deleteExpired({ ...deps, storage: away })
  await deleteExpired({ ...deps, storage: away })
  expect(await chat.photos()).toMatchObject([{ state: 'refused', photoKey: `inbox/${photo?.id}.jpg` }])
  await deleteExpired(deps)
  expect(await fileOf(photo?.id)).toBeNull()
  await deleteExpired(deps)
  expect(await chat.photos()).toEqual([])
})

it('used photos are forgotten after a month; their evidence, its file and its buttons stay', async () => {
  await sendAndHear()
  const [photo] = await chat.photos()
  const [choice] = chat.buttonsOf(me().lineUserId)
  await chat.say(me(), choice?.data ?? '')
  const [kind] = chat.buttonsOf(me().lineUserId)
  chat.service.clock.wait(29 * DAY)
  await deleteExpired(chat.service.deps)
  expect(await chat.photos()).toHaveLength(1)
  chat.service.clock.wait(2 * DAY)
  await deleteExpired(chat.service.deps)
  expect(await chat.photos()).toEqual([])
  expect(await fileOf(photo?.id)).not.toBeNull()
  expect(wordsOf(await chat.say(me(), choice?.data ?? ''))).toContain('เก็บรูป 1 รูป')
  expect(wordsOf(await chat.say(me(), kind?.data ?? ''))).toContain('สมุดบัญชีขาย 1 รูป')
  expect(await chat.evidence()).toMatchObject([{ kind: 'sales_book' }])
})

it('of an officer who was removed meanwhile nothing is asked and nobody named', async () => {
  await chat.service.platform.sendFrom.image({ userId: me().lineUserId }, await snap())
  chat.service.platform.faults.set(call => (call.path.endsWith('/content') ? '202_preparing' : null))
  await chat.settle()
  const { deps, clock, platform } = chat.service
  await deps.db.update(officers).set({ removedAt: clock.now() }).where(eq(officers.id, me().id))
  platform.faults.set(null)
  clock.wait(2000)
  expect(await chat.heard(me().lineUserId)).toEqual([])
  expect(wordsOf(await chat.ask(me(), 'ผู้ผลิต'))).toContain('คำเชิญ')
})

it('links to papers are deleted once they are over', async () => {
  const { deps, clock } = chat.service
  const link = (tokenHash: string, ms: number) => ({
    ...{ tokenHash, form: 'rt2' as const, officeCode: '5605', period: '2025-01', createdBy: me().id },
    createdAt: clock.now(),
    expiresAt: new Date(clock.now().getTime() + ms),
  })
  await deps.db.insert(documentLinks).values([link('old', 0), link('alive', 1)])
  await deleteExpired(deps)
  const rows = await deps.db.execute(sql`select token_hash from document_links`)
  expect(Array.from(rows, row => row.token_hash)).toEqual(['alive'])
})
