// Fails one chosen call and no other: every statement, LINE call and call of a port asks here before it is made.
// The technique is SQLite's: let call 1 fail, then 2, then 3 … until a run passes.
import type { Deps } from '../../bot/deps.ts'
import type { Fault, LineCall } from '../../bot/practice/line-platform/faults.ts'

/**
 * unsent = it never arrives; unheard = it is done and the answer is lost, also of a commit; refused = the other side is
 * there and says no.
 */
export const FAILURES = ['unsent', 'unheard', 'refused'] as const
export type Failure = (typeof FAILURES)[number]

export interface Fuse {
  /** The `nth` call from now on (1 = the next) fails that way. */
  arm(nth: number, failure: Failure): void
  /** No call fails any more. Returns what was hit; null = there were fewer calls. */
  disarm(): string | null
  /** Counts a call; how it is to fail, or null. */
  next(call: string): Failure | null
}

export function createFuse(): Fuse {
  let left = 0
  let armed: Failure | null = null
  let hit: string | null = null
  return {
    arm(nth, failure) {
      left = nth
      armed = failure
      hit = null
    },
    disarm() {
      armed = null
      return hit
    },
    next(call) {
      if (armed === null) return null
      left -= 1
      if (left !== 0) return null
      hit = call
      return armed
    },
  }
}

/** What the simulated LINE has to do for each failure. */
const LINE_FAULTS: Record<Failure, Fault> = {
  unsent: 'reset_before_accept',
  unheard: 'reset_after_accept',
  refused: '500_before_accept',
}

/** For `platform.faults.set`. */
export const lineFaults =
  (fuse: Fuse) =>
  ({ method, path }: Pick<LineCall, 'method' | 'path'>): Fault | null => {
    const failure = fuse.next(`LINE ${method} ${path}`)
    return failure === null ? null : LINE_FAULTS[failure]
  }

/** The same port, whose methods of these names ask the fuse. */
function fused<Port extends object>(port: Port, names: readonly (keyof Port & string)[], fuse: Fuse): Port {
  const changed = names.map(name => {
    const call = port[name] as (...given: unknown[]) => Promise<unknown>
    return [
      name,
      async (...given: unknown[]) => {
        const failure = fuse.next(name)
        if (failure === 'unsent' || failure === 'refused') throw new Error(`the fuse blew before ${name}`)
        const answer = await call(...given)
        if (failure === 'unheard') throw new Error(`the fuse blew after ${name}`)
        return answer
      },
    ]
  })
  return { ...port, ...Object.fromEntries(changed) }
}

/** Storage, photos and the two threads. */
export const fusePorts = (
  { storage, photos, sheets, documents }: Pick<Deps, 'storage' | 'photos' | 'sheets' | 'documents'>,
  fuse: Fuse,
) => ({
  storage: fused(storage, ['put', 'get', 'remove'], fuse),
  photos: fused(photos, ['clean'], fuse),
  sheets: fused(sheets, ['write', 'writeForm', 'read'], fuse),
  documents: fused(documents, ['render'], fuse),
})
