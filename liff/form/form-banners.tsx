// What the officer should know before typing: locked and why, offline, sent back, typed but not saved.
import { Banner } from '../parts/banner.tsx'
import { ALERT, CLOCK, LOCK, PEN } from '../parts/icon.tsx'
import { FORM, lockWords } from '../words-form.ts'
import type { FormSession } from './form-session.ts'
import { TypedList } from './typed-list.tsx'

export function FormBanners({ session }: { session: FormSession }) {
  const { form } = session
  const { lock, returned, state } = form.report.value
  return (
    <div class="stack">
      {lock && <Locked session={session} />}
      {!lock && state === 'returned' && returned && (
        <Banner tone="warn" icon={ALERT}>
          <p>{FORM.returned(returned.reason)}</p>
        </Banner>
      )}
      <Waiting session={session} />
      {!lock && <Unsaved session={session} />}
    </div>
  )
}

function Locked({ session: { form } }: { session: FormSession }) {
  const { says, next } = lockWords(form.report.value)
  return (
    <>
      <Banner tone="info" icon={LOCK}>
        <p>
          <b>{says}</b>
        </p>
        <p class="small">{next}</p>
      </Banner>
      <TypedList form={form} />
    </>
  )
}

function Waiting({ session: { form, trouble, isOffline } }: { session: FormSession }) {
  const { queued } = form.counts.value
  if (queued === 0 && !isOffline.value) return null
  const isAway = !isOffline.value && trouble.value?.kind === 'server_away'
  return (
    <Banner tone="warn" icon={CLOCK}>
      <p>{queued === 0 ? FORM.offlineTyping : isAway ? FORM.away : FORM.offline}</p>
    </Banner>
  )
}

/** Only for what was found on opening: during typing the save button says it. */
function Unsaved({ session: { form, foundDrafts } }: { session: FormSession }) {
  const { ready, problems } = form.counts.value
  if (foundDrafts === 0 || ready + problems === 0) return null
  return (
    <Banner tone="info" icon={PEN}>
      <p>{FORM.drafts(ready + problems)}</p>
    </Banner>
  )
}
