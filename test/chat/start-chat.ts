// A district in the middle of its month and people who talk to the bot: what they write goes out as webhooks over
// real HTTP, and `settle` lets the worker do all there is to do.
import { eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { refreshDistrictMonth } from '../../db/queries/figures.ts'
import { figures, lineChats, webhookEvents } from '../../db/schema/index.ts'
import { addPerson, addProducers } from '../district.ts'
import { createInbox, type Received } from '../inbox.ts'
import { startService, type TestService } from '../service.ts'

/** A Monday morning of the month 2025-01, which is open for entry. */
export const NOW = '2025-01-20T10:00'

export async function startChat() {
  const service = await startService({ at: NOW })
  const producers = await addProducers(service, '5605', 3)
  await record(service, producers.slice(0, 1))
  const inbox = createInbox(service)
  return {
    service,
    people: {
      officer: await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง'),
      chief: await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง'),
      province: await addPerson(service, 'provincial_officer', '56', 'มาลี ตัวอย่าง'),
      head: await addPerson(service, 'provincial_chief', '56', 'ประยุทธ ตัวอย่าง'),
      /** Has added the bot; nobody has invited them. */
      stranger: { lineUserId: service.platform.people.add({ displayName: 'คนผ่านมา' }).userId },
    },
    settle: () => service.worker.runUntilIdle(),
    /** What the bot has said in this chat since one last looked, after all is done. */
    async heard(chatId: string): Promise<Received[]> {
      await service.worker.runUntilIdle()
      return inbox.read(chatId)
    },
    /** A person writes, and reads the answer. */
    async ask(person: { lineUserId: string }, text: string): Promise<Received[]> {
      await service.platform.sendFrom.text({ userId: person.lineUserId }, text)
      await service.worker.runUntilIdle()
      return inbox.read(person.lineUserId)
    },
    chatRow: async (id: string) =>
      (await service.deps.db.select().from(lineChats).where(eq(lineChats.id, id)))[0],
    events: () => service.deps.db.select().from(webhookEvents).orderBy(webhookEvents.seq),
    /** A group with the bot in it and its greeting read; `members` may write there. */
    async group(members: { lineUserId: string }[]): Promise<string> {
      const { groupId } = service.platform.groups.add({
        name: 'กลุ่มงาน',
        members: members.map(({ lineUserId }) => lineUserId),
      })
      await service.platform.groups.inviteBot(groupId)
      await service.worker.runUntilIdle()
      inbox.read(groupId)
      return groupId
    },
  }
}

async function record(service: TestService, producerIds: string[]): Promise<void> {
  await service.deps.db.insert(figures).values(
    producerIds.map(producerId => ({
      producerId,
      period: '2025-01',
      provinceCode: '56',
      officeCode: '5605',
      amount: 1250050n,
      source: 'visit' as const,
      version: 1,
      recordedAt: service.clock.now(),
    })),
  )
  await service.deps.db.transaction(tx =>
    refreshDistrictMonth(tx, { provinceCode: '56', officeCode: '5605', period: '2025-01' }),
  )
}

/** For a test that needs a service to itself. */
export async function startOwnChat() {
  const chat = await startChat()
  onTestFinished(() => chat.service.close())
  return chat
}

/** All that is shown, as one text. */
export const wordsOf = (messages: readonly Received[]): string =>
  messages.map(({ altText, texts }) => [altText, ...texts].join(' ')).join(' ')
