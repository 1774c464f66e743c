// Taking a spreadsheet away: the server makes a link that lives for a quarter of an hour, and the browser saves what is
// behind it. LINE's own browser saves no files: there the phone's browser is asked. Elsewhere the page stays where it is,
// for a file that is saved replaces nothing.
import type { Body } from '../bot/contract/routes.ts'
import { call } from './api.ts'
import { isInLine, openOutside } from './open-paper.ts'
import { say } from './parts/say.tsx'
import { sayFailure } from './parts/say-failure.ts'
import { SHEETS } from './words-sheets.ts'

export type Sheet = Body<'makeSheetLink'>

/** Says so where it fails; never throws. */
export async function openSheet(sheet: Sheet): Promise<void> {
  try {
    const { url } = await call('makeSheetLink', {}, sheet)
    if (isInLine()) await openOutside(url)
    else location.assign(url)
    say(SHEETS.begun)
  } catch (error) {
    void sayFailure(error)
  }
}
