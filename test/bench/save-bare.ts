// A save with nothing around it: express reads the JSON, postgres.js sends the statements that the service was heard
// sending (save-pgbench.ts), and the figures go back. No session, no contract, no rules, no version check.
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import express from 'express'
import postgres from 'postgres'
import type { SaveFigures } from '../../bot/contract/reports.ts'
import { addArrayTypes } from '../../db/array-types.ts'
import type { SentStatement } from './save-pgbench.ts'

/** What changes from save to save; everything else is sent as it was heard. */
interface Saved {
  amounts: string[]
  versions: string[]
  entries: string[]
  detail: string
}

type Value = unknown | ((saved: Saved) => unknown)

interface Place {
  officeName: string
  /** Without begin and commit. */
  statements: { text: string; values: Value[] }[]
}

const { BARE_STATEMENTS = '', DATABASE_URL = '' } = process.env
const heard = JSON.parse(readFileSync(BARE_STATEMENTS, 'utf8')) as Record<string, SentStatement[]>
const places = new Map(
  Object.entries(heard).map(([officeCode, sent]) => [officeCode, placeOf(officeCode, sent)]),
)

const sql = postgres(DATABASE_URL, { max: 10, fetch_types: false, connection: { TimeZone: 'UTC' } })
addArrayTypes(sql)

/** Of the statements: who it is, sent with the first read, and the reads. What comes then is sent together, as the service does. */
const READS_END = 4

const app = express()
app.put('/api/reports/:officeCode/:period/figures', express.json({ limit: '512kb' }), async (req, res) => {
  const { figures } = req.body as SaveFigures
  const place = places.get(String(req.params.officeCode))
  if (place === undefined) throw new Error('no such place')
  const now = new Date().toISOString()
  const saved = {
    amounts: figures.map(figure => figure.entries[0]?.amount ?? ''),
    versions: figures.map(figure => String(figure.baseVersion + 1)),
    entries: figures.map(figure => JSON.stringify(figure.entries)),
    detail: JSON.stringify({
      reportVersion: 1,
      figures: figures.map(({ producerId, entries, baseVersion }) => ({
        producerId,
        from: entries[0]?.amount,
        to: entries[0]?.amount,
        version: baseVersion + 1,
      })),
    }),
  }
  await sql.begin(async tx => {
    const send = ({ text, values }: Place['statements'][number]) =>
      tx
        .unsafe(text, values.map(value => (typeof value === 'function' ? value(saved) : value)) as string[], {
          prepare: values.length > 0,
        })
        .execute()
    const [role, ...reads] = place.statements.slice(0, READS_END)
    const entered = role && send(role)
    for (const statement of reads) await send(statement)
    await Promise.all([entered, ...place.statements.slice(READS_END).map(send)])
  })
  res.json({
    reportVersion: 1,
    state: 'draft',
    figures: figures.map(({ producerId, baseVersion, ...figure }) => ({
      producerId,
      figure: {
        version: baseVersion + 1,
        amount: figure.entries[0]?.amount,
        ...figure,
        recordedBy: place.officeName,
        recordedAt: now,
      },
    })),
  })
})

const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Ready on http://localhost:${(server.address() as AddressInfo).port}\n`)
})

/** Finds in what was heard the parts that belong to the save: lists of 120 by what they hold. */
function placeOf(officeCode: string, sent: SentStatement[]): Place {
  const statements = sent
    .filter(({ text }) => !/^(begin|commit)/.test(text))
    .map(({ text, values }) => ({ text, values: values.map((value, index) => partOf(text, value, index)) }))
  return { officeName: `เจ้าหน้าที่ ${officeCode}`, statements }
}

function partOf(text: string, value: string | null, index: number): Value {
  if (value === null) return null
  if (value.startsWith('{"reportVersion"')) return (saved: Saved) => saved.detail
  if (value.startsWith('{"[{')) return (saved: Saved) => saved.entries
  if (/^\{"\d+\.\d\d"/.test(value)) return (saved: Saved) => saved.amounts
  if (text.includes(`$${index + 1}::int[]`)) return (saved: Saved) => saved.versions
  return value
}
