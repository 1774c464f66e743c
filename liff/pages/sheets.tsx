// What can be taken away as a spreadsheet, of a district or the province: tables of a month and of its fiscal year, and the
// workbook that is filled in where there is no signal and sent back.
import '../style/pages.css'
import '../style/summary.css'
import '../style/sheets.css'
import type { WindowView } from '../../bot/contract/calendar.ts'
import type { IndicatorView } from '../../bot/contract/indicator.ts'
import { addMonths, bangkokDateOf, periodOf } from '../../bot/domain/civil-time.ts'
import { EARLIEST_PERIOD, fiscalYearOf } from '../../bot/domain/fiscal-year.ts'
import { SHEET_RULES } from '../../bot/domain/sheet-rules.ts'
import { SHEET_TITLES } from '../../bot/domain/sheet-words.ts'
import { thaiFiscalYear, thaiPeriod } from '../../bot/domain/thai-dates.ts'
import type { Period, SheetName } from '../../db/vocabulary.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { sheetsPath, uploadingPath } from '../more-routes.ts'
import { officer } from '../officer.ts'
import { Banner } from '../parts/banner.tsx'
import { ALERT, Icon, LEFT } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { RIGHT } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Way } from '../parts/way.tsx'
import { GRID } from '../parts/way-icons.ts'
import { isDistrictStaff } from '../routes.ts'
import { serviceNow } from '../service-clock.ts'
import { SHEETS } from '../words-sheets.ts'
import { SheetButton, SheetLine } from './sheet-line.tsx'
import { YearSteps } from './year-steps.tsx'

type SheetsRoute = Extract<Route, { page: 'sheets' }>

const OF_DISTRICT: readonly SheetName[] = [
  'rt1',
  'rekeying',
  'producers',
  'district',
  'by_category',
  'by_channel',
  'forecast',
]
const OF_PROVINCE: readonly SheetName[] = [
  'province',
  'producers',
  'by_office',
  'by_category',
  'by_channel',
  'forecast',
]

/** The indicator knows the office's name, its districts, and what its reader may change. */
export function SheetsPage({ route: { office, period } }: { route: SheetsRoute }) {
  const fiscalYear = String(fiscalYearOf(period))
  const loading = useLoad(
    () =>
      Promise.all([
        call('showIndicator', { officeCode: office, fiscalYear }),
        call('showCalendar', { period }),
      ]),
    `${office}:${period}`,
  )
  return (
    <Load of={loading}>{([view, { window }]) => <Sheets view={view} period={period} window={window} />}</Load>
  )
}

interface SheetsProps {
  view: IndicatorView
  period: Period
}

function Sheets({ view, period, window }: SheetsProps & { window: WindowView }) {
  const { officeCode, officeName } = view
  const isProvince = officeCode.length === 2
  return (
    <main class="stack sheets-page">
      <div class="stack sheets-head">
        <PageHead title={SHEETS.title} sub={officeName} {...backOf(officeCode, period)} />
        <p class="small">{SHEETS.explain}</p>
      </div>
      <div class="stack">
        <Months officeCode={officeCode} period={period} />
        {!isProvince && <FormCard officeCode={officeCode} period={period} window={window} />}
        <Tables title={SHEETS.month} about="period" view={view} period={period} />
        {isProvince && <Districts view={view} period={period} />}
      </div>
      <div class="stack">
        <YearSteps years={withinRecord(view)} pathOf={year => sheetsPath(officeCode, inYear(period, year))} />
        <Tables title={SHEETS.year} about="fiscalYear" view={view} period={period} />
        {isProvince && view.maySetTargets && <BaselineCard view={view} />}
      </div>
    </main>
  )
}

/** Of a district looked at by the province: the province's tables, not home. */
function backOf(officeCode: string, period: Period) {
  const reader = officer.value
  const isGuest = officeCode.length === 4 && reader !== null && !isDistrictStaff(reader)
  return isGuest
    ? { back: { href: sheetsPath(officeCode.slice(0, 2), period), words: SHEETS.toProvince } }
    : {}
}

