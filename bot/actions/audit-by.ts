// Who, when and from where, as every row of the audit trail begins.
import type { Actor } from '../domain/access.ts'

export const auditBy = (actor: Pick<Actor, 'id' | 'origin'>, at: Date) => ({
  at,
  actorKind: 'officer' as const,
  officerId: actor.id,
  origin: actor.origin,
})
