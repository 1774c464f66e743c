// A fresh invitation: its link as QR, to send in LINE or to copy; or a group's phrase. Shown once, stored nowhere: whoever
// leaves this page makes a new one.
import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { encode } from 'uqr'
import type { CreatedInvitation } from '../../bot/contract/invitations.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { copyText } from '../parts/copy.ts'
import { say } from '../parts/say.tsx'
import { COMMON, momentLong } from '../words-common.ts'
import { PEOPLE } from '../words-people.ts'
import { Revoke } from './revoke-invitation.tsx'

interface CreatedProps {
  created: CreatedInvitation
  /** From whom whoever accepts takes over. */
  replacing?: string
  close: () => void
}

export function Created({ created, replacing, close }: CreatedProps) {
  const { id, kind, role, officeName, expiresAt, url, phrase } = created
  const isAsking = useSignal(false)
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus(), [])
  const roleName = role ? ROLE_NAMES[role] : ''
  const whom = kind === 'group' ? PEOPLE.forGroup(officeName) : PEOPLE.forWhom(roleName, officeName)
  const text = url ?? phrase ?? ''
  return (
    <section class="card stack created">
      <h2 ref={title} tabIndex={-1}>
        {whom}
      </h2>
      {replacing && <p>{PEOPLE.replaces(replacing)}</p>}
      {url && <Qr text={url} />}
      <p class="small">{url ? PEOPLE.scan : PEOPLE.phrase}</p>
      {url && <Share text={PEOPLE.shareText(roleName, officeName, url)} />}
      <output class={url ? 'link' : 'phrase'}>{text}</output>
      <Button tone="quiet" onPress={() => copyText(text)}>
        {url ? PEOPLE.copyLink : PEOPLE.copyPhrase}
      </Button>
      <p class="small">{PEOPLE.expires(momentLong(expiresAt))}</p>
      <Button tone="plain" onPress={() => (isAsking.value = true)}>
        {PEOPLE.revokeThis}
      </Button>
      <Button tone="quiet" onPress={close}>
        {COMMON.close}
      </Button>
      {isAsking.value && <Revoke id={id} whom={whom} close={() => (isAsking.value = false)} done={close} />}
    </section>
  )
}

/** Dark on white in both themes, with the four empty modules around it that scanners ask for. */
function Qr({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 4, ecc: 'M' })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={PEOPLE.qrLabel}
    >
      <path d={path} />
    </svg>
  )
}

/**
 * LINE's "choose a chat" sheet where this LINE has it; elsewhere, and where it fails, the whole invitation is copied, to be
 * pasted into a chat. Asked for beforehand: after a wait browsers do not let a page copy any more.
 */
function Share({ text }: { text: string }) {
  const line = useSignal<typeof import('../line-share.ts') | null>(null)
  useEffect(() => {
    const ask = async () => {
      const module = await import('../line-share.ts')
      if (await module.maySharePicker()) line.value = module
    }
    ask().catch(() => undefined)
  }, [])
  const picker = line.value
  const share = async () => {
    try {
      if (await picker?.shareText(text)) say(PEOPLE.shared, 'good')
    } catch {
      await copyText(text, PEOPLE.copiedInstead)
    }
  }
  return picker ? (
    <Button isWide onPress={() => void share()}>
      {PEOPLE.share}
    </Button>
  ) : (
    <Button isWide onPress={() => void copyText(text)}>
      {PEOPLE.copyInvitation}
    </Button>
  )
}
