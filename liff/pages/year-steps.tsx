// The fiscal year of a page with the way to the one before and after.
import { thaiFiscalYear } from '../../bot/domain/thai-dates.ts'
import { Icon, LEFT } from '../parts/icon.tsx'
import { RIGHT } from '../parts/more-icons.ts'
import { INDICATOR } from '../words-indicator.ts'

interface YearProps {
  years: { fiscalYear: number; earlier: number | null; later: number | null }
  pathOf: (fiscalYear: number) => string
}

export function YearSteps({ years: { fiscalYear, earlier, later }, pathOf }: YearProps) {
  const name = INDICATOR.year(thaiFiscalYear(fiscalYear))
  return (
    <nav class="months" aria-label={name}>
      <Step to={earlier} pathOf={pathOf} icon={LEFT} words={INDICATOR.earlier} />
      <h2>{name}</h2>
      <Step to={later} pathOf={pathOf} icon={RIGHT} words={INDICATOR.later} />
    </nav>
  )
}

interface StepProps {
  to: number | null
  pathOf: (fiscalYear: number) => string
  icon: string
  words: (year: string) => string
}

function Step({ to, pathOf, icon, words }: StepProps) {
  if (to === null) return <span class="icon-button" />
  return (
    <a class="icon-button" href={pathOf(to)} aria-label={words(thaiFiscalYear(to))}>
      <Icon path={icon} />
    </a>
  )
}
