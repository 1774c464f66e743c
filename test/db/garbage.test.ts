// What a query gave is garbage when nobody holds it any more, and goes with the next small collection. The driver as published
// keeps every query with its result until a full one, which then stops everybody; see patches/.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { createTestDatabase } from '../database.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

/** About two hundred megabytes of results, one after the other; what starting has left behind goes before. */
const PROGRAM = `
  const { connect } = await import('./db/connect.ts')
  const { sql, close } = connect(process.env.DATABASE_URL, { max: 1 })
  for (let turn = 0; turn < 1_200; turn += 1) {
    if (turn === 200) {
      globalThis.gc()
      console.log('Started.')
    }
    await sql.unsafe("select json_agg(repeat('x', 40) || n) as list from generate_series(1, 2000) n")
  }
  await close()`

/** `Scavenge 12.9 (15.5) -> 11.4 (15.5) MB`: MB before and after. */
const COLLECTION = /(Scavenge|Mark-Compact)\D*?([\d.]+) \([\d.]+\) -> ([\d.]+) \(/g

it('dies young', async () => {
  const database = await createTestDatabase()
  try {
    const { stdout } = await run(
      process.execPath,
      ['--trace-gc', '--expose-gc', '--input-type=module', '--eval', PROGRAM],
      {
        cwd: root,
        env: { ...process.env, DATABASE_URL: database.url },
        maxBuffer: 1e8,
      },
    )
    const collections = [...stdout.slice(stdout.indexOf('Started.')).matchAll(COLLECTION)].map(
      ([, kind, before, after]) => ({
        isSmall: kind === 'Scavenge',
        before: Number(before),
        after: Number(after),
      }),
    )
    let made = 0
    let survived = 0
    for (const [index, { isSmall, before, after }] of collections.entries()) {
      const last = collections[index - 1]
      if (last === undefined || !isSmall) continue
      made += before - last.after
      survived += after - last.after
    }
    expect(made).toBeGreaterThan(20)
    expect(survived / made).toBeLessThan(0.15)
  } finally {
    await database.close()
  }
})
