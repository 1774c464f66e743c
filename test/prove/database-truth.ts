// After the killing: is everything there that was acknowledged, once, and do all places that tell of a figure say the same?
import { sql } from 'drizzle-orm'
import { verifyAudit } from '../../bot/actions/verify-audit.ts'
import type { LinePlatform } from '../../bot/practice/line-platform/line-platform.ts'
import { amountOf, type SavePlace, type SaveWorld } from '../bench/save-world.ts'
import type { Diary } from './database-clients.ts'

export interface Truth {
  lost: number
  doubled: number
  /** Replies that LINE would not have taken any more; the question itself is handled. */
  late: number
  halfSaved: number
  broken: string[]
}

export async function findTruth(world: SaveWorld, line: LinePlatform, diary: Diary): Promise<Truth> {
  const events = await lookAtEvents(world, line, diary)
  const reports = await Promise.all(
    world.places.map(place => lookAtReport(world, place, diary.versions.get(place.officeCode) ?? 0)),
  )
  const wrong = reports.flat()
  const audit = await verifyAudit(world.connection.db)
  const chain = audit.broken === null ? [] : [`the audit chain is broken: ${JSON.stringify(audit.broken)}`]
  return {
    lost: events.lost.length,
    doubled: events.doubled.length,
    late: events.late,
    halfSaved: reports.filter(sentences => sentences.length > 0).length,
    broken: [...diary.wrong, ...events.lost, ...events.doubled, ...wrong, ...chain],
  }
}

async function lookAtEvents({ connection }: SaveWorld, line: LinePlatform, diary: Diary) {
  const rows = await connection.sql<{ id: string; state: string }[]>`
    select id, state from webhook_events where id = any(${diary.events})`
  const stateOf = new Map(rows.map(row => [row.id, row.state]))
  const unhandled = diary.events.filter(id => stateOf.get(id) !== 'handled')
  const repliesTo = (userId: string) =>
    line.chats.messages(userId).filter(({ via }) => via === 'reply').length
  const unanswered = diary.asked.filter(({ userId }) => repliesTo(userId) < 1)
  const late = await countLate(connection)
  const twice = diary.asked.filter(({ userId }) => repliesTo(userId) > 1)
  // A second attempt is refused by LINE, because a token is good for one reply: it counts all the same.
  const rowsOfReplies = await connection.sql<{ count: number }[]>`
    select count(*)::int as count from deliveries where method = 'reply'`
  const events = await connection.sql<{ count: number }[]>`select count(*)::int as count from webhook_events`
  const surplus = (rowsOfReplies[0]?.count ?? 0) - (events[0]?.count ?? 0)
  return {
    late: unanswered.length,
    lost: [
      ...unhandled.map(id => `event ${id} was acknowledged and is ${stateOf.get(id) ?? 'not there'}`),
      ...unanswered
        .slice(late)
        .map(({ userId }) => `the question of ${userId} was acknowledged and not answered`),
    ],
    doubled: [
      ...twice.map(({ userId }) => `the question of ${userId} was answered twice`),
      ...(surplus > 0 ? [`${surplus} replies more than questions were prepared`] : []),
    ],
  }
}

/** Replies whose minute was over before they could be sent: the record says so of each. */
async function countLate({ sql }: SaveWorld['connection']): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select (select count(*) from webhook_events where error = 'reply_window_over')::int
      + (select count(*) from deliveries where method = 'reply' and state in ('expired', 'refused'))::int as count`
  return row?.count ?? 0
}

/** What of one district's month is not as its last acknowledged save left it. */
async function lookAtReport({ connection }: SaveWorld, place: SavePlace, version: number): Promise<string[]> {
  const amounts = place.producerIds.map((_, index) => amountOf(index, version - 1))
  const total = sumOf(amounts)
  const of = sql`office_code = ${place.officeCode} and period = ${place.period}`
  const [row] = await connection.db.execute<Record<string, string | null>>(sql`select
    (select sum(amount)::text from figures where ${of}) as figures,
    (select sum(amount)::text from revenue_entries where ${of}) as entries,
    (select amount::text from district_months where ${of}) as month,
    (select sum(amount)::text from figure_versions where ${of} and version = ${version}) as history,
    (select count(*)::text from figure_versions where ${of}) as versions,
    (select count(distinct (producer_id, version))::text from figure_versions where ${of}) as distinct_versions,
    (select min(version) || '-' || max(version) from figures where ${of}) as newest,
    (select count(*)::text from audit where ${of} and action = 'save-figures') as audit`)
  const versions = String(version * place.producerIds.length)
  const expected: Record<string, string> = {
    figures: total,
    entries: total,
    month: total,
    history: total,
    versions,
    distinct_versions: versions,
    newest: `${version}-${version}`,
    audit: String(version),
  }
  const stored = await connection.sql<{ producer_id: string; amount: string }[]>`
    select producer_id, amount::text from figures
    where office_code = ${place.officeCode} and period = ${place.period}`
  const amountBy = new Map(stored.map(figure => [figure.producer_id, figure.amount]))
  const others = place.producerIds.filter((id, index) => amountBy.get(id) !== amounts[index])
  return [
    ...Object.entries(expected)
      .filter(([what, value]) => row?.[what] !== value)
      .map(([what, value]) => `${place.officeCode}: ${what} should be ${value} and is ${row?.[what]}`),
    ...(others.length > 0 ? [`${place.officeCode}: ${others.length} figures are not as acknowledged`] : []),
  ]
}

/** Of amounts with two decimals. */
function sumOf(amounts: readonly string[]): string {
  const satang = amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n)
  return `${satang / 100n}.${String(satang % 100n).padStart(2, '0')}`
}
