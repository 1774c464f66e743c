// The clock of a real installation: the machine's. Practice mode has one of its own that people can move.
// Nothing else in the program reads the time of day.
import type { Clock } from '../ports.ts'

export const createClock = (): Clock => ({ now: () => new Date() })
