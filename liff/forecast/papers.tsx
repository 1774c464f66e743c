// The forecast's papers: as it stands, every version that was filed, and the form to be filled in by hand.
import { formatBaht } from '../../bot/domain/money.ts'
import type { Paper } from '../open-paper.ts'
import { PaperButton } from '../pages/paper-button.tsx'
import { WORDS } from '../words.ts'
import { momentShort } from '../words-common.ts'
import { FORECAST } from '../words-forecast.ts'
import { satangOf } from './cell.ts'
import type { ForecastModel } from './forecast-model.ts'

/** `number`: of a filed version; null = as it stands. */
export function paperOf(model: ForecastModel, number: number | null): Paper {
  const { officeCode, fiscalYear } = model.view.peek()
  // Any month of the fiscal year names it; January is in every one.
  return { form: 'forecast', officeCode, period: `${fiscalYear}-01`, number, producerId: null }
}

export function Papers({ model }: { model: ForecastModel }) {
  const { state, versions } = model.view.value
  const [newest] = versions
  const isFiled = state === 'filed' && newest !== undefined
  return (
    <section class="card stack">
      <h2>{FORECAST.papers}</h2>
      <div class="two">
        <PaperButton paper={paperOf(model, isFiled ? newest.number : null)}>
          {isFiled ? FORECAST.paperFiled : FORECAST.paperDraft}
        </PaperButton>
        <PaperButton tone="plain" paper={{ ...paperOf(model, null), form: 'forecast_blank' }}>
          {FORECAST.paperBlank}
        </PaperButton>
      </div>
      {versions.length > 0 && (
        <div>
          <h3>{FORECAST.versions}</h3>
          <ul class="list">
            {versions.map(({ number, at, by, amount }) => (
              <li key={number} class="item filed-version">
                <div>
                  <p>
                    <b>{FORECAST.version(number)}</b>
                  </p>
                  <p>
                    {formatBaht(satangOf(amount))} {WORDS.baht}
                  </p>
                  <p class="small">
                    {by} · {momentShort(at)}
                  </p>
                </div>
                <PaperButton label={FORECAST.openOf(number)} paper={paperOf(model, number)}>
                  {FORECAST.openPaper}
                </PaperButton>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
