// A link that leads to a spreadsheet for a quarter of an hour, in a browser that knows no session: LINE's own browser
// cannot save files. The link is a secret of who asked for it; only its hash is stored.
import { insertAudit } from '../../db/queries/audit.ts'
import { insertSheetLink } from '../../db/queries/sheet-links.ts'
import type { Answer, Body } from '../contract/routes.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { auditBy } from './audit-by.ts'
import { LINK_MINUTES } from './make-document-link.ts'
import { hashOf } from './open-session.ts'
import { openSheetOffice } from './sheet-access.ts'

/** Throws access.denied, office.unknown, period.unknown. */
export async function makeSheetLink(
  deps: Deps,
  actor: Actor,
  { sheet, format, officeCode, period, fiscalYear }: Body<'makeSheetLink'>,
): Promise<Answer<'makeSheetLink'>> {
  const now = deps.clock.now()
  const expiresAt = new Date(now.getTime() + LINK_MINUTES * 60_000)
  const token = deps.ids.secret(24)
  await deps.db.transaction(async tx => {
    const office = await openSheetOffice(tx, actor, { sheet, officeCode, period, fiscalYear }, now)
    await insertSheetLink(tx, {
      tokenHash: hashOf(token),
      sheet,
      format,
      officeCode,
      period,
      fiscalYear,
      createdBy: actor.id,
      createdAt: now,
      expiresAt,
    })
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'make-sheet-link',
      provinceCode: office.provinceCode,
      officeCode,
      period,
      detail: { sheet, format, fiscalYear },
    })
  })
  return { url: `${deps.settings.publicUrl}/sheets/${token}`, expiresAt: expiresAt.toISOString() }
}
