// Groups: a provincial officer binds one to an office with a code; after that, and only to exact words, the bot answers.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInvitation, withdrawInvitation } from '../../bot/actions/invite.ts'
import { hashOf } from '../../bot/actions/open-session.ts'
import { audit, invitations, officers } from '../../db/schema/index.ts'
import { actorOf, addPerson } from '../district.ts'
import { startChat, wordsOf } from './start-chat.ts'

let chat: Awaited<ReturnType<typeof startChat>>
beforeAll(async () => {
  chat = await startChat()
})
afterAll(() => chat.service.close())

const HOUR = 3600_000

/** `ผูกกลุ่ม XXXXXXXX` as the mini-app shows it. */
async function phraseFor(officeCode: string): Promise<string> {
  const created = await createInvitation(chat.service.deps, null, { kind: 'group', officeCode })
  return created.phrase ?? ''
}

async function say(groupId: string, person: { lineUserId: string }, text: string) {
  await chat.service.platform.sendFrom.text({ userId: person.lineUserId, groupId }, text)
  return chat.heard(groupId)
}

async function boundGroup(officeCode = '5605'): Promise<string> {
  const groupId = await chat.group([chat.people.province, chat.people.officer, chat.people.stranger])
  await say(groupId, chat.people.province, await phraseFor(officeCode))
  return groupId
}

describe('binding a group', () => {
  it('is done by a provincial officer with a code, however it is typed, and is on record', async () => {
    const groupId = await chat.group([chat.people.province])
    const phrase = await phraseFor('5605')
    const answer = await say(groupId, chat.people.province, ` ${phrase.toLowerCase().replace(' ', '  ')} `)
    expect(wordsOf(answer)).toContain('อำเภอดอกคำใต้')
    expect(await chat.chatRow(groupId)).toMatchObject({
      officeCode: '5605',
      provinceCode: '56',
      boundBy: chat.people.province.id,
    })
    const [row] = await chat.service.deps.db.select().from(audit).where(eq(audit.action, 'bind-group'))
    expect(row).toMatchObject({ officerId: chat.people.province.id, officeCode: '5605' })
    const [used] = await chat.service.deps.db
      .select()
      .from(invitations)
      .where(eq(invitations.usedBy, groupId))
    expect(used?.usedAt).toEqual(chat.service.clock.now())
  })

  it('is not done by anybody else, and the code stays unused', async () => {
    const { officer, chief, head, stranger } = chat.people
    const foreign = await addPerson(chat.service, 'provincial_officer', '57', 'เชียงราย')
    const members = [officer, chief, head, stranger, foreign]
    const groupId = await chat.group([...members, chat.people.province])
    const phrase = await phraseFor('5605')
    const refusals = []
    for (const member of members) refusals.push(wordsOf(await say(groupId, member, phrase)))
    expect(new Set(refusals).size).toBe(1)
    expect(refusals[0]).toContain('เจ้าหน้าที่จังหวัด')
    expect((await chat.chatRow(groupId))?.officeCode).toBeNull()
    // To who may not, a right code looks like a wrong one.
    expect(wordsOf(await say(groupId, officer, 'ผูกกลุ่ม ABCD2345'))).toBe(refusals[0])
    expect(wordsOf(await say(groupId, chat.people.province, phrase))).toContain('อำเภอดอกคำใต้')
  })

  it('works once: the same code does not bind a second group', async () => {
    const phrase = await phraseFor('5605')
    const groups = await Promise.all([chat.group([chat.people.province]), chat.group([chat.people.province])])
    await Promise.all(
      groups.map(groupId =>
        chat.service.platform.sendFrom.text({ userId: chat.people.province.lineUserId, groupId }, phrase),
      ),
    )
    const answers = [wordsOf(await chat.heard(groups[0])), wordsOf(await chat.heard(groups[1]))]
    expect(answers.filter(words => words.includes('ดอกคำใต้'))).toHaveLength(1)
    expect(answers.filter(words => words.includes('ถูกใช้ไปแล้ว'))).toHaveLength(1)
  })

  it('says so again where the same code is typed again in the group it has bound', async () => {
    const groupId = await chat.group([chat.people.province])
    const phrase = await phraseFor('5605')
    const first = await say(groupId, chat.people.province, phrase)
    expect(wordsOf(await say(groupId, chat.people.province, phrase))).toBe(wordsOf(first))
  })

  it('is refused with an expired, a withdrawn and an unknown code, and with one for a person', async () => {
    const groupId = await chat.group([chat.people.province])
    const { deps, clock } = chat.service
    const withdrawn = await phraseFor('5605')
    const codeHash = hashOf(withdrawn.split(' ')[1] ?? '')
    const [made] = await deps.db.select().from(invitations).where(eq(invitations.codeHash, codeHash))
    await withdrawInvitation(deps, actorOf(chat.people.province), made?.id ?? '')
    expect(wordsOf(await say(groupId, chat.people.province, withdrawn))).toContain('ยกเลิก')
    const old = await phraseFor('5605')
    clock.wait(24 * HOUR)
    expect(wordsOf(await say(groupId, chat.people.province, old))).toContain('หมดอายุ')
    expect(wordsOf(await say(groupId, chat.people.province, 'ผูกกลุ่ม ABCD2345'))).toContain('ไม่พบรหัส')
    const { url } = await createInvitation(deps, null, {
      kind: 'officer',
      role: 'district_chief',
      officeCode: '5605',
    })
    const code = url?.split('/').at(-1)
    expect(wordsOf(await say(groupId, chat.people.province, `ผูกกลุ่ม ${code}`))).toContain('ไม่พบรหัส')
    expect((await chat.chatRow(groupId))?.officeCode).toBeNull()
  })

  it('is refused with a code of somebody who was removed since', async () => {
    const { deps, clock } = chat.service
    const gone = await addPerson(chat.service, 'provincial_officer', '56', 'ย้ายแล้ว')
    const maker = actorOf(gone)
    const { phrase } = await createInvitation(deps, maker, { kind: 'group', officeCode: '5605' })
    await deps.db.update(officers).set({ removedAt: clock.now() }).where(eq(officers.id, gone.id))
    const groupId = await chat.group([chat.people.province])
    expect(wordsOf(await say(groupId, chat.people.province, phrase ?? ''))).toContain('ยกเลิก')
  })

  it('does not move a group to another office; after the bot was removed and invited again it can be bound anew', async () => {
    const groupId = await boundGroup('5605')
    const { platform } = chat.service
    expect(wordsOf(await say(groupId, chat.people.province, await phraseFor('5601')))).toContain(
      'ผูกกับสำนักงานอื่น',
    )
    chat.service.clock.wait(1000)
    await platform.groups.removeBot(groupId)
    chat.service.clock.wait(1000)
    await platform.groups.inviteBot(groupId)
    await chat.heard(groupId)
    expect((await chat.chatRow(groupId))?.officeCode).toBeNull()
    await say(groupId, chat.people.province, await phraseFor('5601'))
    expect(await chat.chatRow(groupId)).toMatchObject({ officeCode: '5601' })
  })

  it('asks for a phone where LINE does not say who typed the code', async () => {
    const groupId = await chat.group([chat.people.province])
    const message = { id: '5', type: 'text', text: await phraseFor('5605') }
    await chat.service.platform.webhooks.deliver([
      { type: 'message', source: { type: 'group', groupId }, message },
    ])
    expect(wordsOf(await chat.heard(groupId))).toContain('โทรศัพท์')
    expect((await chat.chatRow(groupId))?.officeCode).toBeNull()
  })
})

