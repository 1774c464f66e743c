// A link that leads to a paper for a quarter of an hour, also in a browser that knows no session: LINE's own browser
// shows no PDF on many phones. The link is a secret of who asked for it; only its hash is stored.

import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { findVersion } from '../../db/queries/certified.ts'
import { insertDocumentLink } from '../../db/queries/document-links.ts'
import { findForecastVersion } from '../../db/queries/forecast-versions.ts'
import type { Answer, Body } from '../contract/routes.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { isBlankForm } from '../domain/paper-kinds.ts'
import { Problem } from '../domain/problems.ts'
import type { ContentProducer } from '../domain/report-content.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { auditBy } from './audit-by.ts'
import { hashOf } from './open-session.ts'
import { openVersion } from './open-version.ts'
import { findStandingNumber, openPaperPlace, type PaperPlace } from './paper-place.ts'
import { readDraft } from './read-draft.ts'
import type { ReportPlace } from './report-place.ts'

export const LINK_MINUTES = 15

type Order = Body<'makeDocumentLink'>
type Target = Pick<Order, 'form' | 'number' | 'producerId'>

/**
 * Throws access.denied, office.unknown, period.unknown; document.not_certified and forecast.not_filed for a version that is
 * not there, figure.unknown where there is no figure to print.
 */
export async function makeDocumentLink(
  deps: Deps,
  actor: Actor,
  order: Order,
): Promise<Answer<'makeDocumentLink'>> {
  const now = deps.clock.now()
  const expiresAt = new Date(now.getTime() + LINK_MINUTES * 60_000)
  const token = deps.ids.secret(24)
  await deps.db.transaction(async tx => {
    const found = await openPaperPlace(tx, actor, order, now)
    const target = await readTarget(tx, found, order)
    await checkTarget(tx, found, target)
    const { officeCode, period } = order
    await insertDocumentLink(tx, {
      tokenHash: hashOf(token),
      officeCode,
      period,
      ...target,
      createdBy: actor.id,
      createdAt: now,
      expiresAt,
    })
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'make-document-link',
      provinceCode: found.provinceCode,
      officeCode,
      period,
      detail: { ...target },
    })
  })
  return { url: `${deps.settings.publicUrl}/documents/${token}`, expiresAt: expiresAt.toISOString() }
}

/**
 * A blank form has neither version nor producer, the district's forms are of no single producer, and the province's say how
 * things stand. Of a certified report, or of a filed forecast, the figures as they stand are its version.
 */
async function readTarget(tx: Tx, found: PaperPlace, { form, number, producerId }: Order): Promise<Target> {
  if (isBlankForm(form) || found.of === 'province') return { form, number: null, producerId: null }
  return {
    form,
    number: number ?? (await findStandingNumber(tx, found)),
    producerId: form === 'rt1' ? producerId : null,
  }
}

async function checkTarget(tx: Tx, found: PaperPlace, target: Target): Promise<void> {
  if (found.of === 'report') return checkReport(tx, found.place, target)
  if (found.of === 'province' || target.number === null) return
  const { officeCode, fiscalYear } = found.place
  const version = await findForecastVersion(tx, officeCode, fiscalYear, target.number)
  if (version === null) throw new Problem('forecast.not_filed')
}

async function checkReport(tx: Tx, place: ReportPlace, { form, number, producerId }: Target): Promise<void> {
  const requireFigure = (producers: readonly Pick<ContentProducer, 'id'>[]) => {
    const isThere = producerId === null ? producers.length > 0 : producers.some(({ id }) => id === producerId)
    if (!isThere) throw new Problem('figure.unknown')
  }
  if (number !== null) {
    const version = await findVersion(tx, place.officeCode, place.period, number)
    if (version === null) throw new Problem('document.not_certified', { period: thaiPeriod(place.period) })
    // An altered record is refused where it is opened, with a page that says so.
    const content = openVersion(version)
    if (content !== null && form === 'rt1') requireFigure(content.producers)
  } else if (form === 'rt1') {
    requireFigure((await readDraft(tx, place)).producers)
  }
}
