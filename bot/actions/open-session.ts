// Swaps LINE's token for our own session, once and early: the LIFF SDK never refreshes an ID token.
import { createHash } from 'node:crypto'
import type { Db, Tx } from '../../db/connect.ts'
import { findOffice, findOfficerByLineUserId, insertSession } from '../../db/queries/officers.ts'
import type { SessionView } from '../contract/sessions.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { officeName } from '../domain/thai-words.ts'
import type { LineIdentity } from '../ports.ts'

/** A month's work on one phone without logging in again; removal takes effect at once anyway. */
export const SESSION_MS = 30 * 24 * 3600_000

export interface LineTokens {
  idToken: string
  accessToken: string | null
}

export interface OpenedSession {
  /** The cookie's value; only its hash is stored. */
  token: string
  expiresAt: Date
  view: SessionView
}

/** Throws session.token_refused, line.unavailable, officer.unknown. */
export async function openSession(deps: Deps, tokens: LineTokens): Promise<OpenedSession> {
  const identity = await identify(deps, tokens)
  const officer = await findOfficerByLineUserId(deps.db, identity.userId, deps.clock.now())
  if (officer === null) throw new Problem('officer.unknown')
  return startSession(deps.db, deps, officer)
}

/** The ID token if LINE signed it and it is fresh, else whose access token it is: never what the page says. */
export async function identify(deps: Deps, tokens: LineTokens): Promise<LineIdentity> {
  try {
    return await deps.identity.verifyIdToken(tokens.idToken)
  } catch (error) {
    const isRefused = error instanceof Problem && error.code === 'session.token_refused'
    if (!isRefused || tokens.accessToken === null) throw error
    return deps.identity.verifyAccessToken(tokens.accessToken)
  }
}

export async function startSession(
  db: Db | Tx,
  deps: Deps,
  officer: Pick<Actor, 'id' | 'fullName' | 'role' | 'officeCode'>,
): Promise<OpenedSession> {
  const now = deps.clock.now()
  const token = deps.ids.secret(32)
  const expiresAt = new Date(now.getTime() + SESSION_MS)
  await insertSession(db, { tokenHash: hashOf(token), officerId: officer.id, createdAt: now, expiresAt })
  const office = await findOffice(db, officer.officeCode)
  return {
    token,
    expiresAt,
    view: {
      officer: {
        fullName: officer.fullName,
        role: officer.role,
        officeCode: officer.officeCode,
        officeName:
          office === null ? officer.officeCode : officeName({ kind: office.kind, name: office.nameTh }),
      },
    },
  }
}

/** What is stored of a secret that somebody holds. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
