// The list of invitations that went out, with their state; open ones can be withdrawn after one more question.
import { useSignal } from '@preact/signals'
import type { InvitationList } from '../../bot/contract/invitations.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { call } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { sayFailure } from '../parts/say-failure.ts'
import { COMMON, momentShort } from '../words-common.ts'
import { INVITATION_STATES, PEOPLE } from '../words-people.ts'

type Invitation = InvitationList['invitations'][number]

const BADGES: Record<Invitation['state'], string> = {
  open: 'submitted',
  used: 'certified',
  expired: 'draft',
  revoked: 'draft',
}

const whomOf = ({ kind, role, officeName }: Invitation): string =>
  kind === 'group' ? PEOPLE.forGroup(officeName) : PEOPLE.forWhom(role ? ROLE_NAMES[role] : '', officeName)

export function Invitations({ list, again }: { list: InvitationList; again: () => void }) {
  const asked = useSignal<Invitation | null>(null)
  return (
    <section class="card">
      <h2>{PEOPLE.list}</h2>
      {list.invitations.length === 0 && <p class="small">{PEOPLE.nothing}</p>}
      <ul class="list">
        {list.invitations.map(invitation => (
          <li key={invitation.id} class="item">
            <span class="item-head">
              <b>{whomOf(invitation)}</b>
              <span class={`badge ${BADGES[invitation.state]}`}>{INVITATION_STATES[invitation.state]}</span>
            </span>
            <span class="item-head small">
              <span>
                {invitation.state === 'open'
                  ? PEOPLE.expires(momentShort(invitation.expiresAt))
                  : PEOPLE.made(momentShort(invitation.createdAt))}
              </span>
              {invitation.state === 'open' && (
                <Button
                  tone="plain"
                  label={PEOPLE.revokeOf(whomOf(invitation))}
                  onPress={() => (asked.value = invitation)}
                >
                  {PEOPLE.revoke}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {asked.value && <Revoke invitation={asked.value} close={() => (asked.value = null)} again={again} />}
    </section>
  )
}

interface RevokeProps {
  invitation: Invitation
  close: () => void
  again: () => void
}

function Revoke({ invitation, close, again }: RevokeProps) {
  const isBusy = useSignal(false)
  const revoke = async () => {
    isBusy.value = true
    try {
      await call('revokeInvitation', { id: invitation.id })
      say(PEOPLE.revoked, 'good')
    } catch (error) {
      void sayFailure(error)
    }
    close()
    again()
  }
  return (
    <Dialog
      title={PEOPLE.revokeTitle}
      onClose={close}
      actions={
        <>
          <Button tone="danger" isBusy={isBusy.value} onPress={() => void revoke()}>
            {PEOPLE.revokeYes}
          </Button>
          <Button tone="plain" onPress={close}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <p>{PEOPLE.confirmRevoke(whomOf(invitation))}</p>
    </Dialog>
  )
}
