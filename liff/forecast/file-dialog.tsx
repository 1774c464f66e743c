// Before a forecast goes to the province: what it says, whether it is in time, and that it can be filed anew.
import { bangkokDateOf } from '../../bot/domain/civil-time.ts'
import { growthOnLastYear, monthTotals } from '../../bot/domain/forecast.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { serviceNow } from '../service-clock.ts'
import { WORDS } from '../words.ts'
import { COMMON, percent } from '../words-common.ts'
import { FILING, FORECAST } from '../words-forecast.ts'
import { amountsOf, maybeSatang } from './cell.ts'
import type { ForecastModel } from './forecast-model.ts'
import { file } from './send.ts'

export function FileDialog({ model }: { model: ForecastModel }) {
  const { lastYear, filed, dueOn, state } = model.view.value
  const producers = model.producers.value
  const rows = producers.map(({ row, cells }) => ({ stays: row.stays, amounts: amountsOf(cells.value) }))
  const growth = growthOnLastYear(monthTotals(rows), lastYear.map(maybeSatang))
  const zeros = producers.filter(({ year }) => year.value.satang === 0n).length
  const isLate = filed === null && bangkokDateOf(serviceNow()) > dueOn
  const close = () => {
    if (!model.isFiling.peek()) model.isAskingToFile.value = false
  }
  const confirm = async () => {
    const isFiled = await file(model)
    model.isAskingToFile.value = false
    if (isFiled) scrollTo(0, 0)
  }
  return (
    <Dialog
      title={FILING.title}
      onClose={close}
      actions={
        <>
          <Button isBusy={model.isFiling.value} onPress={() => void confirm()}>
            {model.isFiling.value ? COMMON.sending : FILING.confirm}
          </Button>
          <Button tone="plain" onPress={close}>
            {FILING.checkAgain}
          </Button>
        </>
      }
    >
      <dl class="facts">
        <dt>{FILING.producers}</dt>
        <dd>
          {producers.length} {COMMON.producers}
        </dd>
        <dt>{FORECAST.total}</dt>
        <dd>
          {formatBaht(model.satang.value)} {WORDS.baht}
        </dd>
        <dt>{FORECAST.against}</dt>
        <dd>
          {growth.tenths === null ? FORECAST.noBase : percent(growth.tenths)}
          {growth.tenths !== null && <span class="small note">{FORECAST.ofMonths(growth.months)}</span>}
        </dd>
        {zeros > 0 && (
          <>
            <dt>{FILING.zeros}</dt>
            <dd>
              {zeros} {COMMON.producers}
            </dd>
          </>
        )}
      </dl>
      {isLate && state !== 'stated' && <p class="warn-ink">{FILING.late}</p>}
      <p class="small">{FILING.warn}</p>
    </Dialog>
  )
}
