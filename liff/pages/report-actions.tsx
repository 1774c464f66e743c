// What the chief and the province do with a report: certify, or return with a reason. Each asks once more, and
// names the report's version as it was seen.
import { useSignal } from '@preact/signals'
import type { ReportView } from '../../bot/contract/reports.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { LOCK } from '../parts/more-icons.ts'
import { say } from '../parts/say.tsx'
import { sayFailure } from '../parts/say-failure.ts'
import { COMMON } from '../words-common.ts'
import { REPORT } from '../words-pages.ts'

interface ActionProps {
  report: ReportView
  satang: bigint
  /** Loads the report anew. */
  again: () => void
}

export function ReportActions({ report, satang, again }: ActionProps) {
  const asking = useSignal<'certify' | 'return' | null>(null)
  const close = () => {
    asking.value = null
  }
  const { may, isOwnWork, state } = report
  return (
    <>
      {isOwnWork && state === 'submitted' && (
        <Banner tone="info" icon={LOCK}>
          <p>{REPORT.ownWork}</p>
        </Banner>
      )}
      {(may.certify || may.return) && (
        <div class="actions">
          {may.certify && (
            <Button isWide onPress={() => (asking.value = 'certify')}>
              {REPORT.certify}
            </Button>
          )}
          {may.return && (
            <Button isWide tone="danger" onPress={() => (asking.value = 'return')}>
              {REPORT.giveBack}
            </Button>
          )}
        </div>
      )}
      {asking.value === 'certify' && (
        <CertifyDialog report={report} satang={satang} again={again} close={close} />
      )}
      {asking.value === 'return' && <ReturnDialog report={report} again={again} close={close} />}
    </>
  )
}

/** Runs a move once at a time; the page shows the outcome either way. */
function useMove(move: () => Promise<unknown>, done: string, again: () => void, close: () => void) {
  const isBusy = useSignal(false)
  const run = async () => {
    if (isBusy.peek()) return
    isBusy.value = true
    try {
      await move()
      say(done, 'good')
    } catch (error) {
      void sayFailure(error)
    }
    close()
    again()
  }
  return { isBusy, run }
}

function CertifyDialog({ report, satang, again, close }: ActionProps & { close: () => void }) {
  const { officeCode, period, version, officeName, rows } = report
  const { isBusy, run } = useMove(
    () => call('certifyReport', { officeCode, period }, { version }),
    REPORT.certified,
    again,
    close,
  )
  return (
    <Dialog
      title={REPORT.certifyTitle}
      onClose={close}
      actions={
        <>
          <Button isBusy={isBusy.value} onPress={() => void run()}>
            {isBusy.value ? COMMON.sending : REPORT.certify}
          </Button>
          <Button tone="plain" onPress={close}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <p>{REPORT.certifyText(officeName, thaiPeriod(period))}</p>
      <dl class="facts">
        <dt>{REPORT.amount}</dt>
        <dd>
          {formatBaht(satang)} {REPORT.baht}
        </dd>
        <dt>{REPORT.recorded}</dt>
        <dd>
          {rows.length} {COMMON.producers}
        </dd>
      </dl>
    </Dialog>
  )
}

function ReturnDialog({ report, again, close }: Omit<ActionProps, 'satang'> & { close: () => void }) {
  const { officeCode, period, version } = report
  const reason = useSignal('')
  const isMissing = useSignal(false)
  const { isBusy, run } = useMove(
    () => call('returnReport', { officeCode, period }, { version, reason: reason.peek().trim() }),
    REPORT.givenBack,
    again,
    close,
  )
  const send = () => {
    isMissing.value = reason.peek().trim() === ''
    if (!isMissing.peek()) void run()
  }
  return (
    <Dialog
      title={REPORT.giveBackTitle}
      onClose={close}
      actions={
        <>
          <Button tone="danger" isBusy={isBusy.value} onPress={send}>
            {isBusy.value ? COMMON.sending : REPORT.giveBack}
          </Button>
          <Button tone="plain" onPress={close}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <div>
        <label for="return-reason">{REPORT.giveBackReason}</label>
        <textarea
          id="return-reason"
          maxLength={500}
          placeholder={REPORT.giveBackPlaceholder}
          aria-invalid={isMissing}
          aria-describedby="return-missing"
          value={reason}
          onInput={event => (reason.value = event.currentTarget.value)}
        />
        <p id="return-missing" class="missing" role="alert">
          {isMissing.value && REPORT.reasonMissing}
        </p>
      </div>
    </Dialog>
  )
}
