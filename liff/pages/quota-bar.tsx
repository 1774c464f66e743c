// One month of LINE's quota as a bar and in words: used, still to come, left.
import { PREVIEW } from '../words-calendar-year.ts'

interface QuotaBarProps {
  title: string
  /** Null = unlimited or not known. */
  limit: number | null
  /** Null = not known. */
  used: number | null
  wanted: number
  isUnlimited: boolean
}

export function QuotaBar({ title, limit, used, wanted, isUnlimited }: QuotaBarProps) {
  const left = limit === null ? null : Math.max(0, limit - (used ?? 0) - wanted)
  const words = [
    ...(used ? [PREVIEW.used(shown(used))] : []),
    (used ? PREVIEW.wanted : PREVIEW.wantedFirst)(shown(wanted)),
    ...(left === null || limit === null ? [] : [PREVIEW.left(shown(left), shown(limit))]),
    ...(isUnlimited ? [PREVIEW.unlimited] : []),
  ]
  return (
    <div class="foreseen-kind">
      <h3>{title}</h3>
      {limit !== null && (
        <svg class="quota-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect class="quota-used" width={partOf(used ?? 0, limit)} height="4" />
          <rect
            class={left === 0 && (used ?? 0) + wanted > limit ? 'quota-over' : 'quota-wanted'}
            x={partOf(used ?? 0, limit)}
            width={Math.min(partOf(wanted, limit), 100 - partOf(used ?? 0, limit))}
            height="4"
          />
        </svg>
      )}
      <p>{words.join(' · ')}</p>
    </div>
  )
}

const shown = (count: number): string => count.toLocaleString('en')

const partOf = (count: number, limit: number): number =>
  limit === 0 ? 100 : Math.min(100, (count / limit) * 100)
