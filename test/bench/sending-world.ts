// What is sent when sending is measured: 2,600 pushes, each with its own words, and 200 multicasts that reach a hundred
// thousand people, as they stand in the database when the first call is about to be made.
import { sql } from 'drizzle-orm'
import type { LineCall } from '../../bot/ports.ts'
import type { Db } from '../../db/connect.ts'

export const ACCESS_TOKEN = 'measured'
export const LATENCY_MS = 100
export const PEOPLE = 100_000

export interface Sending {
  name: 'push' | 'multicast'
  calls: number
  /** Recipients of one call. */
  each: number
  /** LINE's limit, calls a second. */
  perSecond: number
}

export const SENDINGS: readonly Sending[] = [
  { name: 'push', calls: 2_600, each: 1, perSecond: 2_000 },
  { name: 'multicast', calls: 200, each: 500, perSecond: 200 },
]

/** The shortest time that LINE's own limits allow, milliseconds: no burst, and the last call's answer. */
export const shortestMs = ({ calls, perSecond }: Sending): number => (calls / perSecond) * 1000 + LATENCY_MS

/** Puts all calls and the notices in them into an empty outbox, and lets the server rest from it. */
export async function fillOutbox(db: Db, { name, calls, each }: Sending, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`
  await db.execute(sql`truncate notices, deliveries`)
  await db.execute(sql`
    insert into deliveries (id, method, recipients, body, cost, state, attempts, created_at, next_attempt_at)
    select gen_random_uuid(), ${name}, array(
        select 'U' || lpad(to_hex((i - 1) * ${each}::int + k), 32, '0') from generate_series(1, ${each}::int) k),
      replace(${bodyOf('§')}, '§', i::text), ${each}, 'sending', 0, ${at}, ${at}
    from generate_series(1, ${calls}::int) i`)
  // As they come to be: planned first, then put into their call.
  await db.execute(sql`
    insert into notices (id, key, province_code, kind, period, due_on, office_code, recipient, send_after, expires_at,
      state, planned_at)
    select gen_random_uuid(), 'measured:' || recipient, '56', 'report_due', '2025-03', '2025-03-25', '5601', recipient, ${at},
      ${at} + interval '7 days', 'planned', ${at}
    from deliveries d, unnest(d.recipients) recipient`)
  await db.execute(sql`
    update notices n set state = 'sending', delivery_id = d.id
    from deliveries d, unnest(d.recipients) told where n.recipient = told`)
  await db.execute(sql`vacuum analyze notices`)
  await db.execute(sql`vacuum analyze deliveries`)
}

export const listCalls = async (db: Db): Promise<LineCall[]> => {
  const rows = await db.execute<{
    id: string
    method: 'push' | 'multicast'
    recipients: string[]
    body: string
  }>(sql`
    select gen_random_uuid() as id, method, recipients, body from deliveries`)
  return Array.from(rows, ({ id, ...call }) => ({ ...call, retryKey: id }))
}

export async function countSent(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from notices where state = 'sent'`,
  )
  return row?.count ?? 0
}

/** Three kilobytes, as a card of the product has. */
function bodyOf(words: string): string {
  const line = (text: string) => ({ type: 'text', text, size: 'sm', wrap: true, color: '#333333' })
  const contents = Array.from({ length: 24 }, (_, index) => line(`รายได้ของผู้ผลิต ${words} ลำดับที่ ${index + 1}`))
  const bubble = { type: 'bubble', body: { type: 'box', layout: 'vertical', contents } }
  return JSON.stringify({ messages: [{ type: 'flex', altText: `บันทึกแล้ว ${words}`, contents: bubble }] })
}
