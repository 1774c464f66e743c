// What a link to a paper gives: what was certified or filed as it was then, or the figures as they stand, set in type.
// The link lends its maker's eyes: it shows nothing that the maker may not see at this moment.
import { type DocumentLinkRow, findDocumentLink } from '../../db/queries/document-links.ts'
import { findOfficerByLineUserId } from '../../db/queries/officers.ts'
import { type Deps, within } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { isBlankForm, isForecastForm, isProvinceForm } from '../domain/paper-kinds.ts'
import { Problem } from '../domain/problems.ts'
import { hashOf } from './open-session.ts'
import { findStandingNumber, openPaperPlace, type PaperPlace } from './paper-place.ts'
import { readPaper } from './read-paper.ts'

export interface DocumentToOpen {
  /** `rt2-5605-2025-01-v1.pdf`, ASCII. */
  fileName: string
  /** Throws Problem figure.unknown, document.failed. `altered` = the record is not what was certified or filed. */
  render(): Promise<{ pdf: Uint8Array } | 'altered'>
}

/** Throws document.link_old; `detail.isExpired` where there was such a link. */
export async function openDocument(deps: Deps, token: string): Promise<DocumentToOpen> {
  const link = /^[A-Za-z0-9_-]{20,100}$/.test(token) ? await findDocumentLink(deps.db, hashOf(token)) : null
  if (link === null) throw new Problem('document.link_old')
  const maker = await findMaker(deps, link)
  const own = maker === null ? deps : within(maker.provinceCode, deps)
  const found = maker === null ? null : await placeOf(own, maker, link)
  if (found === null) throw new Problem('document.link_old', { isExpired: true })
  // Asked for as a draft, certified or filed since.
  const isDraft = link.number === null && !isBlankForm(link.form)
  const current = isDraft ? { ...link, number: await findStandingNumber(own.db, found) } : link
  return { fileName: fileNameOf(current), render: () => render(own, current, found) }
}

/** Null = the time is over, or its maker was removed. */
async function findMaker(
  deps: Deps,
  link: DocumentLinkRow & { makerLineUserId: string },
): Promise<Actor | null> {
  const now = deps.clock.now()
  if (now >= link.expiresAt) return null
  const maker = await findOfficerByLineUserId(deps.db, link.makerLineUserId, now)
  // The same person with another row was removed and invited anew: another office, other rights.
  return maker === null || maker.id !== link.createdBy ? null : { ...maker, origin: 'app' }
}

/** Null = the maker may not read this office any more. */
async function placeOf(deps: Deps, maker: Actor, link: DocumentLinkRow): Promise<PaperPlace | null> {
  try {
    return await openPaperPlace(deps.db, maker, link, deps.clock.now())
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

function fileNameOf({ form, officeCode, period, number, producerId }: DocumentLinkRow): string {
  const name = form.replace('_', '-')
  if (isBlankForm(form)) return `${name}.pdf`
  if (isProvinceForm(form))
    return `${[name, officeCode, ...(form === 'province' ? [period] : [])].join('-')}.pdf`
  const when = isForecastForm(form) ? fiscalYearOf(period) : period
  const version = number === null ? 'draft' : `v${number}`
  const one = producerId === null ? [] : [producerId.slice(0, 8)]
  return `${[name, officeCode, when, version, ...one].join('-')}.pdf`
}

async function render(
  deps: Deps,
  link: DocumentLinkRow,
  found: PaperPlace,
): Promise<{ pdf: Uint8Array } | 'altered'> {
  const input = await readPaper(deps, link, found)
  if (input === null) {
    const { officeCode, period, number } = link
    deps.log.error('version.altered', { officeCode, period, number })
    return 'altered'
  }
  try {
    return { pdf: await deps.documents.render(input) }
  } catch (error) {
    if (error instanceof Problem) throw error
    // Its message may quote what is printed.
    deps.log.error('document.failed', {
      form: link.form,
      name: error instanceof Error ? error.name : 'unknown',
    })
    throw new Problem('document.failed')
  }
}
