// Home's last card: every way onward that is nobody's next step.
import type { HomeView } from '../../bot/contract/home.ts'
import { FOLDER, PAST, PEN, PEOPLE, SEARCH } from '../parts/more-icons.ts'
import { Way } from '../parts/way.tsx'
import { quarterOf } from '../quarters.ts'
import {
  actingPath,
  evidencePath,
  gapsPath,
  isDistrictStaff,
  officerHistoryPath,
  peoplePath,
} from '../routes.ts'
import { HOME } from '../words-pages.ts'

export function HomeWays({ home: { officer, period } }: { home: HomeView }) {
  const isOwn = isDistrictStaff(officer)
  const namesActing = officer.role === 'district_chief' || officer.role === 'provincial_officer'
  return (
    <section class="card">
      <h2>{HOME.others}</h2>
      {isOwn && <Way href={evidencePath(officer.officeCode, period)} icon={FOLDER} words={HOME.evidence} />}
      <Way href={gapsPath(quarterOf(period))} icon={SEARCH} words={HOME.gaps} />
      {namesActing && <Way href={actingPath} icon={PEN} words={HOME.acting} />}
      {officer.role === 'provincial_officer' && <Way href={peoplePath} icon={PEOPLE} words={HOME.people} />}
      <Way href={officerHistoryPath('me')} icon={PAST} words={HOME.history} />
    </section>
  )
}
