// What a link to a paper gives: the certified version as it was signed, or the figures as they stand, set in type.
// The link lends its maker's eyes: it shows nothing that the maker may not see at this moment.
import { findVersion } from '../../db/queries/certified.ts'
import { type DocumentLinkRow, findDocumentLink } from '../../db/queries/document-links.ts'
import { findOfficerByLineUserId } from '../../db/queries/officers.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../domain/problems.ts'
import type { ReportContent, Seal } from '../domain/report-content.ts'
import type { FormInput } from '../ports.ts'
import { hashOf } from './open-session.ts'
import { openVersion, sealOf } from './open-version.ts'
import { readDraft } from './read-draft.ts'
import { openPlace, type ReportPlace } from './report-place.ts'
import { findStandingVersion } from './standing-version.ts'

export interface DocumentToOpen {
  /** `rt2-5605-2025-01-v1.pdf`, ASCII. */
  fileName: string
  /** Throws Problem figure.unknown, document.failed. `altered` = the record is not what was certified. */
  render(): Promise<{ pdf: Uint8Array } | 'altered'>
}

/** Throws document.link_old; `detail.isExpired` where there was such a link. */
export async function openDocument(deps: Deps, token: string): Promise<DocumentToOpen> {
  const link = /^[A-Za-z0-9_-]{20,100}$/.test(token) ? await findDocumentLink(deps.db, hashOf(token)) : null
  if (link === null) throw new Problem('document.link_old')
  const place = await placeOf(deps, link)
  if (place === null) throw new Problem('document.link_old', { isExpired: true })
  // Asked for as a draft, certified since.
  const isDraft = link.number === null && !isBlank(link.form)
  const current = isDraft ? { ...link, number: await findStandingVersion(deps.db, place) } : link
  return { fileName: fileNameOf(current), render: () => render(deps, current, place) }
}

/** Null = the time is over, or its maker was removed or may not read this office any more. */
async function placeOf(
  deps: Deps,
  link: DocumentLinkRow & { makerLineUserId: string },
): Promise<ReportPlace | null> {
  const now = deps.clock.now()
  if (now >= link.expiresAt) return null
  const maker = await findOfficerByLineUserId(deps.db, link.makerLineUserId, now)
  // The same person with another row was removed and invited anew: another office, other rights.
  if (maker === null || maker.id !== link.createdBy) return null
  try {
    return await openPlace(deps.db, { ...maker, origin: 'app' }, 'read_report', link, now)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

const isBlank = (form: DocumentLinkRow['form']): form is 'rt1_blank' | 'rt2_blank' =>
  form === 'rt1_blank' || form === 'rt2_blank'

function fileNameOf({ form, officeCode, period, number, producerId }: DocumentLinkRow): string {
  if (isBlank(form)) return `${form.replace('_', '-')}.pdf`
  const version = number === null ? 'draft' : `v${number}`
  const one = producerId === null ? [] : [producerId.slice(0, 8)]
  return `${[form, officeCode, period, version, ...one].join('-')}.pdf`
}

async function render(
  deps: Deps,
  link: DocumentLinkRow,
  place: ReportPlace,
): Promise<{ pdf: Uint8Array } | 'altered'> {
  const input = await readInput(deps, link, place)
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

/** Null = the record is not what was certified. */
async function readInput(deps: Deps, link: DocumentLinkRow, place: ReportPlace): Promise<FormInput | null> {
  const { form, number } = link
  if (isBlank(form)) return { form }
  if (number === null) return filled(link, await readDraft(deps.db, place), null, null)
  const version = await findVersion(deps.db, link.officeCode, link.period, number)
  const content = version === null ? null : openVersion(version)
  if (version === null || content === null) return null
  return filled(link, content, sealOf(version, deps.settings.publicUrl), version.signatureSvg)
}

function filled(
  { form, producerId }: DocumentLinkRow,
  content: ReportContent,
  seal: Seal | null,
  signatureSvg: string | null,
): FormInput {
  if (form !== 'rt1') return { form: 'rt2', content, seal, signatureSvg }
  const ids = content.producers.map(({ id }) => id).filter(id => producerId === null || id === producerId)
  // Of a draft: the producer has moved since, or the figure was never recorded.
  if (ids.length === 0) throw new Problem('figure.unknown')
  return { form, content, producerIds: ids, seal }
}
