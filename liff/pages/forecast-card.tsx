// Once a year: the district's forecast goes to the province by e-mail, and here it is stated that it went.
import { useSignal } from '@preact/signals'
import type { HomeView } from '../../bot/contract/home.ts'
import { thaiDateWithWeekday, thaiFiscalYear } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { CHECK, Icon } from '../parts/icon.tsx'
import { say } from '../parts/say.tsx'
import { sayFailure } from '../parts/say-failure.ts'
import { COMMON } from '../words-common.ts'
import { HOME } from '../words-pages.ts'

interface ForecastProps {
  forecast: NonNullable<HomeView['forecast']>
  again: () => void
}

export function ForecastCard({ forecast, again }: ForecastProps) {
  const { fiscalYear, dueOn, isFiled, mayFile } = forecast
  const isAsking = useSignal(false)
  const isBusy = useSignal(false)
  const file = async () => {
    isBusy.value = true
    try {
      await call('fileForecast', { fiscalYear: String(fiscalYear) })
      say(HOME.forecastFiled, 'good')
      again()
    } catch (error) {
      void sayFailure(error)
    } finally {
      isBusy.value = false
      isAsking.value = false
    }
  }
  return (
    <section class="card stack">
      <h2>{HOME.forecast(thaiFiscalYear(fiscalYear))}</h2>
      {isFiled ? (
        <p class="done-line">
          <Icon path={CHECK} /> {HOME.forecastFiled}
        </p>
      ) : (
        <p>
          {HOME.forecastNotFiled} · {HOME.forecastDue(thaiDateWithWeekday(dueOn))}
        </p>
      )}
      {mayFile && (
        <Button tone="quiet" onPress={() => (isAsking.value = true)}>
          {HOME.fileForecast}
        </Button>
      )}
      {isAsking.value && (
        <Dialog
          title={HOME.forecast(thaiFiscalYear(fiscalYear))}
          onClose={() => (isAsking.value = false)}
          actions={
            <>
              <Button isBusy={isBusy.value} onPress={() => void file()}>
                {HOME.confirmForecastYes}
              </Button>
              <Button tone="plain" onPress={() => (isAsking.value = false)}>
                {COMMON.cancel}
              </Button>
            </>
          }
        >
          <p>{HOME.confirmForecast}</p>
        </Dialog>
      )}
    </section>
  )
}
