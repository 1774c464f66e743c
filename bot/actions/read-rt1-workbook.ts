// The รต.1 workbook of a district and month, filled with what is stored, to be filled in where there is no signal and sent
// back (upload-sheet.ts).
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { buildRt1Workbook } from '../domain/rt1-workbook.ts'
import type { FormWorkbook } from '../ports.ts'
import { openPlace } from './report-place.ts'
import { readRt1Producers } from './rt1-producers.ts'

/** Throws access.denied, office.unknown, period.unknown. */
export async function readRt1Workbook(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; period: Period },
): Promise<FormWorkbook> {
  const now = deps.clock.now()
  const place = await openPlace(deps.db, actor, 'read_report', at, now)
  return buildRt1Workbook({
    officeCode: place.officeCode,
    officeName: place.officeName,
    period: place.period,
    issuedAt: now,
    nonce: deps.ids.secret(12),
    // Read at one moment: the versions on the hidden sheet are those of the amounts in the table.
    producers: await deps.db.transaction(tx => readRt1Producers(tx, place), {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    }),
  })
}
