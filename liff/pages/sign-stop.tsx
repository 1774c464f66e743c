// The ends of signing: done and what comes next, or why it cannot be signed now and where to go instead.
import type { ReportView } from '../../bot/contract/reports.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { ButtonLink } from '../parts/button.tsx'
import { ALERT, CHECK, Icon } from '../parts/icon.tsx'
import { homePath, reportPath } from '../routes.ts'
import { momentLong } from '../words-common.ts'
import { NOTE, PAPER } from '../words-report.ts'
import { SIGN } from '../words-sign.ts'
import { PaperButton } from './paper-button.tsx'

/** Number of the newest certified version where this reader signed it, as after a reload; null = not so. */
export function ownVersion({ state, versions: [newest] }: ReportView): number | null {
  const isCertified = state === 'certified' || state === 'accepted'
  return isCertified && newest?.isMine ? newest.number : null
}

/** Why this reader cannot certify this report as it stands; null = they can. */
export function whyNot(report: ReportView): string | null {
  const { may, state, certified, isOwnWork, lock, returned } = report
  if (may.certify) return null
  if (state === 'certified' || state === 'accepted') return SIGN.already(certified?.by ?? '')
  if (returned) return SIGN.returned(returned.by, returned.reason)
  if (lock?.reason === 'past_closing' && lock.since) return SIGN.closed(momentLong(lock.since))
  if (state !== 'submitted') return SIGN.notSubmitted
  if (isOwnWork) return NOTE.ownWork
  return SIGN.notYours
}

interface StopProps {
  report: ReportView
  title: string
  says: string
  button?: string
}

export const SignStop = ({ report, title, says, button = SIGN.toReport }: StopProps) => (
  <main class="stopped">
    <Icon path={ALERT} isRound />
    <h1>{title}</h1>
    <p>{says}</p>
    <ButtonLink isWide href={reportPath(report.officeCode, report.period)}>
      {button}
    </ButtonLink>
    <a href={homePath}>{SIGN.toHome}</a>
  </main>
)

export const SignDone = ({ report, number }: { report: ReportView; number: number }) => {
  const { officeCode, officeName, period, state } = report
  return (
    <main class="stopped good">
      <Icon path={CHECK} isRound />
      <h1>{SIGN.done}</h1>
      <p>{SIGN.doneSays(officeName, thaiPeriod(period))}</p>
      <p>{state === 'accepted' ? SIGN.doneAccepted : SIGN.doneNext}</p>
      <PaperButton isWide tone="main" paper={{ form: 'rt2', officeCode, period, number, producerId: null }}>
        {PAPER.rt2}
      </PaperButton>
      <ButtonLink isWide tone="quiet" href={homePath}>
        {SIGN.toHome}
      </ButtonLink>
    </main>
  )
}
