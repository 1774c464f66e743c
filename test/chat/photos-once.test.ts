// A photo in the chat is kept once and asked about once, whichever process does it, dies over it or is slow; and one that
// is taken back is not kept.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimChatPhotos } from '../../db/queries/chat-photos.ts'
import { wordsOf } from './start-chat.ts'
import { type PhotoChat, snap, startPhotos } from './start-photos.ts'

let chat: PhotoChat
beforeEach(async () => {
  chat = await startPhotos()
})
afterEach(() => chat.service.close())

const SECOND = 1000
const HOUR = 3600 * SECOND

const me = () => chat.people.officer
const hear = () => chat.heard(me().lineUserId)
const states = async () => (await chat.photos()).map(photo => photo.state)
const fileOf = async (index: number) =>
  chat.service.deps.storage.get(`inbox/${(await chat.photos())[index]?.id}.jpg`)
const failContent = (fault: '202_preparing' | null) =>
  chat.service.platform.faults.set(call => (call.path.endsWith('/content') ? fault : null))
/** Of my newest message. */
const messageId = () =>
  chat.service.platform.chats.messages(me().lineUserId).findLast(item => item.from === me().lineUserId)?.id ??
  ''
const takeBack = () => chat.service.platform.sendFrom.unsend({ userId: me().lineUserId }, messageId())

async function choiceOfFirst(): Promise<string> {
  const [[photo], [producer]] = [await chat.photos(), await chat.producers()]
  return `photo=${photo?.id}&producer=${producer?.id}`
}

describe('one effect', () => {
  it('when every event comes three times and three processes run', async () => {
    const { platform, worker } = chat.service
    const others = [await chat.service.another(), await chat.service.another()]
    const workers = [worker, ...others.map(other => other.worker)]
    const all = () => Promise.all(workers.map(each => each.runUntilIdle()))
    platform.webhooks.duplicate = true
    await chat.send(me(), await snap(), await snap(), await snap())
    platform.webhooks.duplicate = false
    await Promise.all([
      ...platform.webhooks.sent.map(({ index }) => platform.webhooks.redeliver(index)),
      all(),
    ])
    await all()
    chat.service.clock.wait(2 * SECOND)
    await all()
    expect(await states()).toEqual(['kept', 'kept', 'kept'])
    expect(wordsOf(await hear())).toContain('ได้รับรูป 3 รูป')
    const data = await choiceOfFirst()
    await Promise.all([1, 2, 3].map(() => platform.sendFrom.postback({ userId: me().lineUserId }, data)))
    await all()
    expect(await chat.evidence()).toHaveLength(3)
    expect(await chat.trail('add-evidence')).toHaveLength(3)
    for (const other of others) await other.close()
  })

  it('when a process died right after the claim: another one fetches and asks in time', async () => {
    await chat.send(me(), await snap())
    const { deps, clock } = chat.service
    const died = await chat.service.another()
    const { storage } = died.deps
    const gate = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    died.deps.storage = {
      ...storage,
      put() {
        reached.resolve()
        return gate.promise
      },
    }
    const run = died.worker.runUntilIdle()
    await reached.promise
    expect((await chat.photos())[0]?.attempts).toBe(1)
    expect(await claimChatPhotos(deps.db, clock.now(), clock.now(), 9)).toEqual([])
    clock.wait(21 * SECOND)
    expect(wordsOf(await hear())).toContain('ได้รับรูป 1 รูป')
    expect(await fileOf(0)).not.toBeNull()
    gate.reject(new Error('gone'))
    await run
    await died.close()
    expect(await states()).toEqual(['kept'])
  })

  it('when a process died between the file and the record: the same file is written again', async () => {
    await chat.send(me(), await snap())
    const { deps } = chat.service
    const { storage } = deps
    let puts = 0
    deps.storage = {
      ...storage,
      async put(key, bytes, contentType) {
        await storage.put(key, bytes, contentType)
        puts += 1
        if (puts === 1) throw new Error('died')
      },
    }
    expect(await hear()).toEqual([])
    expect(await fileOf(0)).not.toBeNull()
    chat.service.clock.wait(2 * SECOND)
    expect(wordsOf(await hear())).toContain('ได้รับรูป 1 รูป')
    expect(puts).toBe(2)
    const [photo] = await chat.photos()
    expect((await fileOf(0))?.length).toBe(photo?.photoSize)
  })

  it('when a lease ended under a fetch that was merely slow', async () => {
    await chat.send(me(), await snap())
    const slow = await chat.service.another()
    const { storage } = slow.deps
    const gate = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    slow.deps.storage = {
      ...storage,
      async put(key, bytes, contentType) {
        reached.resolve()
        await gate.promise
        await storage.put(key, bytes, contentType)
      },
    }
    const running = slow.worker.runUntilIdle()
    await reached.promise
    chat.service.clock.wait(21 * SECOND)
    expect(await hear()).toHaveLength(1)
    await chat.tap(me(), 'ผู้ผลิต 01')
    gate.resolve()
    await running
    await slow.close()
    expect(await hear()).toEqual([])
    expect(await states()).toEqual(['used'])
    expect(await fileOf(0)).not.toBeNull()
  })
})

describe('a photo that is taken back', () => {
  it('before its producer was named is forgotten, and its file goes', async () => {
    await chat.send(me(), await snap())
    await hear()
    await takeBack()
    expect(await hear()).toEqual([])
    expect(await states()).toEqual(['refused'])
    expect(wordsOf(await chat.say(me(), await choiceOfFirst()))).toContain('ไม่ได้เก็บไว้แล้ว')
    chat.service.clock.wait(HOUR)
    await chat.settle()
    expect(await fileOf(0)).toBeNull()
    expect((await chat.photos())[0]?.photoKey).toBeNull()
  })

  it('while it is fetched leaves no file', async () => {
    await chat.send(me(), await snap())
    const other = await chat.service.another()
    const { storage } = other.deps
    other.deps.storage = {
      ...storage,
      async put(key, bytes, contentType) {
        await takeBack()
        chat.service.clock.wait(HOUR)
        await chat.settle()
        await storage.put(key, bytes, contentType)
      },
    }
    // The events are handled here, the photo is fetched there.
    chat.service.platform.faults.set(() => null)
    await other.worker.runUntilIdle()
    await other.close()
    expect(await states()).toEqual(['refused'])
    expect(await fileOf(0)).toBeNull()
    expect(await hear()).toEqual([])
  })

  it('lets the question about the others come', async () => {
    failContent('202_preparing')
    await chat.send(me(), await snap(), await snap())
    await hear()
    failContent(null)
    await takeBack()
    chat.service.clock.wait(2 * SECOND)
    expect(wordsOf(await hear())).toContain('ได้รับรูป 1 รูป')
  })

  it('after that stays evidence', async () => {
    await chat.send(me(), await snap())
    const id = messageId()
    await hear()
    await chat.tap(me(), 'ผู้ผลิต 01')
    await chat.service.platform.sendFrom.unsend({ userId: me().lineUserId }, id)
    await chat.settle()
    expect(await chat.evidence()).toMatchObject([{ removedAt: null }])
    expect(await fileOf(0)).not.toBeNull()
  })
})
