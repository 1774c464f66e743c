// `npm run nation [-- --period 2025-01] [--json]`: the whole country in one month, a line for each province. For whoever runs
// the service: nobody in the product sees more than one province. Left out, the period is the month people work on now.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type NationGrowth, type NationRow, readNation } from '../bot/actions/read-nation.ts'
import { loadConfig } from '../bot/config.ts'
import { EARLIEST_PERIOD, fiscalYearOf } from '../bot/domain/fiscal-year.ts'
import { formatBaht, toBaht } from '../bot/domain/money.ts'
import { NATION_WORDS as W } from '../bot/domain/nation-words.ts'
import { focusPeriod } from '../bot/domain/reporting-calendar.ts'
import { thaiFiscalYear, thaiPeriod } from '../bot/domain/thai-dates.ts'
import { explain } from '../bot/explain.ts'
import { createClock } from '../bot/outside/clock.ts'
import { openDatabase } from '../db/open.ts'

process.once('uncaughtException', error => {
  console.error(explain(error))
  process.exit(1)
})
const { values } = parseArgs({ options: { period: { type: 'string' }, json: { type: 'boolean' } } })
const period = values.period ?? focusPeriod(createClock().now(), [])
if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period) || period < EARLIEST_PERIOD) {
  console.error(`Usage: npm run nation -- --period YYYY-MM --json   (from ${EARLIEST_PERIOD})`)
  process.exit(2)
}

/** Thai vowels and tone marks stand above or below a letter and take no room of their own. */
const widthOf = (text: string): number => text.replace(/\p{M}/gu, '').length
const percentOf = ({ tenths }: NationGrowth): string =>
  tenths === null ? W.noBase : (tenths / 10).toFixed(1)

const lineOf = (name: string, row: NationRow): string[] => [
  name,
  formatBaht(row.amountSatang),
  `${row.offices.submitted}/${row.offices.of}`,
  String(row.offices.certified),
  percentOf(row.growthMonth),
  formatBaht(row.yearSatang),
  percentOf(row.growthYear),
  String(row.growthYear.covered),
]

function print(lines: readonly (readonly string[])[]): void {
  const widths = W.columns.map((_, place) => Math.max(...lines.map(line => widthOf(line[place] ?? ''))))
  for (const line of lines) {
    const cells = line.map((text, place) => {
      const room = ' '.repeat((widths[place] ?? 0) - widthOf(text))
      return place === 0 ? text + room : room + text
    })
    console.log(cells.join('  '))
  }
}

const config = loadConfig()
const database = await openDatabase({
  databaseUrl: config.databaseUrl,
  dataDir: config.dataDir,
  migrationsFolder: join(import.meta.dirname, '../db/migrations'),
  max: 1,
})
try {
  const read = await readNation(database.connection.db, period)
  if (values.json) {
    console.log(JSON.stringify(read, (_, value) => (typeof value === 'bigint' ? toBaht(value) : value), 2))
  } else {
    console.log(W.title(thaiPeriod(period), thaiFiscalYear(fiscalYearOf(period))))
    print([
      W.columns,
      ...read.provinces.map(row => lineOf(row.provinceName, row)),
      lineOf(W.nation, read.nation),
    ])
    console.log(W.note)
  }
} finally {
  await database.close()
}
