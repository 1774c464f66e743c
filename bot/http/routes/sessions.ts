// Sessions: swapping LINE's token for a cookie, and ending it.
import { deleteSession } from '../../../db/queries/officers.ts'
import { hashOf, openSession } from '../../actions/open-session.ts'
import type { Handlers } from '../handler.ts'
import { clearSession, readToken, setSession } from '../session.ts'

export const sessionRoutes: Handlers<'openSession' | 'closeSession'> = {
  async openSession({ deps, body, res }) {
    const session = await openSession(deps, body)
    setSession(deps, res, session)
    return session.view
  },
  async closeSession({ deps, req, res }) {
    const token = readToken(deps, req)
    if (token !== null) await deleteSession(deps.db, hashOf(token))
    clearSession(deps, res)
    return { done: true }
  },
}
