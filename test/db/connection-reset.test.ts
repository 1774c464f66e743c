// Connections that are reset just when somebody begins to use them: what was sent between the reset and its end is refused as
// well, and nobody waits for ever. The driver as published forgets it; see patches/.
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { runPrepared } from '../../db/queries/prepared.ts'
import { createTestDatabase } from '../database.ts'
import { layCable } from '../http/database-cable.ts'

const ROUNDS = 5
const PACKETS = 9
/** Longer than everything here takes, reconnecting included. */
const PATIENCE_MS = 4_000

it('refuses what was sent into a connection that is ending', async () => {
  const database = await createTestDatabase()
  const cable = await layCable(database.url)
  const { db, scopeTo, close } = connect(cable.url, { max: 4 })
  const scoped = scopeTo('56')
  const one = sql`select 1 as one`
  const page = () =>
    Promise.all([
      runPrepared(scoped, one),
      scoped.transaction(tx => Promise.all([runPrepared(tx, one), runPrepared(tx, one)])),
    ])
  const isSettled = async (work: Promise<unknown>): Promise<boolean> => {
    const { promise: late, resolve } = Promise.withResolvers<'late'>()
    const timer = setTimeout(() => resolve('late'), PATIENCE_MS)
    const end = await Promise.race([work.catch(() => 'refused'), late])
    clearTimeout(timer)
    return end !== 'late'
  }
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let packets = 1; packets <= PACKETS; packets += 1) {
        cable.cutAfter(packets)
        expect(await isSettled(runPrepared(db, one).then(page)), `${round}, ${packets}`).toBe(true)
        // Where the cut comes after the answer, it meets the next ones.
        expect(await isSettled(page()), `${round}, ${packets}: next`).toBe(true)
        expect(await isSettled(page()), `${round}, ${packets}: after`).toBe(true)
      }
    }
  } finally {
    await Promise.race([close(), cable.close()])
    await database.close()
  }
}, 60_000)
