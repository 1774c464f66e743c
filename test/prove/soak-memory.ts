// Whether a process keeps growing under an even load. Its resident memory goes up and down with every collection, so what
// is compared are middles: of the last quarter of the time with the quarter after the first half.
import { readFileSync } from 'node:fs'

export interface MemoryWatch {
  stop(): {
    /** Middle of the last quarter. */
    megabytes: number
    /** By how much that is more than the middle of the quarter before. */
    growth: number
    isFlat: boolean
  }
}

const EVERY_MS = 200
const FLAT_MB = 30

/** Of one process by its number; knows nothing where the system does not say (growth 0). */
export function watchMemory(pid: number): MemoryWatch {
  const samples: number[] = []
  const timer = setInterval(() => samples.push(residentMegabytes(pid)), EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      const quarter = Math.floor(samples.length / 4)
      const before = middle(samples.slice(2 * quarter, 3 * quarter))
      const after = middle(samples.slice(3 * quarter))
      const growth = Math.round(after - before)
      return { megabytes: Math.round(after), growth, isFlat: growth <= FLAT_MB }
    },
  }
}

const middle = (values: number[]): number =>
  values.length === 0 ? 0 : (values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)

function residentMegabytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
