// A provincial officer binds a LINE group to an office with a code made in the mini-app (single use, expiring).
// Both are needed: the code says which office, the sender's LINE id says that it is one who may.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { bindChat, findChat } from '../../db/queries/chats.ts'
import { type InvitationRow, lockInvitation, markInvitationUsed } from '../../db/queries/invitations.ts'
import { findOffice, findOfficerByLineUserId, isRemovedOfficer } from '../../db/queries/officers.ts'
import type { OfficeKind } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { may } from '../domain/access.ts'
import { officeName } from '../domain/thai-words.ts'
import type { GroupCodeRefusal } from '../messages/group-replies.ts'
import { hashOf } from './open-session.ts'

export interface BindGroupInput {
  groupId: string
  /** LINE id of who typed the code. */
  userId: string
  /** In capitals, as it was made. */
  code: string
}

export type BoundGroup = { refusal: null; officeName: string } | { refusal: GroupCodeRefusal }

/** Who may not bind learns nothing about the code. */
export function bindGroup(deps: Deps, input: BindGroupInput): Promise<BoundGroup> {
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    const officer = await findOfficerByLineUserId(tx, input.userId, now)
    if (officer === null || !may(officer, 'invite_officer', officer.provinceCode)) {
      return { refusal: 'not_allowed' }
    }
    const invitation = await lockInvitation(tx, hashOf(input.code))
    if (invitation === null || invitation.kind !== 'group') return { refusal: 'unknown' }
    if (!may(officer, 'invite_officer', invitation.officeCode)) return { refusal: 'not_allowed' }
    const { officeCode, provinceCode } = invitation
    const chat = await findChat(tx, input.groupId)
    const office = await findOffice(tx, officeCode)
    const bound = { officeName: nameOf(office, officeCode), refusal: null }
    // The same code once more in the group that it has bound: the answer got lost.
    if (invitation.usedBy === input.groupId && chat?.officeCode === officeCode) return bound
    const refusal = await refusalOf(tx, invitation, now)
    if (refusal !== null) return { refusal }
    if (chat !== null && chat.officeCode !== null && chat.officeCode !== officeCode) {
      return { refusal: 'already_bound' }
    }
    const binding = { id: input.groupId, officeCode, provinceCode, boundBy: officer.id }
    if (!(await bindChat(tx, binding))) return { refusal: 'not_allowed' }
    await markInvitationUsed(tx, invitation.id, input.groupId, now)
    await insertAudit(tx, {
      at: now,
      actorKind: 'officer',
      officerId: officer.id,
      origin: 'chat',
      action: 'bind-group',
      provinceCode,
      officeCode,
      detail: { chatId: input.groupId, invitationId: invitation.id },
    })
    return bound
  })
}

const nameOf = (office: { kind: OfficeKind; nameTh: string } | null, code: string): string =>
  office === null ? code : officeName({ kind: office.kind, name: office.nameTh })

/** As for people: a code of somebody who was removed counts as withdrawn. */
async function refusalOf(
  tx: Tx,
  { revokedAt, usedAt, createdBy, expiresAt }: InvitationRow,
  now: Date,
): Promise<GroupCodeRefusal | null> {
  if (revokedAt !== null) return 'revoked'
  if (usedAt !== null) return 'used'
  if (createdBy !== null && (await isRemovedOfficer(tx, createdBy))) return 'revoked'
  return expiresAt <= now ? 'expired' : null
}
