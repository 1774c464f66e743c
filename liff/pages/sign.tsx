// Where the chief, or who acts for the chief, signs a district report: the sentence, the totals, the signature, one button.
// What is signed is the version that was shown; where the report changed meanwhile, it must be looked at again first.
import '../style/pages.css'
import '../style/sign.css'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ReportView } from '../../bot/contract/reports.ts'
import type { OfficerView } from '../../bot/contract/sessions.ts'
import { take } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { learnOfficer } from '../officer.ts'
import { announcePage, Load, useLoad } from '../parts/load.tsx'
import { isOlderSeen } from '../seen-report.ts'
import { SIGN } from '../words-sign.ts'
import { SignForm } from './sign-form.tsx'
import { ownVersion, SignDone, SignStop, whyNot } from './sign-stop.tsx'

type SignRoute = Extract<Route, { page: 'sign' }>

export type Stage =
  | { kind: 'signing' }
  /** Another version is stored than was shown. */
  | { kind: 'stale' }
  /** The server said no for good. */
  | { kind: 'refused'; says: string; next: string }
  /** `number` of the certified version. */
  | { kind: 'done'; number: number }

interface Loaded {
  report: ReportView
  officer: OfficerView
}

export function SignPage({ route: { officeCode, period } }: { route: SignRoute }) {
  const loading = useLoad(async (): Promise<Loaded> => {
    // The signer's name as the server knows it, not as this phone remembers it.
    const [report, { officer }] = await Promise.all([
      take('showReport', { officeCode, period }),
      take('showHome', {}),
    ])
    learnOfficer(officer)
    return { report, officer }
  }, `${officeCode}:${period}`)
  return <Load of={loading}>{loaded => <Sign {...loaded} />}</Load>
}

function Sign({ report, officer }: Loaded) {
  const stage = useSignal<Stage>({ kind: isOlderSeen(report) ? 'stale' : 'signing' })
  const { kind } = stage.value
  useEffect(() => {
    if (kind === 'signing') return
    scrollTo(0, 0)
    announcePage()
  }, [kind])
  const now = stage.value
  const number = now.kind === 'done' ? now.number : ownVersion(report)
  if (number) return <SignDone report={report} number={number} />
  if (now.kind === 'stale') {
    return <SignStop report={report} title={SIGN.stale} says={SIGN.staleNext} button={SIGN.toNewest} />
  }
  if (now.kind === 'refused') return <SignStop report={report} title={now.says} says={now.next} />
  const reason = whyNot(report)
  if (reason) return <SignStop report={report} title={SIGN.notNow} says={reason} />
  return <SignForm report={report} officer={officer} stage={stage} />
}
