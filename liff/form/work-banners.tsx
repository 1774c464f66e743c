// Strips above the list: sent back, no signal, server away, typed and not saved.
import { Banner } from '../parts/banner.tsx'
import { ALERT } from '../parts/icon.tsx'
import { CLOCK, PEN } from '../parts/more-icons.ts'
import { WORK } from '../words-work.ts'
import type { FormSession } from './form-session.ts'

export function WorkBanners({ session }: { session: FormSession }) {
  const { lock, returned, state } = session.form.report.value
  return (
    <>
      {!lock && state === 'returned' && returned && (
        <Banner tone="warn" icon={ALERT}>
          <p>
            {WORK.returned} {returned.reason}
          </p>
        </Banner>
      )}
      <WaitingBanner session={session} />
      <UnsavedBanner session={session} />
    </>
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

/** Only for what was found on opening: during typing the save button says it. */
function UnsavedBanner({ session: { form, foundDrafts } }: { session: FormSession }) {
  const { ready, problems } = form.counts.value
  if (foundDrafts.value === 0 || ready + problems === 0 || form.report.value.lock) return null
  return (
    <Banner tone="info" icon={PEN}>
      <p>{WORK.drafts(ready + problems)}</p>
    </Banner>
  )
}
