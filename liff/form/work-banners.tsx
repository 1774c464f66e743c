// Strips above the list: open again, sent back, no signal, server away, typed and not saved.
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { ALERT } from '../parts/icon.tsx'
import { CLOCK, PEN } from '../parts/more-icons.ts'
import { momentLong } from '../words-common.ts'
import { WORK } from '../words-work.ts'
import type { FormModel } from './form-model.ts'
import type { FormSession } from './form-session.ts'
import { showRow } from './jump.ts'

export function WorkBanners({ session }: { session: FormSession }) {
  const { lock, returned, reopened, state } = session.form.report.value
  return (
    <>
      {!lock && reopened && (
        <Banner tone="warn" icon={CLOCK}>
          <p>
            <b>{WORK.reopened(momentLong(reopened.until))}</b>
          </p>
          <p>{WORK.because(reopened.reason)}</p>
        </Banner>
      )}
      {!lock && state === 'returned' && returned && (
        <Banner tone="warn" icon={ALERT}>
          <p>
            {WORK.returned} {returned.reason}
          </p>
          <ToFigure form={session.form} producerId={returned.producerId} />
        </Banner>
      )}
      <WaitingBanner session={session} />
      <UnsavedBanner session={session} />
    </>
  )
}

/** The figure the report was sent back for. */
function ToFigure({ form, producerId }: { form: FormModel; producerId: string | null }) {
  const model = producerId === null ? undefined : form.find(producerId)
  if (!model) return null
  return (
    <Button tone="plain" onPress={() => showRow(form, model.row.producerId)}>
      {WORK.toFigure(model.row.name)}
    </Button>
  )
}

function WaitingBanner({ session: { form, trouble, isOffline } }: { session: FormSession }) {
  const { queued } = form.counts.value
  if (queued === 0 && !isOffline.value) return null
  const isAway = !isOffline.value && trouble.value !== null && trouble.value.kind !== 'no_network'
  return (
    <Banner tone="warn" icon={CLOCK}>
      <p>{queued === 0 ? WORK.offlineTyping : isAway ? WORK.away : WORK.offline}</p>
    </Banner>
  )
}

/** Only for what was found on opening: during typing the save button says it. A locked form has nothing ready. */
function UnsavedBanner({ session: { form, foundDrafts } }: { session: FormSession }) {
  const { ready, problems } = form.counts.value
  if (foundDrafts.value === 0 || ready + problems === 0) return null
  return (
    <Banner tone="info" icon={PEN}>
      <p>{WORK.drafts(ready + problems)}</p>
    </Banner>
  )
}
