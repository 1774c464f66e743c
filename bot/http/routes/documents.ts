// Links to papers; the papers themselves are opened without a session, in bot/http/papers.ts.
import { makeDocumentLink } from '../../actions/make-document-link.ts'
import type { Handlers } from '../handler.ts'

export const documentRoutes: Handlers<'makeDocumentLink'> = {
  makeDocumentLink: ({ deps, actor, body }) => makeDocumentLink(deps, actor, body),
}