/** As far back as there can be figures. */
const withinRecord = ({ fiscalYear, earlier, later }: IndicatorView) => ({
  fiscalYear,
  earlier: earlier !== null && earlier >= fiscalYearOf(EARLIEST_PERIOD) ? earlier : null,
  later,
})

/** The same month of another fiscal year. */
const inYear = (period: Period, fiscalYear: number): Period =>
  addMonths(period, (fiscalYear - fiscalYearOf(period)) * 12)

function Months({ officeCode, period }: { officeCode: string; period: Period }) {
  const latest = periodOf(bangkokDateOf(serviceNow()))
  const earlier = addMonths(period, -1)
  const later = addMonths(period, 1)
  return (
    <nav class="months" aria-label={thaiPeriod(period)}>
      <Step
        to={earlier >= EARLIEST_PERIOD ? earlier : null}
        of={officeCode}
        icon={LEFT}
        words={SHEETS.earlierMonth}
      />
      <h2>{thaiPeriod(period)}</h2>
      <Step to={later <= latest ? later : null} of={officeCode} icon={RIGHT} words={SHEETS.laterMonth} />
    </nav>
  )
}

function Step({ to, of, icon, words }: { to: Period | null; of: string; icon: string; words: string }) {
  if (to === null) return <span class="icon-button" />
  return (
    <a class="icon-button" href={sheetsPath(of, to)} aria-label={`${words} ${thaiPeriod(to)}`}>
      <Icon path={icon} />
    </a>
  )
}

function FormCard({
  officeCode,
  period,
  window,
}: {
  officeCode: string
  period: Period
  window: WindowView
}) {
  const reader = officer.value
  const maySend = reader?.role === 'district_officer' && reader.officeCode === officeCode
  return (
    <section class="card stack form-card">
      <h2>{SHEETS.form}</h2>
      {!window.isOpen && window.reason === 'past_closing' && (
        <Banner tone="warn" icon={ALERT}>
          {SHEETS.closed}
        </Banner>
      )}
      <ol class="sheet-steps">
        {SHEETS.steps.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <SheetButton
        isWide
        tone="main"
        sheet={{ sheet: 'rt1_workbook', format: 'xlsx', officeCode, period, fiscalYear: null }}
        words={SHEETS.fill}
      />
      {maySend && <Way href={uploadingPath('rt1')} icon={GRID} words={SHEETS.sendBack} />}
    </section>
  )
}

interface TablesProps extends SheetsProps {
  title: string
  about: 'period' | 'fiscalYear'
}

function Tables({ title, about, view: { officeCode, fiscalYear }, period }: TablesProps) {
  const sheets = (officeCode.length === 2 ? OF_PROVINCE : OF_DISTRICT).filter(
    sheet => SHEET_RULES[sheet].about === about,
  )
  const when = about === 'period' ? { period, fiscalYear: null } : { period: null, fiscalYear }
  return (
    <section class="card">
      <h2>{title}</h2>
      <ul class="list">
        {sheets.map(sheet => (
          <SheetLine key={sheet} of={{ sheet, officeCode, ...when }} title={SHEET_TITLES[sheet]} />
        ))}
      </ul>
    </section>
  )
}

/** Of the year before: what this year's growth is measured against. */
function BaselineCard({ view: { officeCode, fiscalYear } }: { view: IndicatorView }) {
  const title = SHEETS.baselineOf(thaiFiscalYear(fiscalYear - 1))
  return (
    <section class="card">
      <h2>{SHEET_TITLES.baseline}</h2>
      <ul class="list">
        <SheetLine
          of={{ sheet: 'baseline', officeCode, period: null, fiscalYear: fiscalYear - 1 }}
          title={title}
        />
      </ul>
      <Way href={uploadingPath('baseline')} icon={GRID} words={SHEETS.sendBaseline} />
    </section>
  )
}

const Districts = ({ view, period }: SheetsProps) => (
  <nav class="card" aria-label={SHEETS.districts}>
    <h2>{SHEETS.districts}</h2>
    {view.districts.map(({ officeCode, officeName }) => (
      <Way key={officeCode} href={sheetsPath(officeCode, period)} icon={GRID} words={officeName} />
    ))}
  </nav>
)
