// Cards of home that are there only when somebody must know: a month open again, a district to act for, questions.
import type { HomeView } from '../../bot/contract/home.ts'
import { thaiDate, thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { uploadPath } from '../more-routes.ts'
import { Banner } from '../parts/banner.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { ALERT } from '../parts/icon.tsx'
import { CLOCK, FOLDER } from '../parts/more-icons.ts'
import { isDistrictStaff, reportPath } from '../routes.ts'
import { momentLong } from '../words-common.ts'
import { HOME, WINDOW } from '../words-pages.ts'
import { HomeBadge } from './home-badge.tsx'
import { chiefStep, districtStep, firstTaskOf, reopenedBesides } from './next-step.ts'

/** Urgent: it ends by itself. The month in focus says it in its own card. */
export function Reopened({ home }: { home: HomeView }) {
  const first = firstTaskOf(home)
  return (
    <>
      {reopenedBesides(home).map(item => {
        const step = districtStep(home, item, true)
        const isOwn = isDistrictStaff(home.officer)
        return (
          <Banner key={`${item.officeCode}:${item.period}`} tone="warn" icon={CLOCK}>
            <div class="stack">
              <div>
                <h2>{thaiPeriod(item.period)}</h2>
                {!isOwn && <p>{item.officeName}</p>}
                <p class="until">{WINDOW.reopened(momentLong(item.until))}</p>
                <p>{HOME.because(item.reason)}</p>
                <p class="small">{WINDOW.locksAgain}</p>
                {step.says && <p>{step.says}</p>}
              </div>
              <ButtonLink isWide href={step.path} tone={first === step.path ? 'main' : 'quiet'}>
                {step.button}
              </ButtonLink>
            </div>
          </Banner>
        )
      })}
    </>
  )
}

export const Acting = ({ home }: { home: HomeView }) => (
  <>
    {home.acting.map(district => {
      const step = chiefStep(district, district.window.isOpen)
      return (
        <section key={district.officeCode} class="card stack">
          <div class="month-head">
            <div>
              <h2>{HOME.actingFor(district.officeName)}</h2>
              <p class="small">{HOME.actingUntil(thaiDate(district.untilOn))}</p>
            </div>
            <HomeBadge of={district} isOpen={district.window.isOpen} />
          </div>
          <div>
            <p>{step.says}</p>
            <p class="small">{HOME.recordedOf(district.recorded, district.expected)}</p>
          </div>
          <ButtonLink isWide href={step.path} tone={firstTaskOf(home) === step.path ? 'main' : 'quiet'}>
            {step.button}
          </ButtonLink>
        </section>
      )
    })}
  </>
)

/** Files from the chat: an answer there may have come too late. */
export const Files = ({ files }: Pick<HomeView, 'files'>) => (
  <>
    {files.map(({ id, about }) => (
      <Banner key={id} tone="info" icon={FOLDER}>
        <p>{HOME.file(about)}</p>
        <a href={uploadPath(id)}>{HOME.saveFile}</a>
      </Banner>
    ))}
  </>
)

export const Unanswered = ({ questions }: Pick<HomeView, 'questions'>) => (
  <>
    {questions.map(({ officeCode, period, count }) => (
      <Banner key={`${officeCode}:${period}`} tone="warn" icon={ALERT}>
        <p>{HOME.questions(count, thaiPeriod(period))}</p>
        <a href={`${reportPath(officeCode, period)}?show=questions`}>{HOME.readQuestions}</a>
      </Banner>
    ))}
  </>
)
