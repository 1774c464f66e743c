// All proofs by name, in the order in which they run. A proof is loaded only when it runs.
import type { Proof } from './proof.ts'

export const PROOFS: Record<string, () => Promise<Proof>> = {}
