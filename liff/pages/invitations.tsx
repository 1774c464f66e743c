// The list of invitations that went out, with their state; open ones can be withdrawn after one more question.
import { useSignal } from '@preact/signals'
import type { InvitationList } from '../../bot/contract/invitations.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { momentShort } from '../words-common.ts'
import { INVITATION_STATES, PEOPLE } from '../words-people.ts'
import { Revoke } from './revoke-invitation.tsx'

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
            {invitation.replacesName && <span class="small">{PEOPLE.replaces(invitation.replacesName)}</span>}
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
      {asked.value && (
        <Revoke
          id={asked.value.id}
          whom={whomOf(asked.value)}
          close={() => (asked.value = null)}
          done={again}
        />
      )}
    </section>
  )
}
