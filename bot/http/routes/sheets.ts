// Routes of spreadsheets that go out; the files themselves are served by bot/http/sheets.ts.
import { makeSheetLink } from '../../actions/make-sheet-link.ts'
import type { SHEETS_ROUTES } from '../../contract/sheets-routes.ts'
import type { Handlers } from '../handler.ts'

export const sheetsRoutes: Handlers<keyof typeof SHEETS_ROUTES> = {
  makeSheetLink: ({ deps, actor, body }) => makeSheetLink(deps, actor, body),
}
