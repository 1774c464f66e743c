// How things are measured here: variants take turns in one run, because the machine is never quiet for long; what is
// said is a ratio of the best rounds, with its goal, beside the processor time that a piece of work took.
import { readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** What one round of one variant gave. */
export interface Sample {
  /** Pieces of work per second, or null where only times are measured. */
  perSecond: number | null
  /** Milliseconds. */
  p50: number
  p99: number
  /** Microseconds of processor time per piece of work, by whose: `{ node: 38, postgres: 13 }`. */
  cpu: Record<string, number>
}

export interface Figure {
  what: string
  value: number
  /** Said after the value: `×`, `ms`, `MB`. */
  unit: string
  /** Null = said for information. */
  goal: { atLeast: number } | { atMost: number } | null
}

export interface Bench {
  /** What is compared with what, one line. */
  says: string
  run(): Promise<Figure[]>
}

export interface Round<Name extends string> {
  variants: Record<Name, Sample>
  /** Processors kept busy by others meanwhile, 0.0 to the machine's count. */
  foreign: number
}

/** Runs the variants in turn, in another order each round. `pids` says whose processor time is ours at that moment. */
export async function interleave<Name extends string>(
  variants: Record<Name, () => Promise<Sample>>,
  rounds = 5,
): Promise<Round<Name>[]> {
  const names = Object.keys(variants) as Name[]
  const result: Round<Name>[] = []
  for (let round = 0; round < rounds; round += 1) {
    const turned = names.map((_, index) => names[(index + round) % names.length] as Name)
    const samples: Partial<Record<Name, Sample>> = {}
    const before = machineTimes()
    for (const name of turned) samples[name] = await variants[name]()
    result.push({ variants: samples as Record<Name, Sample>, foreign: foreignSince(before) })
  }
  return result
}

/** The middle of the rounds: of what `read` takes from each. */
export function median<Name extends string>(
  rounds: readonly Round<Name>[],
  read: (variants: Record<Name, Sample>) => number,
): number {
  const values = rounds.map(round => read(round.variants)).sort((a, b) => a - b)
  return values[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Of times in milliseconds; `share` 0.99 = p99. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Microseconds of processor time that a process (with its threads) has used; 0 where the system does not say. */
export function cpuOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .map(task => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1000)
      .reduce((sum, one) => sum + one, 0)
  } catch {
    return 0
  }
}

/** All processes under this one: a PostgreSQL's connections are processes of their own. */
export function familyOf(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return [pid, ...children.split(' ').filter(Boolean).map(Number).flatMap(familyOf)]
  } catch {
    return [pid]
  }
}

interface MachineTimes {
  busy: number
  ours: number
  at: number
}

const machineTimes = (): MachineTimes => ({
  busy: cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0),
  ours: familyOf(process.pid).reduce((sum, pid) => sum + cpuOf(pid) / 1000, 0),
  at: performance.now(),
})

/** Ours counts only what still runs, so a process that ended in between makes the machine look busier than it was. */
function foreignSince(before: MachineTimes): number {
  const after = machineTimes()
  const foreign = after.busy - before.busy - (after.ours - before.ours)
  return Math.max(0, foreign / (after.at - before.at))
}
