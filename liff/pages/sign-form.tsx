// Signing itself. The signature stays on the screen until the server has said yes or that the report is another one.
import { type Signal, useSignal } from '@preact/signals'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { ReportView } from '../../bot/contract/reports.ts'
import type { OfficerView } from '../../bot/contract/sessions.ts'
import { toBaht } from '../../bot/domain/money.ts'
import { faultOfSignature, type SignatureFault } from '../../bot/domain/signature.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { asFailure, type Failure, isPassing } from '../failure.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { ALERT } from '../parts/icon.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { failureText } from '../parts/say-failure.ts'
import { reportPath } from '../routes.ts'
import { SIGN } from '../words-sign.ts'
import { reportTotals } from './report-totals.ts'
import { settleRefusal } from './settle-refusal.ts'
import type { Stage } from './sign.tsx'
import { SignCanvas } from './sign-canvas.tsx'
import { SignTotals } from './sign-totals.tsx'
import type { SignatureArea } from './signature-area.ts'

interface SignFormProps {
  report: ReportView
  officer: OfficerView
  stage: Signal<Stage>
}

const FAULTS: Record<SignatureFault, string> = {
  empty: SIGN.empty,
  outside: SIGN.tooLarge,
  too_large: SIGN.tooLarge,
}

export function SignForm(props: SignFormProps) {
  const { report, officer, stage } = props
  const { officeCode, officeName, period, isOwnWork } = report
  const totals = useMemo(() => reportTotals(report.rows), [report])
  const area = useRef<SignatureArea | null>(null)
  const wrong = useSignal('')
  const isBusy = useSignal(false)
  useLayoutEffect(() => {
    const askIfInked = (event: BeforeUnloadEvent) => {
      if (area.current?.read().strokes.length) event.preventDefault()
    }
    addEventListener('beforeunload', askIfInked)
    return () => removeEventListener('beforeunload', askIfInked)
  }, [])
  const sign = async () => {
    const signature = area.current?.read()
    if (!signature || isBusy.peek()) return
    const fault = faultOfSignature(signature)
    wrong.value = fault ? FAULTS[fault] : ''
    if (fault) {
      document.getElementById('signature')?.focus()
      return
    }
    isBusy.value = true
    try {
      const shown = { amount: toBaht(totals.satang), producers: totals.counted }
      await call('certifyReport', { officeCode, period }, { version: report.version, shown, signature })
      stage.value = { kind: 'done', number: (report.versions[0]?.number ?? 0) + 1 }
    } catch (error) {
      wrong.value = await wordsAfter(error, props)
    } finally {
      isBusy.value = false
    }
  }
  return (
    <main class="stack sign">
      <PageHead
        title={SIGN.title}
        sub={`${officeName} · ${thaiPeriod(period)}`}
        back={{ href: reportPath(officeCode, period), words: SIGN.wholeReport }}
      />
      {isOwnWork && (
        <Banner tone="warn" icon={ALERT}>
          <p>{SIGN.ownWork}</p>
        </Banner>
      )}
      <SignTotals report={report} totals={totals} />
      <section class="card stack">
        <p class="oath">{SIGN.says(officeName, thaiPeriod(period))}</p>
        <SignCanvas area={area} wrong={wrong} />
        <Signer report={report} officer={officer} />
        <p class="missing" role="alert">
          {wrong}
        </p>
        <Button isWide isBusy={isBusy.value} onPress={() => void sign()}>
          {isBusy.value ? SIGN.signing : SIGN.sign}
        </Button>
        <p class="small">{SIGN.finalWords}</p>
      </section>
    </main>
  )
}

/** What to say beside the signature after a failure; '' where another screen says it. */
async function wordsAfter(error: unknown, { report, stage }: SignFormProps): Promise<string> {
  const failure = asFailure(error)
  const refusal = stageOf(failure)
  if (refusal) {
    try {
      stage.value = await settleRefusal(report, refusal)
      return ''
    } catch (reading) {
      return `${await failureText(reading)} ${SIGN.kept}`
    }
  }
  const text = await failureText(failure)
  return isAboutInk(failure) ? text : `${text} ${SIGN.kept}`
}

/** A refused signature can be drawn anew on the spot. */
const isAboutInk = ({ status }: Failure): boolean => status === 400 || status === 413

/** Where a refusal for good leads; null = it can be tried again here. */
function stageOf(failure: Failure): Stage | null {
  if (failure.code === 'report.stale') return { kind: 'stale' }
  const { problem } = failure
  if (failure.kind !== 'refused' || !problem || isAboutInk(failure) || isPassing(failure)) return null
  return { kind: 'refused', says: problem.says, next: problem.next }
}

function Signer({ report, officer }: Pick<SignFormProps, 'report' | 'officer'>) {
  const { actingOrder, officeName } = report
  return (
    <div class="signer">
      <p class="small">{SIGN.signer}</p>
      <p>
        <b>({officer.fullName})</b>
      </p>
      {actingOrder === null ? (
        <p>{SIGN.chiefOf(officeName)}</p>
      ) : (
        <>
          <p>{SIGN.acting(officeName)}</p>
          <p>{SIGN.byOrder(actingOrder)}</p>
        </>
      )}
    </div>
  )
}
