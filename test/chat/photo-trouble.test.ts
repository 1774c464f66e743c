// Photos sent to the chat when something is wrong with them, with LINE or with the storage: nothing is lost, and the
// officer hears what to do.
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fetchPhotos } from '../../bot/actions/fetch-photos.ts'
import { PHOTO_LIMIT_BYTES } from '../../bot/domain/limits.ts'
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

describe('a picture that cannot be kept', () => {
  it.each([
    ['is no photo', () => Buffer.from('%PDF-1.7 no picture'), 'เปิดเป็นรูปถ่ายไม่ได้', 'JPEG'],
    ['is larger than 12 MB', () => Buffer.alloc(PHOTO_LIMIT_BYTES + 1, 1), '12 เมกะไบต์', 'ถ่ายรูปใหม่'],
  ])('because it %s is answered with what to do', async (_, make, says, next) => {
    const picture = make()
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
    chat.service.clock.wait(SECOND)
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
