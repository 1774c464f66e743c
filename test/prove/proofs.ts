// All proofs by name, in the order in which they run. A proof is loaded only when it runs.
import type { Proof } from './proof.ts'

export const PROOFS: Record<string, () => Promise<Proof>> = {
  kills: async () => (await import('./kills.ts')).proof,
  calls: async () => (await import('./calls.ts')).CALLS,
  clock: async () => (await import('./clock.ts')).CLOCK,
  database: async () => (await import('./database.ts')).DATABASE,
  events: async () => (await import('./events.ts')).EVENTS,
  stop: async () => (await import('./stop.ts')).STOP,
  away: async () => (await import('./away.ts')).AWAY,
  fuzz: async () => (await import('./fuzz.ts')).FUZZ,
  floods: async () => (await import('./floods.ts')).FLOODS,
  restore: async () => (await import('./restore.ts')).RESTORE,
  upgrade: async () => (await import('./upgrade.ts')).UPGRADE,
  fleet: async () => (await import('./fleet.ts')).FLEET,
  soak: async () => (await import('./soak.ts')).SOAK,
  together: async () => (await import('./together.ts')).TOGETHER,
  writers: async () => (await import('./writers.ts')).TWO_WRITERS,
}
