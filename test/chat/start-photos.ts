// People who send photos to the chat: what they send, what they are asked, and what they tap.
import { asc, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { audit, chatPhotos, evidence, producers } from '../../db/schema/index.ts'
import { startChat } from './start-chat.ts'

interface QuickReply {
  label: string
  data: string
  displayText: string
}

export async function startPhotos() {
  const chat = await startChat()
  const { service } = chat
  const { db } = service.deps

  const buttonsOf = (chatId: string): QuickReply[] => {
    const last = service.platform.chats.messages(chatId).findLast(item => item.from === 'bot')
    const { items = [] } = (last?.message.quickReply ?? {}) as { items?: { action: QuickReply }[] }
    return items.map(({ action }) => action)
  }

  return {
    ...chat,
    /** Sends pictures one after the other without waiting for an answer. */
    async send(person: { lineUserId: string }, ...pictures: Uint8Array[]) {
      for (const bytes of pictures)
        await service.platform.sendFrom.image({ userId: person.lineUserId }, bytes)
    },
    /** The buttons under the last message of the bot. */
    buttonsOf,
    /** Taps the first button whose words contain these, and reads the answer. */
    async tap(person: { lineUserId: string }, words: string) {
      const button = buttonsOf(person.lineUserId).find(item => item.displayText?.includes(words))
      if (button === undefined) throw new Error(`no button says ${words}`)
      return this.say(person, button.data)
    },
    /** A button's data, also of one that is not shown any more. */
    async say(person: { lineUserId: string }, data: string) {
      await service.platform.sendFrom.postback({ userId: person.lineUserId }, data)
      return chat.heard(person.lineUserId)
    },
    photos: () => db.select().from(chatPhotos).orderBy(asc(chatPhotos.receivedAt), asc(chatPhotos.messageId)),
    evidence: () => db.select().from(evidence).orderBy(asc(evidence.addedAt), asc(evidence.id)),
    trail: (action: string) => db.select().from(audit).where(eq(audit.action, action)).orderBy(audit.seq),
    producers: () =>
      db.select().from(producers).where(eq(producers.officeCode, '5605')).orderBy(asc(producers.name)),
    /** Names the district's producers anew, in their order. */
    async rename(...names: string[]) {
      for (const [index, producer] of (await this.producers()).entries())
        await db
          .update(producers)
          .set({ name: names[index] ?? producer.name })
          .where(eq(producers.id, producer.id))
    },
  }
}

export type PhotoChat = Awaited<ReturnType<typeof startPhotos>>

let shade = 0

/** A photo unlike any other one. */
export async function snap(): Promise<Buffer> {
  shade += 1
  const background = { r: (shade * 53) % 256, g: (shade * 97) % 256, b: (shade * 151) % 256 }
  return sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer()
}
