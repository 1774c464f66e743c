// How long spreadsheets take and how much memory: `npm run bench:sheets`. Each measurement in a process of its own, so
// that none has the peak of another; what is said of memory is its growth over the process before the work.
import { spawnSync } from 'node:child_process'
import type { SheetCell, SheetTable } from '../../bot/domain/sheet-table.ts'
import { createSheets } from '../../bot/outside/sheets.ts'
import type { FormWorkbook } from '../../bot/ports.ts'
import { makeCsv, makeXlsx, makeZipBomb } from '../make-sheets.ts'

/** What one spreadsheet may take on top of the service, and how long one that somebody sends. */
const LIMIT_MB = 150
const LIMIT_MS = 3_000

const log = { info() {}, warn() {}, error() {} }

const KINDS = ['text', 'text', 'text', 'text', 'text', 'baht', 'baht', 'baht', 'percent', 'count'] as const

function cellOf(kind: (typeof KINDS)[number], row: number): SheetCell {
  if (kind === 'text') return { kind, text: `กลุ่มทอผ้าบ้านน้ำปี้ ${row}` }
  if (kind === 'baht') return { kind, satang: BigInt(row) * 1_725n }
  return kind === 'percent' ? { kind, tenths: row % 500 } : { kind, count: row }
}

const tableOf = (rows: number, copies = 1): SheetTable => ({
  name: 'BENCH',
  title: 'ยอดขาย',
  notes: ['ตัวเลข ณ วันที่ 25 มกราคม 2568'],
  columns: Array(copies)
    .fill(KINDS)
    .flat()
    .map((kind, index) => ({ kind, key: `c${index}`, title: `คอลัมน์ ${index}`, width: 16 })),
  rows: Array.from({ length: rows }, (_, row) =>
    Array(copies)
      .fill(KINDS)
      .flat()
      .map(kind => cellOf(kind, row)),
  ),
  total: null,
})

const plain = (rows: number) =>
  Array.from({ length: rows }, (_, row) => [
    `P${row}`,
    `กลุ่มทอผ้าบ้านน้ำปี้ ${row}`,
    'ดอกคำใต้',
    'บ้านปิน',
    'อาหาร',
    row * 1.25,
  ])

const form = (rows: number): FormWorkbook => ({
  table: tableOf(rows),
  entry: [{ column: 5, allows: 'baht' }],
  meta: { schema: 'bench' },
})

type Sheets = ReturnType<typeof createSheets>

/** Each prepares what it needs and answers with the work that is measured. */
const WORK: Record<string, () => Promise<(sheets: Sheets) => Promise<unknown>>> = {
  'write 5,000 rows of 20 columns': async () => {
    const table = tableOf(5_000, 2)
    return sheets => sheets.write([table])
  },
  'write 1,500 rows': async () => {
    const table = tableOf(1_500)
    return sheets => sheets.write([table])
  },
  'write a form of 200 rows': async () => {
    const book = form(200)
    return sheets => sheets.writeForm(book)
  },
  'read a workbook of 2,000 rows': async () => {
    const bytes = await makeXlsx([{ name: 'a', rows: plain(2_000) }])
    return sheets => sheets.read(bytes, { maxRows: 5_000 })
  },
  'read a CSV of 2,000 rows': async () => {
    const bytes = makeCsv(plain(2_000).map(row => row.map(String)))
    return sheets => sheets.read(bytes, { maxRows: 5_000 })
  },
  'refuse 100,000 rows': async () => {
    const bytes = await makeXlsx([{ name: 'a', rows: plain(100_000) }])
    return sheets => sheets.read(bytes, { maxRows: 5_000 })
  },
  'refuse a zip bomb of 300 MB': async () => {
    const bytes = await makeZipBomb(300)
    return sheets => sheets.read(bytes, { maxRows: 5_000 })
  },
}

async function measure(name: string): Promise<void> {
  const work = await WORK[name]?.()
  if (!work) throw new Error(`No such measurement: ${name}`)
  const sheets = createSheets({ log })
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  // The peak until now is that of preparing: what matters is what stands on top of the memory in use.
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 5)
  const startedAt = performance.now()
  const cpu = process.cpuUsage()
  const answer = await work(sheets)
  const ms = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpu)
  clearInterval(watch)
  const size = answer instanceof Uint8Array ? `${(answer.length / 1024).toFixed(0)} kB` : describe(answer)
  const memory = Math.max(0, peak - before) / 1024 / 1024
  const isMet = memory < LIMIT_MB && ms < LIMIT_MS
  if (!isMet) process.exitCode = 1
  console.log(
    `${isMet ? 'met   ' : 'MISSED'} ${name.padEnd(32)} ${ms.toFixed(0).padStart(6)} ms ${((user + system) / 1000).toFixed(0).padStart(6)} cpu ms ${memory.toFixed(0).padStart(5)} MB  ${size}`,
  )
  await sheets.close()
}

const describe = (answer: unknown): string => {
  const read = answer as { kind: string; code?: string; sheets?: { rows: unknown[] }[] }
  return read.code ?? `${read.sheets?.[0]?.rows.length} rows`
}

const [, , name] = process.argv
if (name === undefined) {
  for (const each of Object.keys(WORK)) {
    const { status } = spawnSync(process.execPath, ['--expose-gc', import.meta.filename, each], {
      stdio: 'inherit',
    })
    if (status !== 0) process.exitCode = 1
  }
} else {
  await measure(name)
}
