// Photos of evidence sent to the chat: the bot asks whose they are and what they are, and keeps each of them once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, addProducers, signIn } from '../district.ts'
import { wordsOf } from './start-chat.ts'
import { type PhotoChat, snap, startPhotos } from './start-photos.ts'

let chat: PhotoChat
beforeEach(async () => {
  chat = await startPhotos()
})
afterEach(() => chat.service.close())

const officer = () => chat.people.officer
const hear = () => chat.heard(officer().lineUserId)
const states = async () => (await chat.photos()).map(photo => photo.state)

describe('a photo', () => {
  it('is asked about, assigned by a tap, named by another one, and shown on the page', async () => {
    await chat.send(officer(), await snap())
    const [question, ...more] = await hear()
    expect(more).toEqual([])
    expect(question?.via).toBe('reply')
    expect(wordsOf(question ? [question] : [])).toContain('ได้รับรูป 1 รูป')
    expect(chat.buttonsOf(officer().lineUserId).map(({ label }) => label)).toEqual([
      '1. ผู้ผลิต 01',
      '2. ผู้ผลิต 02',
      '3. ผู้ผลิต 03',
      'ไม่เก็บรูป',
    ])
    const [kept] = await chat.tap(officer(), 'ผู้ผลิต 02')
    expect(kept?.altText).toContain('เก็บรูป 1 รูปเป็นหลักฐานของ ผู้ผลิต 02 เดือนมกราคม 2568')
    expect(kept?.uris).toEqual([
      expect.stringMatching(/^https:\/\/liff\.line\.me\/.+\/evidence\/5605\/2025-01$/),
    ])
    const [row] = await chat.evidence()
    const [photo] = await chat.photos()
    expect(row).toMatchObject({
      officeCode: '5605',
      period: '2025-01',
      kind: 'other',
      keptAt: null,
      addedBy: officer().id,
      photoKey: `inbox/${photo?.id}.jpg`,
    })
    const [named] = await chat.tap(officer(), 'ใบเสร็จ')
    expect(named?.altText).toContain('ใบเสร็จ 1 รูป')
    expect(await chat.evidence()).toMatchObject([{ id: row?.id, kind: 'receipts' }])
    const client = await signIn(chat.service, officer())
    const { body } = await client.call('showEvidence', { officeCode: '5605', period: '2025-01' })
    expect(body.producers[1]?.items).toMatchObject([{ kind: 'receipts', hasPhoto: true, by: 'สมหญิง ตัวอย่าง' }])
    const shown = await fetch(`${chat.service.url}/api/evidence-items/${row?.id}/photo`, {
      headers: { cookie: client.cookie ?? '' },
    })
    expect(shown.headers.get('content-type')).toBe('image/jpeg')
    for (const action of ['add-evidence', 'change-evidence'])
      expect(await chat.trail(action), action).toMatchObject([
        { officerId: officer().id, origin: 'chat', officeCode: '5605', period: '2025-01' },
      ])
  })

  it('of several is asked about once, and one choice and one kind are for all of them', async () => {
    await chat.send(
      officer(),
      await snap(),
      await snap(),
      await snap(),
      await snap(),
      await snap(),
      await snap(),
    )
    const questions = await hear()
    expect(questions).toHaveLength(1)
    expect(questions[0]?.altText).toContain('ได้รับรูป 6 รูป')
    const [kept] = await chat.tap(officer(), 'ผู้ผลิต 01')
    expect(kept?.altText).toContain('เก็บรูป 6 รูป')
    expect((await chat.tap(officer(), 'สลิปโอนเงิน'))[0]?.altText).toContain('สลิปโอนเงิน 6 รูป')
    const rows = await chat.evidence()
    expect(rows.map(row => row.kind)).toEqual(Array(6).fill('transfer_slips'))
    expect(new Set(rows.map(row => row.photoHash)).size).toBe(6)
    expect(await states()).toEqual(Array(6).fill('used'))
  })

  it('that comes later is asked about with those that still wait', async () => {
    await chat.send(officer(), await snap())
    await hear()
    chat.service.clock.wait(3600_000)
    await chat.send(officer(), await snap())
    expect((await hear())[0]?.altText).toContain('ได้รับรูป 2 รูป')
    await chat.tap(officer(), 'ผู้ผลิต 03')
    expect(await chat.evidence()).toHaveLength(2)
  })

  it('puts producers without evidence first, twelve of them', async () => {
    await addProducers(chat.service, '5605', 20)
    await chat.send(officer(), await snap())
    const [question] = await hear()
    const labels = chat.buttonsOf(officer().lineUserId).map(({ label }) => label)
    expect(labels).toHaveLength(13)
    expect(wordsOf(question ? [question] : [])).toContain('และอีก 11 ราย')
    await chat.tap(officer(), '1. ผู้ผลิต 01')
    await chat.send(officer(), await snap())
    await hear()
    expect(chat.buttonsOf(officer().lineUserId)[0]?.label).toBe('1. ผู้ผลิต 01')
    await chat.tap(officer(), '1. ผู้ผลิต 01')
    await chat.send(officer(), await snap())
    await hear()
    expect(chat.buttonsOf(officer().lineUserId)[0]?.label).toBe('1. ผู้ผลิต 02')
  })
})

