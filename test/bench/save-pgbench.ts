// The floor of a save: the very statements that the service sends, with their parameters, driven by pgbench instead of
// by a program. They are not written down anywhere: one real save is listened to, so the floor changes with the service.
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { saveFigures } from '../../bot/actions/save-figures.ts'
import type { Deps } from '../../bot/deps.ts'
import { addArrayTypes } from '../../db/array-types.ts'
import { scopeClient } from '../../db/province-scope.ts'
import * as schema from '../../db/schema/index.ts'
import { percentile } from './compare.ts'
import { figuresOf, type SavePlace, type SaveWorld } from './save-world.ts'

const run = promisify(execFile)

/** What one save sent, in order, with values as PostgreSQL reads them. */
export interface SentStatement {
  text: string
  values: (string | null)[]
}

/** Saves every figure of the place once and returns what was sent for it between begin and commit, both included. */
export async function listenToSave({ url }: Pick<SaveWorld, 'url'>, place: SavePlace, version: number) {
  const sent: SentStatement[] = []
  const client = postgres(url, {
    max: 1,
    fetch_types: false,
    connection: { TimeZone: 'UTC' },
    debug: (_connection, text, parameters) => void sent.push({ text, values: parameters.map(asText) }),
  })
  // As connect() makes them: the parsers of the client underneath are the ones that count.
  drizzle(client, { schema })
  addArrayTypes(client)
  const db = drizzle(scopeClient(client, place.actor.provinceCode) as unknown as postgres.Sql, { schema })
  try {
    const deps = { db, clock: { now: () => new Date() } } as unknown as Deps
    await saveFigures(deps, place.actor, { ...place, figures: figuresOf(place, version) })
  } finally {
    await client.end()
  }
  return sent
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value))
    return `{${value.map(item => (item === null ? 'NULL' : JSON.stringify(item))).join()}}`
  return String(value)
}

export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0

/** A district's month with two saves in turn that change every figure to the other's. */
export interface PgbenchPlace {
  even: SentStatement[]
  odd: SentStatement[]
}

export interface PgbenchResult {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  done: number
}

/**
 * One client per place, prepared statements. The only thing that is not sent as the service sends it are the versions,
 * which must be new every time: the same number for all figures, counted by pgbench, spread by PostgreSQL.
 */
export async function runPgbench(
  url: string,
  places: readonly PgbenchPlace[],
  how: { seconds: number; version: number; producers: number },
): Promise<PgbenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'otop-pgbench-'))
  const values: string[] = []
  const block = (statements: SentStatement[], name: string) =>
    statements
      .map((statement, index) => statementFor(statement, `${name}_${index}`, how.producers, values))
      .join('\n')
  const blocks = places.map(
    ({ even, odd }, client) =>
      `\\${client === 0 ? 'if' : 'elif'} :client_id = ${client}\n` +
      `\\if :v % 2 = 0\n${block(even, `a${client}`)}\n\\else\n${block(odd, `b${client}`)}\n\\endif`,
  )
  const script = join(folder, 'save.sql')
  writeFileSync(script, `\\set v :v + 1\n${blocks.join('\n')}\n\\endif\n`)
  try {
    const counts = ['-c', String(places.length), '-j', '1', '-T', String(how.seconds)]
    const log = ['-l', `--log-prefix=${join(folder, 'log')}`]
    const variables = [`v=${how.version}`, ...values].flatMap(value => ['-D', value])
    const { stdout } = await run('pgbench', [
      '-n',
      '-M',
      'prepared',
      ...counts,
      ...log,
      ...variables,
      '-f',
      script,
      url,
    ])
    const perSecond = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1])
    if (!/^number of failed transactions: 0 /m.test(stdout)) throw new Error(`pgbench: ${stdout}`)
    const lines = readdirSync(folder)
      .filter(name => name.startsWith('log'))
      .flatMap(name => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    const times = lines.map(line => Number(line.split(' ')[2]) / 1000)
    return { perSecond, p50: percentile(times, 0.5), p99: percentile(times, 0.99), done: times.length }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A statement of pgbench's own language; its values go to `values` as `name=value`. */
function statementFor(sent: SentStatement, name: string, producers: number, values: string[]): string {
  const text = sent.text.replace(/\$(\d+)(::int\[\])?/g, (_, number: string, isVersions?: string) => {
    if (isVersions !== undefined) return `array_fill(:v::int, array[${producers}])`
    const value = sent.values[Number(number) - 1]
    if (typeof value !== 'string') throw new Error(`pgbench knows no null: $${number} of ${sent.text}`)
    values.push(`${name}_${number}=${value}`)
    return `:${name}_${number}`
  })
  return `${text.trim()};`
}
