// Photos sent to the chat when something is wrong with them, with LINE or with us: one effect, nothing lost, and the
// officer hears what to do.
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fetchPhotos } from '../../bot/actions/fetch-photos.ts'
import { PHOTO_LIMIT_BYTES } from '../../bot/contract/files.ts'
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
const labels = () => chat.buttonsOf(me().lineUserId).map(({ label }) => label)
const fileOf = async (index: number) =>
  chat.service.deps.storage.get(`inbox/${(await chat.photos())[index]?.id}.jpg`)
const contentCalls = () => chat.service.platform.calls.filter(({ path }) => path.endsWith('/content'))
const failContent = (fault: '202_preparing' | '500_before_accept' | null) =>
  chat.service.platform.faults.set(call => (call.path.endsWith('/content') ? fault : null))
/** Of my newest message. */
const messageId = () =>
  chat.service.platform.chats.messages(me().lineUserId).findLast(item => item.from === me().lineUserId)?.id ??
  ''
const takeBack = () => chat.service.platform.sendFrom.unsend({ userId: me().lineUserId }, messageId())

describe('a picture that cannot be kept', () => {
  it.each([
    ['is no photo', () => Buffer.from('%PDF-1.7 no picture'), 'เปิดเป็นรูปถ่ายไม่ได้', 'JPEG'],
    ['is larger than 12 MB', () => Buffer.alloc(PHOTO_LIMIT_BYTES + 1, 1), '12 เมกะไบต์', 'ถ่ายรูปใหม่'],
  ])('because it %s is answered with what to do', async (_, make, says, next) => {
    const picture = make()
    // LINE's own word for the type; without it nothing would be read at all.
    await chat.send(me(), picture)
    const [answer, ...more] = await hear()
    expect(more).toEqual([])
    expect(answer?.via).toBe('reply')
    expect(wordsOf(answer ? [answer] : [])).toContain(says)
    expect(wordsOf(answer ? [answer] : [])).toContain(next)
    expect(await states()).toEqual(['refused'])
    expect(await fileOf(0)).toBeNull()
  })

  it('because LINE has it no more is asked for again', async () => {
    const message = { id: '777', type: 'image', contentProvider: { type: 'line' } }
    const source = { type: 'user', userId: me().lineUserId }
    await chat.service.platform.webhooks.deliver([{ type: 'message', source, message }])
    expect(wordsOf(await hear())).toContain('โปรดส่งรูปนั้นอีกครั้ง')
    expect(await states()).toEqual(['refused'])
  })

  it('leaves the question about the others, with its buttons', async () => {
    await chat.send(me(), await snap(), await snap())
    await hear()
    await chat.send(me(), Buffer.from('no picture'))
    const words = wordsOf(await hear())
    expect(words).toContain('เปิดเป็นรูปถ่ายไม่ได้')
    expect(words).toContain('ได้รับรูป 2 รูป')
    expect(labels()).toContain('1. ผู้ผลิต 01')
    await chat.tap(me(), 'ผู้ผลิต 01')
    expect(await states()).toEqual(['used', 'used', 'refused'])
  })
})

describe('LINE', () => {
  it('still preparing a picture is asked again, and the question comes in time', async () => {
    failContent('202_preparing')
    await chat.send(me(), await snap())
    expect(await hear()).toEqual([])
    expect(wordsOf(await chat.say(me(), await choiceOfFirst()))).toContain('กำลังรับรูปจากไลน์')
    failContent(null)
    chat.service.clock.wait(2 * SECOND)
    expect(wordsOf(await hear())).toContain('ได้รับรูป 1 รูป')
    expect(contentCalls()).toHaveLength(2)
  })

  it('away longer than it takes replies hands the picture over later, without an answer; typing finds it', async () => {
    failContent('500_before_accept')
    await chat.send(me(), await snap())
    for (let i = 0; i < 6; i += 1) {
      expect(await hear()).toEqual([])
      chat.service.clock.wait(30 * SECOND)
    }
    const tries = contentCalls().length
    expect(tries).toBeGreaterThan(3)
    failContent(null)
    chat.service.clock.wait(HOUR)
    expect(await hear()).toEqual([])
    expect(await states()).toEqual(['kept'])
    expect(wordsOf(await chat.ask(me(), '02'))).toContain('ผู้ผลิต 02')
    await chat.tap(me(), 'ผู้ผลิต 02')
    expect(await states()).toEqual(['used'])
    // No reply was tried with a token that is over.
    expect(chat.service.platform.calls.filter(({ status }) => status === 400)).toEqual([])
  })

  it('away for 23 hours is given up, and a person can see it in the log', async () => {
    failContent('500_before_accept')
    await chat.send(me(), await snap())
    await hear()
    for (let i = 0; i < 24; i += 1) {
      chat.service.clock.wait(HOUR)
      await chat.settle()
    }
    expect(await states()).toEqual(['refused'])
    expect(chat.service.log.filter(line => line.event === 'photo.gave_up')).toHaveLength(1)
    expect(await hear()).toEqual([])
  })

  it('slow with one picture does not hold up the question about the other one for ever', async () => {
    const slow = new Set<string>()
    chat.service.platform.faults.set(({ path }) =>
      slow.has(path.split('/').at(-2) ?? '') ? '202_preparing' : null,
    )
    await chat.send(me(), await snap())
    slow.add(messageId())
    await chat.send(me(), await snap())
    await hear()
    chat.service.clock.wait(3 * SECOND)
    expect(wordsOf(await hear())).toContain('ได้รับรูป 1 รูป')
    slow.clear()
    chat.service.clock.wait(10 * SECOND)
    expect(wordsOf(await hear())).toContain('ได้รับรูป 2 รูป')
  })
})

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
    died.deps.storage = { ...storage, put: () => new Promise(() => {}) }
    void died.worker.runUntilIdle()
    await expect.poll(async () => (await chat.photos())[0]?.attempts).toBe(1)
    expect(await claimChatPhotos(deps.db, clock.now(), clock.now(), 9)).toEqual([])
    clock.wait(21 * SECOND)
    expect(wordsOf(await hear())).toContain('ได้รับรูป 1 รูป')
    expect(await fileOf(0)).not.toBeNull()
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

it('a fetch that the storage fails does not stop the others’', async () => {
  const { deps } = chat.service
  await chat.send(me(), await snap())
  await chat.send(chat.people.chief, await snap())
  const { storage } = deps
  const failing = { ...storage, put: () => Promise.reject(new Error('disk full')) }
  deps.storage = failing
  await chat.settle()
  expect(chat.service.log.filter(line => line.event === 'photo.not_fetched')).toHaveLength(2)
  deps.storage = storage
  chat.service.clock.wait(2 * SECOND)
  expect(await fetchPhotos(deps)).toBe(2)
  expect(await states()).toEqual(['kept', 'kept'])
})

it('only what can be seen is kept of a photo', async () => {
  const { width, height, exif } = await keptOf(
    await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#246' } })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '19/1 10/1 0/1' } })
      .jpeg()
      .toBuffer(),
  )
  expect({ width, height, exif }).toEqual({ width: 1600, height: 1200, exif: undefined })
})

async function keptOf(bytes: Uint8Array) {
  await chat.send(me(), bytes)
  await hear()
  return sharp((await fileOf(0)) ?? new Uint8Array()).metadata()
}