describe('typing a name while photos wait', () => {
  beforeEach(async () => {
    await chat.rename('กลุ่มทอผ้าบ้านดอนแก้ว', 'วิสาหกิจชุมชนน้ำพริกแม่บุญมีบ้านถ้ำ', 'จักสานสันเวียงใหม่')
    await chat.send(officer(), await snap())
    await hear()
  })

  it('offers those that fit, and a tap assigns', async () => {
    const [answer] = await chat.ask(officer(), 'นำพริก')
    expect(wordsOf(answer ? [answer] : [])).toContain('วิสาหกิจชุมชนน้ำพริกแม่บุญมีบ้านถ้ำ')
    const labels = chat.buttonsOf(officer().lineUserId).map(({ label }) => label)
    expect(labels).toHaveLength(2)
    for (const label of labels) expect([...label].length).toBeLessThanOrEqual(20)
    await chat.tap(officer(), 'น้ำพริก')
    const spice = (await chat.producers()).find(({ name }) => name.includes('น้ำพริก'))
    expect(await chat.evidence()).toMatchObject([{ producerId: spice?.id }])
  })

  it('says when nothing fits, with what to do and the question again', async () => {
    const words = wordsOf(await chat.ask(officer(), 'ไม่มีคนนี้หรอก'))
    expect(words).toContain('ไม่พบผู้ผลิต “ไม่มีคนนี้หรอก”')
    expect(words).toContain('มีรูป 1 รูปรอเลือกผู้ผลิต')
    expect(chat.buttonsOf(officer().lineUserId)).toHaveLength(4)
  })

  it('leaves commands what they are, and everything as ever once none waits', async () => {
    expect(wordsOf(await chat.ask(officer(), 'สถานะ'))).toContain('จาก 3')
    await chat.ask(officer(), 'จักสาน')
    expect(wordsOf(await chat.tap(officer(), 'ไม่เก็บรูป'))).toContain('ไม่เก็บรูป 1 รูป')
    expect(wordsOf(await chat.ask(officer(), 'จักสาน'))).toContain('ยังไม่เข้าใจ')
    expect(await states()).toEqual(['refused'])
    expect(await chat.evidence()).toEqual([])
  })

  it('finds no producers of other districts, and does not for others', async () => {
    await addProducers(chat.service, '5602', 1)
    expect(wordsOf(await chat.ask(officer(), 'ผู้ผลิต'))).toContain('ไม่พบ')
    expect(wordsOf(await chat.ask(chat.people.chief, 'จักสาน'))).toContain('ยังไม่เข้าใจ')
  })
})

