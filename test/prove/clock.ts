// Three years of the reporting calendar on a simulated clock, in processes of different time zones, with a service that
// sleeps over milestones and a clock that jumps; held against the letter's table, worked out a second time.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { databaseServerOfRun } from '../database.ts'
import { momentsAwake } from './clock-moments.ts'
import { type Heard, openMonth, whatIsHeard } from './clock-oracle.ts'
import type { ZoneOrder, ZoneReport } from './clock-zone.ts'
import { createChance, type Proof } from './proof.ts'

const ZONES = ['UTC', 'America/New_York', 'Asia/Bangkok', 'Pacific/Kiritimati']
/** Three year ends of both kinds, and 29 February 2028. */
const FIRST_MONTH = '2025-10'
const MONTHS = 36
/** One that has a forecast in it, a milestone on a weekend and the end of a year. */
const QUICK_FIRST_MONTH = '2026-12'
const QUICK_MONTHS = 3
const AWAKE = 0.7
const QUICK_AWAKE = 0.35

export const CLOCK: Proof = {
  promise: 'Whatever the clock does, everybody hears everything once and in time.',
  isInQuick: true,
  limitSeconds: [900, 120],
  async run({ seed, isQuick }) {
    const chance = createChance(seed)
    const zones = isQuick ? [ZONES[0] ?? '', ZONES[1 + chance.below(3)] ?? ''] : ZONES
    const [first, months] = isQuick ? [QUICK_FIRST_MONTH, QUICK_MONTHS] : [FIRST_MONTH, MONTHS]
    const saves = savesAround(first, months)
    const awake = isQuick ? QUICK_AWAKE : AWAKE
    const lives = zones.map(zone => ({ zone, awake: momentsAwake({ first, months, awake }, chance) }))
    const server = databaseServerOfRun()
    const workers = isQuick ? 2 : 5
    const reports = await Promise.all(
      lives.map(({ zone, awake }) => live(zone, { server, workers, awake, saves })),
    )
    const broken = reports.flatMap((report, index) => judge(report, lives[index]?.awake ?? [], saves))
    const notices = reports.flatMap(report => report.heard)
    return {
      figures: {
        months,
        zones: zones.length,
        schedulers: workers,
        moments: lives.reduce((sum, { awake }) => sum + awake.length, 0),
        sent: notices.filter(({ at }) => at !== null).length,
        expired: notices.filter(({ at }) => at === null).length,
        saves: saves.length * zones.length,
        broken: broken.length,
      },
      broken,
    }
  },
}

/** The last second before the opening and the closing, and the first one after. */
function savesAround(first: string, months: number): ZoneOrder['saves'] {
  const [year = 0, month = 0] = first.split('-').map(Number)
  return Array.from({ length: months }, (_, index) => {
    const monthOf = (more: number) =>
      new Date(Date.UTC(year, month - 1 + index + more, 1)).toISOString().slice(0, 7)
    const name = monthOf(0)
    return [
      `${name}-09T23:59:59`,
      `${name}-10T00:00:00`,
      `${monthOf(1)}-06T23:59:59`,
      `${monthOf(1)}-07T00:00:00`,
    ].map(at => ({ at, month: name }))
  }).flat()
}

async function live(zone: string, order: ZoneOrder): Promise<ZoneReport> {
  const program = join(import.meta.dirname, 'clock-zone.ts')
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    env: { ...process.env, TZ: zone },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  if (code !== 0) throw new Error(`the process in ${zone} ended with ${code}`)
  return JSON.parse(text) as ZoneReport
}

/** What does not hold in this zone, a sentence each. */
function judge(report: ZoneReport, awake: readonly string[], saves: ZoneOrder['saves']): string[] {
  const { zone } = report
  const wanted = whatIsHeard(awake)
  const lines = (list: readonly Heard[]) =>
    list.map(({ what, month, who, at }) => `${what} ${month} ${who} ${at}`)
  const messages = new Set(wanted.flatMap(({ who, at }) => (at === null ? [] : [`${who} ${at}`])))
  const ends = saves.map(({ at, month }) => (openMonth(at) === month ? 'done' : 'window'))
  return [
    ...difference(lines(wanted), lines(report.heard)),
    ...difference([...messages], report.messages).map(item => `message ${item}`),
    ...report.unsettled.map(state => `a notice is left ${state}`),
    ...report.messages.filter(isOutOfHours).map(item => `said out of hours: ${item}`),
    ...saves.flatMap(({ at, month }, index) =>
      report.saves[index]?.startsWith(ends[index] ?? '')
        ? []
        : [`saving ${month} at ${at}: ${report.saves[index]}`],
    ),
  ].map(sentence => `${zone}: ${sentence}`)
}

const isOutOfHours = (message: string): boolean => {
  const time = message.slice(-8)
  return time < '07:00:00' || time >= '20:00:00'
}

/** Both ways and with repetitions: what is missing and what is too much. */
function difference(wanted: readonly string[], found: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const item of wanted) left.set(item, (left.get(item) ?? 0) + 1)
  for (const item of found) left.set(item, (left.get(item) ?? 0) - 1)
  return [...left].flatMap(([item, count]) =>
    count === 0 ? [] : [`${count > 0 ? 'missing' : 'too much'}: ${item}`],
  )
}
