// A provincial officer (or the command, for the first one) invites a person, or makes a code that binds a LINE group.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import {
  insertInvitation,
  isInvitationRevoked,
  listInvitations,
  revokeHandOvers,
  revokeInvitation,
} from '../../db/queries/invitations.ts'
import { lockOfficer } from '../../db/queries/officer-changes.ts'
import { findOffice, listOfficesOf } from '../../db/queries/officers.ts'
import type { CreatedInvitation, CreateInvitation, InvitationList } from '../contract/invitations.ts'
import type { Deps } from '../deps.ts'
import { type Actor, isRoleOfOffice, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { officeName } from '../domain/thai-words.ts'
import { groupPhrase } from '../messages/commands.ts'
import { auditBy } from './audit-by.ts'
import { hashOf } from './open-session.ts'

/** Long enough for leave and a busy week. */
const LIVES_MS = 7 * 24 * 3600_000
/** A group code is typed by hand where others read it. */
const GROUP_CODE_LIVES_MS = 24 * 3600_000
const LISTED_MS = 30 * 24 * 3600_000

/**
 * `actor` null = the command that invites the first provincial officer. Throws access.denied, office.unknown,
 * request.invalid; for a hand-over also officer.not_found, officer.removed.
 */
export async function createInvitation(
  deps: Deps,
  actor: Actor | null,
  input: CreateInvitation,
): Promise<CreatedInvitation> {
  if (actor !== null && !may(actor, 'invite_officer', input.officeCode)) throw new Problem('access.denied')
  const office = await findOffice(deps.db, input.officeCode)
  if (office === null) throw new Problem('office.unknown')
  if (input.kind === 'officer' && !isRoleOfOffice(input.role, input.officeCode))
    throw new Problem('request.invalid', { field: 'role' })
  const now = deps.clock.now()
  const isGroup = input.kind === 'group'
  const code = isGroup ? groupCodeFrom(deps.ids.secret(16)) : deps.ids.secret(18)
  const expiresAt = new Date(now.getTime() + (isGroup ? GROUP_CODE_LIVES_MS : LIVES_MS))
  const role = isGroup ? null : input.role
  const replaces = input.kind === 'officer' ? (input.replaces ?? null) : null
  const id = deps.ids.uuid()
  await deps.db.transaction(async tx => {
    if (replaces !== null) await prepareHandOver(tx, actor, { officeCode: office.code, role, replaces }, now)
    await insertInvitation(tx, {
      id,
      codeHash: hashOf(code),
      kind: input.kind,
      role,
      officeCode: office.code,
      provinceCode: office.provinceCode,
      replacesOfficerId: replaces,
      createdBy: actor?.id ?? null,
      createdAt: now,
      expiresAt,
    })
    await insertAudit(tx, {
      at: now,
      actorKind: actor === null ? 'command' : 'officer',
      officerId: actor?.id ?? null,
      origin: actor?.origin ?? 'command',
      action: 'create-invitation',
      provinceCode: office.provinceCode,
      officeCode: office.code,
      detail: {
        invitationId: id,
        kind: input.kind,
        role,
        ...(replaces === null ? {} : { officerId: replaces }),
      },
    })
  })
  return {
    id,
    kind: input.kind,
    officeName: officeName({ kind: office.kind, name: office.nameTh }),
    role,
    url: isGroup ? null : `${deps.settings.liffUrl}/join/${code}`,
    phrase: isGroup ? groupPhrase(code) : null,
    expiresAt: expiresAt.toISOString(),
  }
}

/**
 * The predecessor must be there, in that very office and role. A newer link takes the place of an older one (pressed twice,
 * or sent to the wrong person), or two people would take over from one.
 */
async function prepareHandOver(
  tx: Tx,
  actor: Actor | null,
  { officeCode, role, replaces }: { officeCode: string; role: string | null; replaces: string },
  now: Date,
): Promise<void> {
  const officer = await lockOfficer(tx, replaces)
  if (actor === null || officer === null || !may(actor, 'invite_officer', officer.officeCode))
    throw new Problem('officer.not_found')
  if (officer.removedAt !== null) throw new Problem('officer.removed')
  if (officer.officeCode !== officeCode || officer.role !== role)
    throw new Problem('request.invalid', { field: 'replaces' })
  for (const invitationId of await revokeHandOvers(tx, replaces, now))
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'revoke-invitation',
      provinceCode: officer.provinceCode,
      officeCode,
      detail: { invitationId },
    })
}

/** Eight characters that cannot be mistaken for one another when read aloud: no 0 O 1 I L. */
function groupCodeFrom(secret: string): string {
  const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
  return Array.from(
    hashOf(secret).slice(0, 16).match(/../g) ?? [],
    pair => letters[Number.parseInt(pair, 16) % letters.length],
  ).join('')
}

/** Throws access.denied. */
export async function showInvitations(deps: Deps, actor: Actor): Promise<InvitationList> {
  if (!may(actor, 'invite_officer', actor.provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  const rows = await listInvitations(deps.db, actor.provinceCode, new Date(now.getTime() - LISTED_MS))
  const offices = await listOfficesOf(deps.db, actor.provinceCode)
  return {
    invitations: rows.map(({ invitation, replacesName, officeName: name, officeKind, isInviterRemoved }) => ({
      id: invitation.id,
      kind: invitation.kind,
      role: invitation.role,
      officeName: officeName({ kind: officeKind, name }),
      replacesName,
      createdAt: invitation.createdAt.toISOString(),
      expiresAt: invitation.expiresAt.toISOString(),
      state: stateOf(invitation, isInviterRemoved, now),
    })),
    offices: offices.map(office => ({
      code: office.code,
      name: officeName({ kind: office.kind, name: office.nameTh }),
    })),
  }
}

function stateOf(
  invitation: { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  isInviterRemoved: boolean,
  now: Date,
) {
  if (invitation.revokedAt !== null) return 'revoked'
  if (invitation.usedAt !== null) return 'used'
  if (isInviterRemoved) return 'revoked'
  return invitation.expiresAt <= now ? 'expired' : 'open'
}

/** Withdrawn already = done, so that it can be asked twice. Throws access.denied, invitation.unknown (not of this province, or used). */
export async function withdrawInvitation(deps: Deps, actor: Actor, id: string): Promise<{ done: true }> {
  if (!may(actor, 'invite_officer', actor.provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  await deps.db.transaction(async tx => {
    const { provinceCode } = actor
    if (!(await revokeInvitation(tx, id, provinceCode, now))) {
      if (await isInvitationRevoked(tx, id, provinceCode)) return
      throw new Problem('invitation.unknown')
    }
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'revoke-invitation',
      provinceCode,
      detail: { invitationId: id },
    })
  })
  return { done: true }
}
