// What came of delivered events, by the record and by what people found in LINE.
import { createHash } from 'node:crypto'
import type { EventsWorld } from './events.ts'
import type { MadeEvent } from './events-made.ts'

interface StoredEvent {
  id: string
  raw: string
  state: string
  error: string | null
}

/** A sentence for everything that is not as it should be. */
export async function countEffects(
  { service, line }: Pick<EventsWorld, 'service' | 'line'>,
  events: readonly MadeEvent[],
): Promise<string[]> {
  const { sql } = service.database
  const idOf = new Map(events.map(event => [event, event.hasId ? event.id : hashOf(event.write(false))]))
  const rows = await sql<StoredEvent[]>`
    select id, raw, state, error from webhook_events where id = any(${[...new Set(idOf.values())]})`
  const stored = new Map(rows.map(row => [row.id, row]))
  const photos = await sql<{ message_id: string; count: number }[]>`
    select message_id, count(*)::int as count from chat_photos
    where message_id = any(${events.map(({ photoId }) => photoId ?? '')}) group by message_id`
  const photoCounts = new Map(photos.map(row => [row.message_id, row.count]))
  return events.flatMap(event => {
    const row = stored.get(idOf.get(event) ?? '')
    if (row === undefined) return [`${event.id} was answered with 200 and is not there`]
    const replies = line.chats.messages(event.chatId).filter(({ via }) => via === 'reply').length
    const isKept = row.raw === event.write(false) || row.raw === event.write(true)
    const wrong = [
      !isKept && 'is not kept as it came',
      row.state !== 'handled' && row.state !== 'ignored' && `is ${row.state} (${row.error})`,
      event.effect === 'reply' && replies !== 1 && `has ${replies} replies`,
      event.photoId !== null && photoCounts.get(event.photoId) !== 1 && 'has not one photo',
    ].filter(sentence => sentence !== false)
    return wrong.map(sentence => `${event.id} ${sentence}: ${row.raw.slice(0, 160)}`)
  })
}

const hashOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`
