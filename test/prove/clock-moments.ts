// When a service is awake in the simulated months: some moments of ordinary days, the seconds around every milestone, days
// at a time asleep over them, and a clock that is put an hour forward or back.
import type { createChance } from './proof.ts'

type Chance = ReturnType<typeof createChance>

const HOUR = 3_600_000
const BANGKOK = 7 * HOUR
const text = (ms: number): string => new Date(ms + BANGKOK).toISOString().slice(0, 19)
const instant = (bangkok: string): number => Date.parse(`${bangkok}Z`) - BANGKOK

/** Days of a month on which something falls due, and the days before. */
const MILESTONES = [5, 6, 7, 9, 10, 11, 22, 24, 25, 30, 31]
const TIMES = ['06:59:59', '07:00:00', '09:00:00', '16:30:00', '19:59:59', '20:00:00', '23:59:59']

interface Life {
  /** `2025-10` */
  first: string
  months: number
  /** Of the moments at which it could be awake, 0 to 1: who sleeps more has more to make up. */
  awake: number
}

/** Bangkok times in the order in which the service lives through them. */
export function momentsAwake({ first, months, awake }: Life, chance: Chance): string[] {
  const moments = [`${first}-01T08:00:00`]
  const [year = 0, month = 0] = first.split('-').map(Number)
  for (let index = 0; index < months; index++) {
    const days = new Date(Date.UTC(year, month + index, 0)).getUTCDate()
    const month_ = new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 7)
    const asleep = pickSleep(chance, days)
    for (let day = 1; day <= days; day++) {
      const on = `${month_}-${String(day).padStart(2, '0')}`
      const times = MILESTONES.includes(day) || day === days ? timesOf(chance) : [anyTime(chance)]
      moments.push(
        ...times
          .map(time => `${on}T${time}`)
          .filter(at => !asleep(day, at.slice(11)) && chance.next() < awake),
      )
    }
  }
  // In the end at a time at which everything may be said: what waits for the morning is no fault.
  const after = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
  return [...moments.flatMap(at => jump(at, chance)), `${after}T12:00:00`]
}

/** Down over one milestone of the month at least, for up to four days, from some hour to some hour. */
function pickSleep(chance: Chance, days: number): (day: number, time: string) => boolean {
  const spells = Array.from({ length: 1 + chance.below(3) }, () => {
    const milestone = Math.min(days, MILESTONES[chance.below(MILESTONES.length)] ?? 25)
    const from = Math.max(1, milestone - chance.below(3))
    return {
      from: `${pad(from)} ${anyTime(chance)}`,
      until: `${pad(milestone + chance.below(3))} ${anyTime(chance)}`,
    }
  })
  return (day, time) => {
    const now = `${pad(day)} ${time}`
    return spells.some(spell => spell.from <= now && now <= spell.until)
  }
}

const pad = (value: number): string => String(value).padStart(2, '0')
const anyTime = (chance: Chance): string => text(chance.below(24 * 3600) * 1000 - BANGKOK).slice(11)

/** Three of the times at which something changes, and one at which nothing does. */
const timesOf = (chance: Chance): string[] =>
  [...Array.from({ length: 3 }, () => TIMES[chance.below(TIMES.length)] ?? '09:00:00'), anyTime(chance)]
    .sort()
    .filter((time, index, all) => time !== all[index - 1])

/** Once in a while somebody puts the clock an hour forward or back, and then right again. */
function jump(at: string, chance: Chance): string[] {
  if (chance.below(8) > 0) return [at]
  const there = text(instant(at) + (chance.below(2) === 0 ? HOUR : -HOUR))
  return chance.below(2) === 0 ? [at, there] : [there, at]
}
