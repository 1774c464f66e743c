// Home's last cards: every way onward that is nobody's next step, for the district or for the province.
import type { HomeView } from '../../bot/contract/home.ts'
import { fiscalYearOf } from '../../bot/domain/fiscal-year.ts'
import {
  apiKeysPath,
  boardPath,
  calendarYearPath,
  forecastPath,
  forecastsPath,
  indicatorPath,
  noticePreviewPath,
  noticesPath,
  officersPath,
  producersPath,
  rekeyingPath,
  sheetsPath,
} from '../more-routes.ts'
import { CALENDAR, CHART, FOLDER, PAST, PEN, PEOPLE, SEARCH } from '../parts/more-icons.ts'
import { Way } from '../parts/way.tsx'
import { BELL, BOARD, GRID, KEY, KEYS, LETTER, SHOP, TREND } from '../parts/way-icons.ts'
import { quarterOf } from '../quarters.ts'
import {
  actingPath,
  evidencePath,
  gapsPath,
  isDistrictStaff,
  officerHistoryPath,
  summaryPath,
} from '../routes.ts'
import { WAYS } from '../words-ways.ts'

interface WaysProps {
  home: Pick<HomeView, 'officer' | 'period'>
}

export const HomeWays = ({ home }: WaysProps) =>
  isDistrictStaff(home.officer) ? <DistrictWays home={home} /> : <ProvinceWays home={home} />

function DistrictWays({ home: { officer, period } }: WaysProps) {
  const { officeCode, role } = officer
  const year = fiscalYearOf(period)
  const isChief = role === 'district_chief'
  return (
    <>
      <section class="card">
        <h2>{WAYS.district}</h2>
        <Way href={indicatorPath(officeCode, year)} icon={TREND} words={WAYS.indicator} />
        <Way href={forecastPath(officeCode, year)} icon={CHART} words={WAYS.forecast} />
        <Way href={evidencePath(officeCode, period)} icon={FOLDER} words={WAYS.evidence} />
        <Way href={sheetsPath(officeCode, period)} icon={GRID} words={WAYS.sheets} />
        {!isChief && <Way href={rekeyingPath(officeCode, period)} icon={KEYS} words={WAYS.rekeying} />}
        <Way href={producersPath(officeCode)} icon={SHOP} words={WAYS.producers} />
        <Way href={officersPath} icon={PEOPLE} words={isChief ? WAYS.colleagues : WAYS.ownEntry} />
      </section>
      <section class="card">
        <h2>{WAYS.others}</h2>
        <Way href={calendarYearPath(year)} icon={CALENDAR} words={WAYS.calendar} />
        <Way href={gapsPath(quarterOf(period))} icon={SEARCH} words={WAYS.gaps} />
        {isChief && <Way href={actingPath} icon={PEN} words={WAYS.acting} />}
        <Way href={officerHistoryPath('me')} icon={PAST} words={WAYS.history} />
      </section>
    </>
  )
}

function ProvinceWays({ home: { officer, period } }: WaysProps) {
  const year = fiscalYearOf(period)
  const isOfficer = officer.role === 'provincial_officer'
  return (
    <>
      <section class="card">
        <h2>{WAYS.figures}</h2>
        <Way href={boardPath(year)} icon={BOARD} words={WAYS.board} />
        <Way href={summaryPath(period)} icon={CHART} words={WAYS.summary} />
        <Way href={indicatorPath(officer.officeCode, year)} icon={TREND} words={WAYS.indicator} />
        <Way href={forecastsPath(year)} icon={CHART} words={WAYS.forecasts} />
        <Way href={sheetsPath(officer.officeCode, period)} icon={GRID} words={WAYS.sheets} />
        <Way href={gapsPath(quarterOf(period))} icon={SEARCH} words={WAYS.gaps} />
      </section>
      <section class="card">
        <h2>{WAYS.people}</h2>
        <Way href={producersPath(officer.officeCode)} icon={SHOP} words={WAYS.producers} />
        <Way href={officersPath} icon={PEOPLE} words={isOfficer ? WAYS.officers : WAYS.colleagues} />
        {isOfficer && <Way href={actingPath} icon={PEN} words={WAYS.acting} />}
      </section>
      <section class="card">
        <h2>{WAYS.others}</h2>
        <Way href={calendarYearPath(year)} icon={CALENDAR} words={WAYS.calendar} />
        <Way href={noticePreviewPath} icon={LETTER} words={WAYS.preview} />
        <Way href={noticesPath(period)} icon={BELL} words={WAYS.notices} />
        {isOfficer && <Way href={apiKeysPath} icon={KEY} words={WAYS.openData} />}
        <Way href={officerHistoryPath('me')} icon={PAST} words={WAYS.history} />
      </section>
    </>
  )
}
