// Strips above the form: no signal, the service is away, something typed that is not saved, and the way to drop it.
import { useSignal } from '@preact/signals'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { CLOCK, PEN } from '../parts/more-icons.ts'
import { COMMON } from '../words-common.ts'
import { FILING } from '../words-forecast.ts'
import { discardAll, type ForecastModel } from './forecast-model.ts'

export function Unsaved({ model }: { model: ForecastModel }) {
  const isAsking = useSignal(false)
  const { changed, problems } = model.counts.value
  const isWaiting = model.trouble.value !== null && changed > 0
  const count = model.producers.value.filter(producer => producer.edits.value.some(edit => edit)).length
  return (
    <>
      {(isWaiting || model.isOffline.value) && (
        <Banner tone="warn" icon={CLOCK}>
          <p>{troubleWords(model, isWaiting)}</p>
        </Banner>
      )}
      {changed + problems > 0 && (
        <Banner tone="info" icon={PEN}>
          <p>{FILING.found(count)}</p>
          <Button tone="plain" onPress={() => (isAsking.value = true)}>
            {FILING.discard}
          </Button>
        </Banner>
      )}
      {isAsking.value && (
        <Dialog
          title={FILING.discardTitle}
          onClose={() => (isAsking.value = false)}
          actions={
            <>
              <Button
                tone="danger"
                onPress={() => {
                  discardAll(model)
                  isAsking.value = false
                }}
              >
                {FILING.discardYes}
              </Button>
              <Button tone="plain" onPress={() => (isAsking.value = false)}>
                {COMMON.cancel}
              </Button>
            </>
          }
        >
          <p>{FILING.discardText(count)}</p>
        </Dialog>
      )}
    </>
  )
}

function troubleWords({ trouble, isOffline }: ForecastModel, isWaiting: boolean): string {
  if (!isWaiting) return FILING.offlineTyping
  return isOffline.value || trouble.value?.kind === 'no_network' ? FILING.offline : FILING.away
}
