// A link that leads to a paper for a quarter of an hour, also in a browser that knows no session: LINE's own browser
// shows no PDF on many phones. The link is a secret of who asked for it; only its hash is stored.

import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { findVersion } from '../../db/queries/certified.ts'
import { insertDocumentLink } from '../../db/queries/document-links.ts'
import type { Answer, Body } from '../contract/routes.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import type { ContentProducer } from '../domain/report-content.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { auditBy } from './audit-by.ts'
import { hashOf } from './open-session.ts'
import { openVersion } from './open-version.ts'
import { readDraft } from './read-draft.ts'
import { openPlace, type ReportPlace } from './report-place.ts'
import { findStandingVersion } from './standing-version.ts'

export const LINK_MINUTES = 15

type Order = Body<'makeDocumentLink'>

/**
 * Throws access.denied, office.unknown, period.unknown; document.not_certified for a version that is not there,
 * figure.unknown where there is no figure to print.
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
    const place = await openPlace(tx, actor, 'read_report', order, now)
    const target = await readTarget(tx, order)
    await checkTarget(tx, place, target)
    await insertDocumentLink(tx, {
      tokenHash: hashOf(token),
      officeCode: place.officeCode,
      period: place.period,
      ...target,
      createdBy: actor.id,
      createdAt: now,
      expiresAt,
    })
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'make-document-link',
      provinceCode: place.provinceCode,
      officeCode: place.officeCode,
      period: place.period,
      detail: { ...target },
    })
  })
  return { url: `${deps.settings.publicUrl}/documents/${token}`, expiresAt: expiresAt.toISOString() }
}

/**
 * A blank form has neither version nor producer, and the district's form is of no single producer. Of a certified report
 * the figures as they stand are its version, with its seal.
 */
async function readTarget(tx: Tx, order: Order): Promise<Pick<Order, 'form' | 'number' | 'producerId'>> {
  const { form, number, producerId } = order
  if (form === 'rt1_blank' || form === 'rt2_blank') return { form, number: null, producerId: null }
  return {
    form,
    number: number ?? (await findStandingVersion(tx, order)),
    producerId: form === 'rt1' ? producerId : null,
  }
}

async function checkTarget(
  tx: Tx,
  place: ReportPlace,
  { form, number, producerId }: Pick<Order, 'form' | 'number' | 'producerId'>,
): Promise<void> {
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
