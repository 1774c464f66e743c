// Where a span stands against its target: the score as a bar, what growth is missing, and what must still be sold.
import { type Signal, useComputed } from '@preact/signals'
import type { IndicatorView, SpanView, StandingView } from '../../bot/contract/indicator.ts'
import { SPAN_NAMES, SPAN_SHORT } from '../../bot/domain/indicator-words.ts'
import { thaiPeriodShort } from '../../bot/domain/thai-dates.ts'
import type { Span } from '../../db/vocabulary.ts'
import { targetsPath, uploadingPath } from '../more-routes.ts'
import { ButtonLink } from '../parts/button.tsx'
import { INDICATOR } from '../words-indicator.ts'
import { LevelBar } from './level-bar.tsx'
import { totalSatang, totalWords } from './total-satang.ts'

interface TargetProps {
  view: IndicatorView
  span: Signal<Span>
}

const SPAN_LIST = Object.keys(SPAN_NAMES) as Span[]

export function IndicatorTarget({ view, span }: TargetProps) {
  const chosen = useComputed(() => view.spans[span.value])
  const { standing } = chosen.value
  return (
    <section class="card stack">
      <h2>{INDICATOR.target}</h2>
      <fieldset>
        <legend class="unseen">{INDICATOR.span}</legend>
        <div class="chips">
          {SPAN_LIST.map(item => (
            <button
              key={item}
              type="button"
              class="chip"
              aria-pressed={span.value === item}
              onClick={() => (span.value = item)}
            >
              {SPAN_SHORT[item]}
            </button>
          ))}
        </div>
      </fieldset>
      {standing === null ? (
        <p>{INDICATOR.none}</p>
      ) : (
        <>
          <Standing standing={standing} growth={chosen.value.growth} />
          <Needed view={view} span={span.value} standing={standing} whole={chosen.value.wholeBase} />
        </>
      )}
      {view.maySetTargets && (
        <ButtonLink tone="quiet" href={targetsPath(view.fiscalYear)}>
          {standing === null ? INDICATOR.set : INDICATOR.change}
        </ButtonLink>
      )}
    </section>
  )
}

const goalOf = ({ target }: StandingView): string =>
  target.kind === 'levels' ? INDICATOR.levelFive : INDICATOR.goal

function standingWords({ target, level, isReached, distanceTenths }: StandingView): string {
  if (distanceTenths === null) return INDICATOR.unknown
  if (target.kind === 'levels') return INDICATOR.level(level ?? 0)
  return isReached ? INDICATOR.reachedPercent(target.tenths) : INDICATOR.belowPercent(target.tenths)
}

function Standing({ standing, growth }: { standing: StandingView; growth: SpanView['growth'] }) {
  const { distanceTenths, isReached } = standing
  return (
    <div class="stack">
      <p class="headline-words">{standingWords(standing)}</p>
      <LevelBar standing={standing} growth={growth.tenths} words={standingWords(standing)} />
      {growth.tenths !== null && (
        <p class="small">{INDICATOR.sold(totalWords(growth.now), totalWords(growth.base))}</p>
      )}
      {distanceTenths !== null && !isReached && (
        <p>{INDICATOR.distance(INDICATOR.points(distanceTenths), goalOf(standing))}</p>
      )}
    </div>
  )
}

interface NeededProps {
  view: IndicatorView
  span: Span
  standing: StandingView
  whole: SpanView['wholeBase']
}

function Needed({ view, span, standing, whole }: NeededProps) {
  const { needed, remaining } = standing
  const top = needed.at(-1)
  if (whole.of === 0) return <p class="small">{INDICATOR.noDistricts}</p>
  if (remaining.length === 0) return <p class="small">{INDICATOR.over}</p>
  if (top === undefined) return <NoNeed view={view} span={span} />
  const imported = monthsOf(view, span).filter(month => month.imported !== null)
  return (
    <div class="stack">
      {totalSatang(top.amount) === 0n ? (
        <p>{INDICATOR.enough(goalOf(standing))}</p>
      ) : (
        <p class="need-words">
          {INDICATOR.need} <b class="big">{totalWords(top.amount)}</b>{' '}
          {INDICATOR.needIn(remaining.length, rangeWords(remaining), goalOf(standing))}
        </p>
      )}
      {needed.length > 1 && <EachLevel needed={needed} />}
      <p class="small">
        {INDICATOR.draft}
        {imported.length > 0 && (
          <span class="note">{INDICATOR.imported(rangeWords(imported.map(month => month.period)))}</span>
        )}
        {whole.covered < whole.of && <span class="note">{INDICATOR.whole(whole.covered, whole.of)}</span>}
      </p>
    </div>
  )
}

const EachLevel = ({ needed }: Pick<StandingView, 'needed'>) => (
  <table>
    <caption class="small">{INDICATOR.needEach}</caption>
    <tbody>
      {needed.map(({ level, thresholdTenths, amount }) => (
        <tr key={thresholdTenths}>
          <th scope="row">{INDICATOR.levelAt(level ?? 0, thresholdTenths)}</th>
          <td>
            {totalSatang(amount) === 0n ? (
              INDICATOR.needNothing
            ) : (
              <>
                {totalWords(amount)} {INDICATOR.baht}
              </>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Which base is missing, and where the province can bring it from. */
function NoNeed({ view, span }: Pick<NeededProps, 'view' | 'span'>) {
  const bare = monthsOf(view, span).filter(month => month.base === null)
  const isProvince = view.districts.length > 0
  return (
    <div class="stack">
      <p>
        {isProvince || bare.length === 0
          ? INDICATOR.noNeedProvince
          : INDICATOR.noNeed(rangeWords(bare.map(month => month.period)))}
      </p>
      {view.maySetTargets && (
        <ButtonLink tone="quiet" href={uploadingPath('baseline')}>
          {INDICATOR.addBase}
        </ButtonLink>
      )}
    </div>
  )
}

const monthsOf = ({ months }: IndicatorView, span: Span) =>
  span === 'year' ? months : span === 'round_1' ? months.slice(0, 6) : months.slice(6)

/** Month and year are never torn apart. */
const monthWords = (period: string) => thaiPeriodShort(period).replace(' ', '\u00a0')

/** `ม.ค. 68 – มี.ค. 68` where they follow each other, else each by name. */
function rangeWords(periods: readonly string[]): string {
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return ''
  const numberOf = (period: string) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5))
  const isRow = periods.length > 2 && numberOf(last) - numberOf(first) === periods.length - 1
  return isRow ? `${monthWords(first)} – ${monthWords(last)}` : periods.map(monthWords).join(', ')
}