describe('a button', () => {
  it('tapped twice keeps once and says the same again', async () => {
    await chat.send(officer(), await snap())
    await hear()
    const [button] = chat.buttonsOf(officer().lineUserId)
    const first = await chat.say(officer(), button?.data ?? '')
    expect(await chat.say(officer(), button?.data ?? '')).toEqual(first)
    expect(await chat.evidence()).toHaveLength(1)
    expect(await chat.trail('add-evidence')).toHaveLength(1)
  })

  it('for another producer afterwards changes nothing and says where it is', async () => {
    await chat.send(officer(), await snap())
    await hear()
    const [one, other] = chat.buttonsOf(officer().lineUserId)
    await chat.say(officer(), one?.data ?? '')
    const words = wordsOf(await chat.say(officer(), other?.data ?? ''))
    expect(words).toContain('รูปนี้เก็บเป็นหลักฐานของ ผู้ผลิต 01 แล้ว')
    const [first] = await chat.producers()
    expect(await chat.evidence()).toMatchObject([{ producerId: first?.id }])
  })

  it('of a kind can be tapped again for another one; removed evidence takes none', async () => {
    await chat.send(officer(), await snap())
    await hear()
    await chat.tap(officer(), 'ผู้ผลิต 01')
    const kinds = chat.buttonsOf(officer().lineUserId)
    for (const { data } of [...kinds.slice(0, 2), ...kinds.slice(0, 2), ...kinds.slice(1, 2)])
      await chat.say(officer(), data)
    const [row] = await chat.evidence()
    expect(row?.kind).toBe('receipts')
    expect(await chat.trail('change-evidence')).toHaveLength(4)
    const client = await signIn(chat.service, officer())
    await client.call('removeEvidence', { id: row?.id ?? '' })
    expect(wordsOf(await chat.say(officer(), kinds[2]?.data ?? ''))).toContain('ไม่พบหลักฐาน')
    expect(await chat.service.deps.storage.get(row?.photoKey ?? '')).toBeNull()
  })

  it('of somebody else, of nobody or of another district does nothing', async () => {
    await chat.send(officer(), await snap())
    await hear()
    const [elsewhere = ''] = await addProducers(chat.service, '5602', 1)
    const [photo] = await chat.photos()
    const [{ data = '' } = {}] = chat.buttonsOf(officer().lineUserId)
    const neighbour = await addPerson(chat.service, 'district_officer', '5602', 'เพื่อนบ้าน')
    for (const person of [neighbour, chat.people.chief])
      expect(wordsOf(await chat.say(person, data))).toContain('ไม่ได้เก็บไว้แล้ว')
    for (const person of [chat.people.province, chat.people.head])
      expect(wordsOf(await chat.say(person, data))).toContain('ยังไม่เข้าใจ')
    expect(wordsOf(await chat.say(chat.people.stranger, data))).toContain('คำเชิญ')
    const again = await chat.say(officer(), `photo=${photo?.id}&producer=${elsewhere}`)
    expect(wordsOf(again)).toContain('ได้รับรูป 1 รูป')
    for (const wrong of [
      'photo=1&producer=2',
      `photo=${photo?.id}`,
      `kindof=${photo?.id}&kind=x`,
      'kindof=&kind=other',
    ])
      expect(wordsOf(await chat.say(officer(), wrong)), wrong).toContain('ยังไม่เข้าใจ')
    expect(wordsOf(await chat.say(officer(), `kindof=${photo?.id}&kind=other`))).toContain('ไม่พบหลักฐาน')
    expect(await chat.evidence()).toEqual([])
    expect(await states()).toEqual(['kept'])
  })
})

describe('pictures of others', () => {
  it('get the province the menu, a stranger the way in, and a group nothing', async () => {
    const { province, head, stranger, chief } = chat.people
    for (const person of [province, head]) {
      await chat.send(person, await snap())
      expect(wordsOf(await chat.heard(person.lineUserId))).toContain('ยังไม่เข้าใจ')
    }
    await chat.send(stranger, await snap())
    expect(wordsOf(await chat.heard(stranger.lineUserId))).toContain('คำเชิญ')
    const groupId = await chat.group([officer()])
    await chat.service.platform.sendFrom.image({ userId: officer().lineUserId, groupId }, await snap())
    expect(await chat.heard(groupId)).toEqual([])
    expect(await chat.photos()).toEqual([])
    await chat.send(chief, await snap())
    expect(wordsOf(await chat.heard(chief.lineUserId))).toContain('ได้รับรูป 1 รูป')
  })
})
