// A person becomes an officer: LINE says who it is, the invitation says what office and role, and from whom it is taken
// over: then the predecessor leaves in the same transaction, so that the office is never held twice and never empty.
import type { Db, Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import {
  findInvitation,
  type InvitationRow,
  lockInvitation,
  markInvitationUsed,
} from '../../db/queries/invitations.ts'
import { lockOfficer } from '../../db/queries/officer-changes.ts'
import {
  findOffice,
  findOfficerByLineUserId,
  insertOfficer,
  isRemovedOfficer,
} from '../../db/queries/officers.ts'
import { listAssigned, listSubdistricts } from '../../db/queries/subdistricts.ts'
import type { Role } from '../../db/vocabulary.ts'
import type { InvitationView } from '../contract/invitations.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { officeName } from '../domain/thai-words.ts'
import { auditBy } from './audit-by.ts'
import { hashOf, identify, type LineTokens, type OpenedSession, startSession } from './open-session.ts'
import { leaveOffice } from './remove-officer.ts'

/** What the holder of a link may know. Throws invitation.*. */
export async function showInvitation(deps: Deps, code: string): Promise<InvitationView> {
  const row = await findInvitation(deps.db, hashOf(code))
  const invitation = await refuseUnusable(deps.db, row, deps.clock.now())
  const { role, officeCode, replacesOfficerId: replaces, expiresAt } = invitation
  return {
    role,
    officeName: await nameOf(deps.db, officeCode),
    takesOver: replaces !== null && !(await isRemovedOfficer(deps.db, replaces)),
    expiresAt: expiresAt.toISOString(),
  }
}

/** Throws invitation.*, officer.already_joined, session.token_refused, line.unavailable. */
export async function acceptInvitation(
  deps: Deps,
  input: LineTokens & { code: string; fullName: string },
): Promise<OpenedSession> {
  const identity = await identify(deps, input)
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    const row = await lockBoth(tx, hashOf(input.code))
    const known = await findOfficerByLineUserId(tx, identity.userId, now)
    // Tapped twice, or the answer got lost: the same person comes in again.
    if (known !== null && row?.usedBy === known.id) return startSession(tx, deps, known)
    const invitation = await refuseUnusable(tx, row, now)
    if (known !== null) throw await alreadyJoined(tx, known.officeCode)
    const officer = {
      id: deps.ids.uuid(),
      fullName: input.fullName,
      role: invitation.role,
      officeCode: invitation.officeCode,
      provinceCode: invitation.provinceCode,
    }
    // Two links tapped at once: the other one was first.
    if (!(await insertOfficer(tx, { ...officer, lineUserId: identity.userId, joinedAt: now }))) {
      const first = await findOfficerByLineUserId(tx, identity.userId, now)
      throw await alreadyJoined(tx, first?.officeCode ?? '')
    }
    await markInvitationUsed(tx, invitation.id, officer.id, now)
    await insertAudit(tx, {
      at: now,
      actorKind: 'officer',
      officerId: officer.id,
      origin: 'app',
      action: 'accept-invitation',
      provinceCode: officer.provinceCode,
      officeCode: officer.officeCode,
      detail: { invitationId: invitation.id, role: officer.role, invitedBy: invitation.createdBy },
    })
    if (invitation.replacesOfficerId !== null) await takeOver(tx, invitation.replacesOfficerId, officer, now)
    return startSession(tx, deps, officer)
  })
}

/** The predecessor's row first, as those do who make a newer link: the other way round they could wait for each other. */
async function lockBoth(tx: Tx, codeHash: string): Promise<InvitationRow | null> {
  const found = await findInvitation(tx, codeHash)
  if (found !== null && found.replacesOfficerId !== null) await lockOfficer(tx, found.replacesOfficerId)
  return lockInvitation(tx, codeHash)
}

/** Whom an invitation replaces leaves now; where somebody removed them before, there is nobody to take over from. */
async function takeOver(
  tx: Tx,
  predecessorId: string,
  successor: Pick<Actor, 'id' | 'officeCode' | 'provinceCode'>,
  now: Date,
): Promise<void> {
  const predecessor = await lockOfficer(tx, predecessorId)
  if (predecessor === null || predecessor.removedAt !== null) return
  const by = { id: successor.id, origin: 'app' as const }
  const taken = await listAssigned(tx, predecessorId)
  const known = await listSubdistricts(tx, [successor.officeCode])
  const names = known.filter(item => taken.includes(item.code)).map(item => item.name)
  await insertAudit(tx, {
    ...auditBy(by, now),
    action: 'take-over-office',
    provinceCode: successor.provinceCode,
    officeCode: successor.officeCode,
    detail: { officerId: predecessorId, subdistricts: names.join(', ') },
  })
  await leaveOffice(tx, predecessor, { by, at: now, successorId: successor.id })
}

/** A link of somebody who was removed counts as withdrawn: with one made beforehand they would be back at once. */
async function refuseUnusable(
  db: Db | Tx,
  row: InvitationRow | null,
  now: Date,
): Promise<InvitationRow & { role: Role }> {
  if (row === null || row.role === null) throw new Problem('invitation.unknown')
  if (row.revokedAt !== null) throw new Problem('invitation.revoked')
  if (row.usedAt !== null) throw new Problem('invitation.used')
  if (row.createdBy !== null && (await isRemovedOfficer(db, row.createdBy)))
    throw new Problem('invitation.revoked')
  if (row.expiresAt <= now) throw new Problem('invitation.expired')
  return { ...row, role: row.role }
}

const alreadyJoined = async (db: Tx, officeCode: string): Promise<Problem> =>
  new Problem('officer.already_joined', { office: await nameOf(db, officeCode) })

async function nameOf(db: Db | Tx, officeCode: string): Promise<string> {
  const office = await findOffice(db, officeCode)
  return office === null ? officeCode : officeName({ kind: office.kind, name: office.nameTh })
}
