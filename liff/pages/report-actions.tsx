// What the chief and the province may do with a report: go and sign it, accept it, return it, open it again.
// Each asks once more and names the report's version as it was seen.
import type { ReportView } from '../../bot/contract/reports.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { formPath, signPath } from '../routes.ts'
import { COMMON } from '../words-common.ts'
import { MOVE, REPORT } from '../words-report.ts'
import { ReopenDialog } from './reopen-dialog.tsx'
import type { ReportDesk } from './report-desk.ts'
import { ReturnDialog } from './return-dialog.tsx'
import { useMove } from './use-move.ts'

export interface ActionProps {
  report: ReportView
  desk: ReportDesk
  /** Loads the report anew. */
  again: () => void
}

export interface DialogProps extends ActionProps {
  close: () => void
}

export function ReportActions(props: ActionProps) {
  const { report, desk } = props
  const { may, officeCode, period, reopened } = report
  const asking = desk.asking.value
  const close = () => {
    desk.asking.value = null
  }
  return (
    <>
      {(may.save || may.certify || may.accept || may.return || may.reopen) && (
        <div class="actions">
          {may.save && (
            <ButtonLink isWide href={formPath(period)}>
              {REPORT.toForm}
            </ButtonLink>
          )}
          {may.certify && (
            <ButtonLink isWide href={signPath(officeCode, period)}>
              {MOVE.certify}
            </ButtonLink>
          )}
          {may.accept && (
            <Button isWide onPress={() => (desk.asking.value = 'accept')}>
              {MOVE.accept}
            </Button>
          )}
          {may.return && (
            <Button isWide tone="danger" onPress={() => (desk.asking.value = 'return')}>
              {MOVE.giveBack}
            </Button>
          )}
          {may.reopen && (
            <Button isWide tone="quiet" onPress={() => (desk.asking.value = 'reopen')}>
              {reopened ? MOVE.reopenAgain : MOVE.reopen}
            </Button>
          )}
        </div>
      )}
      {asking === 'accept' && <AcceptDialog {...props} close={close} />}
      {asking === 'return' && <ReturnDialog {...props} close={close} />}
      {asking === 'reopen' && <ReopenDialog {...props} close={close} />}
    </>
  )
}

function AcceptDialog({ report, again, close }: DialogProps) {
  const { officeCode, period, version, officeName } = report
  const { isBusy, wrong, run } = useMove({
    move: () => call('acceptReport', { officeCode, period }, { version }),
    done: MOVE.accepted,
    again,
    close,
  })
  return (
    <Dialog
      title={MOVE.acceptTitle}
      onClose={close}
      actions={
        <>
          <Button isBusy={isBusy.value} onPress={() => void run()}>
            {isBusy.value ? COMMON.sending : MOVE.accept}
          </Button>
          <Button tone="plain" onPress={close}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <p>{MOVE.acceptText(officeName, thaiPeriod(period))}</p>
      <p class="missing" role="alert">
        {wrong}
      </p>
    </Dialog>
  )
}
