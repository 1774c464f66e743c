// Invitations: shown to the holder, accepted, made, listed, withdrawn.
import { acceptInvitation, showInvitation } from '../../actions/accept-invitation.ts'
import { createInvitation, showInvitations, withdrawInvitation } from '../../actions/invite.ts'
import type { Handlers } from '../handler.ts'
import { setSession } from '../session.ts'

export const invitationRoutes: Handlers<
  'showInvitation' | 'acceptInvitation' | 'listInvitations' | 'createInvitation' | 'revokeInvitation'
> = {
  showInvitation: ({ deps, params }) => showInvitation(deps, params.code),
  async acceptInvitation({ deps, params, body, res }) {
    const session = await acceptInvitation(deps, { ...body, code: params.code })
    setSession(deps, res, session)
    return session.view
  },
  listInvitations: ({ deps, actor }) => showInvitations(deps, actor),
  createInvitation: ({ deps, actor, body }) => createInvitation(deps, actor, body),
  revokeInvitation: ({ deps, actor, params }) => withdrawInvitation(deps, actor, params.id),
}
