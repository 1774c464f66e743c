// The score as a bar: five steps with their thresholds, or how far a percentage is reached.
import type { StandingView } from '../../bot/contract/indicator.ts'
import { thresholdWords } from '../../bot/domain/indicator-words.ts'
import { CHECK, Icon } from '../parts/icon.tsx'
import { INDICATOR } from '../words-indicator.ts'

interface BarProps {
  standing: StandingView
  /** Growth so far in tenths of a percent. */
  growth: number | null
  /** The standing in words. */
  words: string
}

export function LevelBar({ standing: { target, level, isReached }, growth, words }: BarProps) {
  if (target.kind === 'percent') {
    const share = isReached ? 100 : shareOf(growth, target.tenths)
    return (
      <div class={`goal-bar${isReached ? ' reached' : ''}`} role="img" aria-label={words}>
        <div style={{ width: `${share}%` }} />
      </div>
    )
  }
  const label = INDICATOR.bar(words, target.tenths.map(thresholdWords).join(' '))
  return (
    <div class="score" role="img" aria-label={label}>
      {target.tenths.map((tenths, index) => {
        const isDone = index < (level ?? 0)
        return (
          <span key={tenths} class={isDone ? 'done' : ''}>
            <b>{isDone ? <Icon path={CHECK} /> : index + 1}</b>
            {thresholdWords(tenths)}
          </span>
        )
      })}
    </div>
  )
}

/** Of a target of nothing or less there is no way to go but all or nothing. */
const shareOf = (growth: number | null, tenths: number): number =>
  growth === null || tenths <= 0 ? 0 : Math.max(0, Math.min(99, (growth / tenths) * 100))
