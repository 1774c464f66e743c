// What is printed on a paper: from a frozen version where the link is of one, else from the record as it stands.
import { findVersion } from '../../db/queries/certified.ts'
import type { DocumentLinkRow } from '../../db/queries/document-links.ts'
import { findForecastVersion } from '../../db/queries/forecast-versions.ts'
import { findOffice } from '../../db/queries/officers.ts'
import type { Deps } from '../deps.ts'
import { isBlankForm } from '../domain/paper-kinds.ts'
import { Problem } from '../domain/problems.ts'
import type { ReportContent, Seal } from '../domain/report-content.ts'
import type { FormInput } from '../ports.ts'
import type { ForecastPlace } from './forecast-place.ts'
import { readPhoneList } from './list-unreachable.ts'
import { openForecast } from './open-forecast.ts'
import { openVersion, sealOf } from './open-version.ts'
import type { PaperPlace } from './paper-place.ts'
import { readDraft } from './read-draft.ts'
import { readForecastContent } from './read-forecast.ts'
import { readProvinceContent } from './read-province-content.ts'
import type { ReportPlace } from './report-place.ts'

/** Null = the record is not what was certified or filed. Throws figure.unknown. */
export async function readPaper(
  deps: Deps,
  link: DocumentLinkRow,
  found: PaperPlace,
): Promise<FormInput | null> {
  if (isBlankForm(link.form)) return { form: link.form }
  if (found.of === 'report') return readReport(deps, link, found.place)
  if (found.of === 'forecast') return readForecast(deps, link.number, found.place)
  return link.form === 'province'
    ? {
        form: 'province',
        content: await readProvinceContent(deps.db, found.provinceCode, link.period, deps.clock.now()),
      }
    : readPhones(deps, found.provinceCode)
}

async function readPhones({ db, clock }: Deps, provinceCode: string): Promise<FormInput> {
  const now = clock.now()
  const province = await findOffice(db, provinceCode)
  const rows = await readPhoneList(db, provinceCode, now)
  const provinceName = province?.nameTh ?? provinceCode
  return { form: 'phone_list', content: { provinceCode, provinceName, asOf: now.toISOString(), rows } }
}

async function readForecast(
  { db }: Deps,
  number: number | null,
  place: ForecastPlace,
): Promise<FormInput | null> {
  if (number === null)
    return { form: 'forecast', content: await readForecastContent(db, place, null), hash: null }
  const version = await findForecastVersion(db, place.officeCode, place.fiscalYear, number)
  const content = version === null ? null : openForecast(version)
  return version === null || content === null
    ? null
    : { form: 'forecast', content, hash: version.contentHash }
}

async function readReport(deps: Deps, link: DocumentLinkRow, place: ReportPlace): Promise<FormInput | null> {
  const { number } = link
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
