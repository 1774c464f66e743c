// The session cookie, and who it belongs to: looked up on every request, so that a removed officer is out at once.
import type { CookieOptions, Request, Response } from 'express'
import { findOfficerBySession } from '../../db/queries/officers.ts'
import { hashOf, type OpenedSession } from '../actions/open-session.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'

const isSecure = (deps: Deps) => deps.settings.publicUrl.startsWith('https://')

/** Behind https a name that no neighbouring host can set. */
export const cookieNameAt = (publicUrl: string): string =>
  publicUrl.startsWith('https://') ? '__Host-otop' : 'otop'

const nameOf = (deps: Deps) => cookieNameAt(deps.settings.publicUrl)

const cookieOptions = (deps: Deps): CookieOptions => ({
  httpOnly: true,
  secure: isSecure(deps),
  sameSite: 'strict',
  path: '/',
})

export function setSession(deps: Deps, res: Response, session: OpenedSession): void {
  const maxAge = session.expiresAt.getTime() - deps.clock.now().getTime()
  res.cookie(nameOf(deps), session.token, { ...cookieOptions(deps), maxAge })
}

export function clearSession(deps: Deps, res: Response): void {
  res.clearCookie(nameOf(deps), cookieOptions(deps))
}

/** The cookie's value, or null. */
export function readToken(deps: Deps, req: Request): string | null {
  const wanted = `${nameOf(deps)}=`
  const found = (req.headers.cookie ?? '')
    .split(';')
    .map(part => part.trim())
    .find(part => part.startsWith(wanted))
  const token = found?.slice(wanted.length) ?? ''
  return /^[A-Za-z0-9_-]{20,100}$/.test(token) ? token : null
}

export async function readActor(deps: Deps, req: Request): Promise<Actor | null> {
  const token = readToken(deps, req)
  const officer = token === null ? null : await findOfficerBySession(deps.db, hashOf(token), deps.clock.now())
  return officer === null ? null : { ...officer, origin: 'app' }
}
