// Every version of one figure, newest first: from which amount to which, why, split how, by whom and from where, and
// which certified versions of the report hold it.
import '../style/pages.css'
import '../style/history.css'
import type { FigureHistory } from '../../bot/contract/history.ts'
import { formatBaht, parseBaht } from '../../bot/domain/money.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import {
  CATEGORY_NAMES,
  CHANNEL_NAMES,
  NO_SALES_REASON_NAMES,
  SOURCE_NAMES,
} from '../../bot/domain/thai-words.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { producerPath } from '../more-routes.ts'
import { Icon } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { CHART, FOLDER, LOCK, PAST, RIGHT } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Way } from '../parts/way.tsx'
import { reportHistoryPath, reportPath } from '../routes.ts'
import { momentLong } from '../words-common.ts'
import { FIGURE_HISTORY, whoWords } from '../words-history.ts'

type FigureHistoryRoute = Extract<Route, { page: 'figureHistory' }>
type Version = FigureHistory['versions'][number]

export function FigureHistoryPage({ route }: { route: FigureHistoryRoute }) {
  const { officeCode, period, producerId } = route
  const loading = useLoad(
    () => call('showFigureHistory', { officeCode, period, producerId }),
    `${officeCode}:${period}:${producerId}`,
  )
  return (
    <Load of={loading}>
      {({ producerName, versions, merged }) => (
        <main class="stack">
          <PageHead title={FIGURE_HISTORY.title} sub={FIGURE_HISTORY.sub(producerName, thaiPeriod(period))} />
          {versions.length === 0 && <p class="card">{FIGURE_HISTORY.nothing}</p>}
          <ol class="stack">
            {versions.map((version, index) => (
              <OneVersion key={version.version} version={version} before={versions[index + 1] ?? null} />
            ))}
          </ol>
          {merged.length > 0 && <Merged figures={merged} />}
          <section class="card">
            <Way href={producerPath(producerId)} icon={FOLDER} words={FIGURE_HISTORY.producer} />
            <Way
              href={reportHistoryPath(officeCode, period)}
              icon={PAST}
              words={FIGURE_HISTORY.reportHistory}
            />
            <Way href={reportPath(officeCode, period)} icon={CHART} words={FIGURE_HISTORY.report} />
          </section>
        </main>
      )}
    </Load>
  )
}

const Merged = ({ figures }: { figures: FigureHistory['merged'] }) => (
  <section class="card">
    <h2>{FIGURE_HISTORY.merged}</h2>
    <p class="small">{FIGURE_HISTORY.mergedExplain}</p>
    <ul class="list">
      {figures.map(({ producerId, code, name, amount }) => (
        <li key={producerId}>
          <a class="item item-head" href={producerPath(producerId)}>
            <span>
              {name} <span class="small whole">{code}</span>
            </span>
            <b>{FIGURE_HISTORY.amount(baht(amount))}</b>
          </a>
        </li>
      ))}
    </ul>
  </section>
)

const baht = (amount: string) => formatBaht(parseBaht(amount) ?? 0n)

const oldWords = ({ amount, noSalesReason }: Version): string => {
  if (noSalesReason) return FIGURE_HISTORY.noSales(NO_SALES_REASON_NAMES[noSalesReason])
  return amount === null ? FIGURE_HISTORY.blank : baht(amount)
}

function newWords(version: Version): string {
  if (version.amount === null) return FIGURE_HISTORY.takenBack
  return version.noSalesReason ? oldWords(version) : FIGURE_HISTORY.amount(baht(version.amount))
}

interface OneProps {
  version: Version
  /** The version it replaced. */
  before: Version | null
}

function OneVersion({ version, before }: OneProps) {
  const { at, by, origin, source, note, doubtReason, entries, certifiedIn } = version
  const isFilled = version.amount !== null
  return (
    <li class="card figure-version">
      <p class="item-head small">
        <span>{momentLong(at)}</span>
        <span>{FIGURE_HISTORY.version(version.version)}</span>
      </p>
      <Change version={version} before={before} />
      {entries.length > 0 && <Split entries={entries} />}
      {doubtReason && <p>{FIGURE_HISTORY.doubt(doubtReason)}</p>}
      {note && <p class="figure-note">{FIGURE_HISTORY.note(note)}</p>}
      {isFilled && <p class="small">{FIGURE_HISTORY.source(SOURCE_NAMES[source])}</p>}
      <p class="small">{whoWords(by, origin)}</p>
      {certifiedIn.length > 0 && (
        <p class="figure-frozen">
          <Icon path={LOCK} /> {FIGURE_HISTORY.certifiedIn(certifiedIn.join(', '))}
        </p>
      )}
    </li>
  )
}

function Change({ version, before }: OneProps) {
  const after = newWords(version)
  if (!before) {
    return (
      <p class="figure-change">
        <b>{after}</b> <span class="small">{FIGURE_HISTORY.first}</span>
      </p>
    )
  }
  if (oldWords(before) === oldWords(version)) {
    return (
      <p class="figure-change">
        <b>{after}</b> <span class="small">{FIGURE_HISTORY.same}</span>
      </p>
    )
  }
  return (
    <p class="figure-change">
      <span class="unseen">{FIGURE_HISTORY.before}</span>
      <span class="figure-old">{oldWords(before)}</span>
      <Icon path={RIGHT} />
      <span class="unseen">{FIGURE_HISTORY.after}</span>
      <b>{after}</b>
    </p>
  )
}

const nameIn = (names: Readonly<Record<string, string>>, word: string) => names[word] ?? word

/** One category and channel is a plain line; several are a list with amounts. */
function Split({ entries }: Pick<Version, 'entries'>) {
  const words = (entry: Version['entries'][number]) =>
    `${nameIn(CATEGORY_NAMES, entry.category)} · ${nameIn(CHANNEL_NAMES, entry.channel)}`
  const [only] = entries
  if (only && entries.length === 1) return <p class="small">{words(only)}</p>
  return (
    <ul class="small figure-parts" aria-label={FIGURE_HISTORY.split}>
      {entries.map(entry => (
        <li key={words(entry)}>
          <span>{words(entry)}</span>
          <span>{baht(entry.amount)}</span>
        </li>
      ))}
    </ul>
  )
}
