// A fresh invitation: its link as QR, to copy, and to send in LINE; or a group's phrase. Shown once, stored nowhere.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { encode } from 'uqr'
import type { CreatedInvitation } from '../../bot/contract/invitations.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { copyText } from '../parts/copy.ts'
import { say } from '../parts/say.tsx'
import { COMMON, momentLong } from '../words-common.ts'
import { PEOPLE } from '../words-people.ts'

export function Created({ created, close }: { created: CreatedInvitation; close: () => void }) {
  const { kind, role, officeName, expiresAt, url, phrase } = created
  const whom =
    kind === 'group' ? PEOPLE.forGroup(officeName) : PEOPLE.forWhom(role ? ROLE_NAMES[role] : '', officeName)
  const text = url ?? phrase ?? ''
  return (
    <section class="card stack created">
      <h2>{whom}</h2>
      {url && <Qr text={url} />}
      <p class="small">{url ? PEOPLE.scan : PEOPLE.phrase}</p>
      <output class={url ? 'link' : 'phrase'}>{text}</output>
      {url && <Share text={PEOPLE.shareText(role ? ROLE_NAMES[role] : '', officeName, url)} />}
      <Button tone="quiet" onPress={() => copyText(text)}>
        {url ? PEOPLE.copyLink : PEOPLE.copyPhrase}
      </Button>
      <p class="small">{PEOPLE.expires(momentLong(expiresAt))}</p>
      <Button tone="plain" onPress={close}>
        {COMMON.close}
      </Button>
    </section>
  )
}

/** Dark on white in both themes: scanners want it so. */
function Qr({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 2 })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={PEOPLE.qrLabel}>
      <path d={path} />
    </svg>
  )
}

/** LINE's "choose a chat" sheet, where this LINE has it; otherwise nothing is shown. */
function Share({ text }: { text: string }) {
  const mayShare = useSignal(false)
  useEffect(() => {
    import('../line-share.ts')
      .then(line => line.maySharePicker())
      .then(
        may => {
          mayShare.value = may
        },
        () => undefined,
      )
  }, [])
  if (!mayShare.value) return null
  const share = async () => {
    try {
      const line = await import('../line-share.ts')
      if (await line.shareText(text)) say(PEOPLE.shared, 'good')
    } catch {
      say(COMMON.failed, 'bad')
    }
  }
  return <Button onPress={() => void share()}>{PEOPLE.share}</Button>
}