describe('a bound group', () => {
  it('gets the answers of its office to exact words, whoever types them', async () => {
    const groupId = await boundGroup('5605')
    for (const person of [chat.people.officer, chat.people.stranger]) {
      expect(wordsOf(await say(groupId, person, 'สถานะ'))).toContain('ดอกคำใต้')
      const missing = wordsOf(await say(groupId, person, 'ใครยังไม่ส่ง'))
      expect(missing).toContain('ยังไม่มีตัวเลข 2 ราย')
      // Anybody may be in a group: producers are named to officers only.
      expect(missing).not.toContain('ผู้ผลิต 02')
      expect(wordsOf(await say(groupId, person, 'ปฏิทิน'))).toContain('มกราคม 2568')
    }
    expect((await say(groupId, chat.people.officer, 'กรอก'))[0]?.uris[0]).toContain('/revenue/2025-01')
    expect(wordsOf(await say(groupId, chat.people.officer, 'ช่วยเหลือ'))).toContain('ใครยังไม่ส่ง')
    await chat.service.platform.sendFrom.postback(
      { userId: chat.people.officer.lineUserId, groupId },
      'cmd=status',
    )
    expect(wordsOf(await chat.heard(groupId))).toContain('ดอกคำใต้')
  })

  it('of the province gets the province’s answers', async () => {
    const groupId = await boundGroup('56')
    expect(wordsOf(await say(groupId, chat.people.stranger, 'สถานะ'))).toContain('จังหวัดพะเยา')
    expect(wordsOf(await say(groupId, chat.people.officer, 'ใครยังไม่ส่ง'))).toContain('ดอกคำใต้')
  })

  it('is left in peace otherwise', async () => {
    const groupId = await boundGroup('5605')
    for (const text of ['สวัสดีครับ', 'สถานะของเมื่อวานเป็นไงบ้าง', 'ผูกกลุ่มแล้วนะ', 'ok', '@บอท สถานะ?']) {
      expect(await say(groupId, chat.people.officer, text), text).toEqual([])
    }
    const source = { type: 'group', groupId, userId: chat.people.officer.lineUserId }
    await chat.service.platform.webhooks.deliver([
      { type: 'message', source, message: { id: '8', type: 'sticker', packageId: '1', stickerId: '1' } },
      { type: 'memberJoined', source, joined: { members: [] } },
      { type: 'postback', source, postback: { data: 'richmenu' } },
    ])
    expect(await chat.heard(groupId)).toEqual([])
  })
})

describe('a group of no office', () => {
  it('gets no answer to any word', async () => {
    const groupId = await chat.group([chat.people.officer, chat.people.province])
    for (const text of ['สถานะ', 'ใครยังไม่ส่ง', 'ปฏิทิน', 'กรอก', 'ช่วยเหลือ', 'สวัสดี']) {
      expect(await say(groupId, chat.people.province, text), text).toEqual([])
    }
  })
})

it('a room of several people without a group is left alone', async () => {
  const source = { type: 'room', roomId: `R${'1'.repeat(32)}`, userId: chat.people.officer.lineUserId }
  await chat.service.platform.webhooks.deliver([
    { type: 'join', source },
    { type: 'message', source, message: { id: '7', type: 'text', text: 'สถานะ' } },
  ])
  await chat.settle()
  const rows = (await chat.events()).filter(({ chatId }) => chatId === source.roomId)
  expect(rows.map(({ state }) => state)).toEqual(['ignored', 'ignored'])
})
