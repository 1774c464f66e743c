// Evidence of a quarter: how many producers of each district have any, who has none, and for the province samples
// for inspection.
import '../style/pages.css'
import '../style/summary.css'
import '../style/report.css'
import '../style/evidence.css'
import type { EvidenceGaps } from '../../bot/contract/evidence.ts'
import { bangkokDateOf, periodOf } from '../../bot/domain/civil-time.ts'
import { thaiFiscalYear, thaiPeriodShort } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { Icon, LEFT } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { RIGHT } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { moveQuarter, quarterOf, quarterParts } from '../quarters.ts'
import { evidencePath, gapsPath } from '../routes.ts'
import { serviceNow } from '../service-clock.ts'
import { GAPS } from '../words-evidence.ts'
import { DrawSample } from './draw-sample.tsx'
import { Fold } from './fold.tsx'
import { Samples } from './samples.tsx'

type GapsRoute = Extract<Route, { page: 'gaps' }>
type Named = EvidenceGaps['missing'][number]

export function GapsPage({ route: { quarter } }: { route: GapsRoute }) {
  const loading = useLoad(() => call('showEvidenceGaps', { quarter }), quarter)
  const show = (data: EvidenceGaps) => {
    loading.state.value = { kind: 'here', data }
  }
  return <Load of={loading}>{gaps => <Gaps gaps={gaps} show={show} />}</Load>
}

interface GapsProps {
  gaps: EvidenceGaps
  /** Shows what the server answered. */
  show: (gaps: EvidenceGaps) => void
}

function Gaps({ gaps, show }: GapsProps) {
  const pathOf = pathTo(gaps)
  return (
    <main class="stack">
      <PageHead title={GAPS.title} />
      <Quarters gaps={gaps} />
      <Offices gaps={gaps} />
      <Missing gaps={gaps} pathOf={pathOf} />
      {gaps.mayDraw && <DrawSample gaps={gaps} show={show} />}
      {gaps.samples.length > 0 && <Samples samples={gaps.samples} pathOf={pathOf} />}
    </main>
  )
}

const thisMonth = () => periodOf(bangkokDateOf(serviceNow()))

/** Address of a producer's evidence: in the newest month of the quarter that has begun. */
function pathTo({ periods }: EvidenceGaps): (who: Named) => string {
  const now = thisMonth()
  const period = periods.filter(month => month <= now).at(-1) ?? periods[0] ?? now
  return ({ officeCode, code }) => `${evidencePath(officeCode, period)}?find=${encodeURIComponent(code)}`
}

const nameOf = (quarter: string): string => {
  const { number, fiscalYear } = quarterParts(quarter)
  return GAPS.quarter(number, thaiFiscalYear(fiscalYear))
}

function Quarters({ gaps: { quarter, periods } }: { gaps: EvidenceGaps }) {
  const isLast = quarter >= quarterOf(thisMonth())
  const [first = '', last = ''] = [periods[0], periods.at(-1)]
  return (
    <nav class="months" aria-label={GAPS.title}>
      <Arrow to={moveQuarter(quarter, -1)} icon={LEFT} label={GAPS.earlier} />
      <div class="quarter-name">
        <h2>{nameOf(quarter)}</h2>
        {first && <p class="small">{GAPS.months(thaiPeriodShort(first), thaiPeriodShort(last))}</p>}
      </div>
      {isLast ? (
        <span class="icon-button" />
      ) : (
        <Arrow to={moveQuarter(quarter, 1)} icon={RIGHT} label={GAPS.later} />
      )}
    </nav>
  )
}

const Arrow = ({ to, icon, label }: { to: string; icon: string; label: string }) => (
  <a class="icon-button" href={gapsPath(to)} aria-label={`${label} ${nameOf(to)}`}>
    <Icon path={icon} />
  </a>
)

function Offices({ gaps: { offices } }: { gaps: EvidenceGaps }) {
  const producers = offices.reduce((sum, office) => sum + office.producers, 0)
  const missing = offices.reduce((sum, office) => sum + office.missing, 0)
  return (
    <section class="card">
      <p class="item-head">
        <span>{GAPS.kept}</span>
        <b>
          {producers - missing}/{producers}
        </b>
      </p>
      <Progress done={producers - missing} of={producers} label={GAPS.kept} />
      {offices.length > 1 && (
        <ul class="list">
          {offices.map(office => (
            <li key={office.officeCode} class="item">
              <span class="item-head">
                <span>{office.officeName}</span>
                <span class="small">
                  {office.producers === 0
                    ? GAPS.noFiguresThere
                    : GAPS.keptOf(office.producers - office.missing, office.producers)}
                </span>
              </span>
              {office.producers > 0 && (
                <Progress
                  done={office.producers - office.missing}
                  of={office.producers}
                  label={office.officeName}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {producers === 0 && <p class="small">{GAPS.noFigures}</p>}
      {producers > 0 && missing === 0 && <p class="small">{GAPS.allKept}</p>}
    </section>
  )
}

interface MissingProps {
  gaps: EvidenceGaps
  pathOf: (who: Named) => string
}

function Missing({ gaps: { missing, offices }, pathOf }: MissingProps) {
  const groups = offices
    .map(office => ({ ...office, who: missing.filter(item => item.officeCode === office.officeCode) }))
    .filter(group => group.who.length > 0)
  if (groups.length === 0) return null
  return (
    <>
      <div>
        <h2>{GAPS.missing(missing.length)}</h2>
        <p class="small">{GAPS.explain}</p>
      </div>
      {groups.map(({ officeCode, officeName, who }) => (
        <Fold key={officeCode} title={GAPS.missingAt(officeName, who.length)} isOpen={groups.length === 1}>
          <ul class="list">
            {who.map(producer => (
              <li key={producer.producerId}>
                <a class="item" href={pathOf(producer)}>
                  <span>{producer.name}</span>
                  <span class="small">{producer.code}</span>
                </a>
              </li>
            ))}
          </ul>
        </Fold>
      ))}
    </>
  )
}
