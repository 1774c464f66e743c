// เอกสาร in a chat of one's own: links to papers, made for this reader and working for a quarter of an hour.
import type { messagingApi } from '@line/bot-sdk'
import { listNewestVersions, type NewestVersion } from '../../db/queries/newest-versions.ts'
import type { FormName, OfficeCode, Period } from '../../db/vocabulary.ts'
import { LINK_MINUTES, makeDocumentLink } from '../actions/make-document-link.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { addMonths } from '../domain/civil-time.ts'
import {
  certifiedDocumentMessages,
  draftDocumentMessages,
  MOST_DISTRICT_BUTTONS,
  provinceDocumentMessages,
} from '../messages/document-replies.ts'

/** A district asks for its last certified month, however long the one before is unfinished; older ones are history. */
const MONTHS_BACK = 12

/** Own district's newest papers, or those of the province's districts in `period`, the month people work on. */
export function answerDocument(deps: Deps, actor: Actor, period: Period): Promise<messagingApi.Message[]> {
  return actor.officeCode.length === 4
    ? answerDistrict(deps, actor, period)
    : answerProvince(deps, actor, period)
}

async function answerDistrict(deps: Deps, actor: Actor, period: Period): Promise<messagingApi.Message[]> {
  const { role, officeCode, provinceCode } = actor
  const from = addMonths(period, -MONTHS_BACK)
  const [version] = await listNewestVersions(deps.db, { provinceCode, officeCode, from, until: period })
  const of = { role, minutes: LINK_MINUTES }
  if (version === undefined) {
    const url = await linkTo(deps, actor, 'rt2', { officeCode, period, number: null })
    return draftDocumentMessages({ ...of, period, url })
  }
  return certifiedDocumentMessages({
    ...of,
    version,
    rt2Url: await linkTo(deps, actor, 'rt2', version),
    rt1Url: await linkTo(deps, actor, 'rt1', version),
  })
}

async function answerProvince(deps: Deps, actor: Actor, period: Period): Promise<messagingApi.Message[]> {
  const { role, provinceCode } = actor
  const versions = await listNewestVersions(deps.db, { provinceCode, from: period, until: period })
  const shown: (NewestVersion & { url: string })[] = []
  for (const version of versions.slice(0, MOST_DISTRICT_BUTTONS))
    shown.push({ ...version, url: await linkTo(deps, actor, 'rt2', version) })
  return provinceDocumentMessages({
    role,
    minutes: LINK_MINUTES,
    period,
    shown,
    left: versions.length - shown.length,
    liffUrl: deps.settings.liffUrl,
  })
}

async function linkTo(
  deps: Deps,
  actor: Actor,
  form: FormName,
  { officeCode, period, number }: { officeCode: OfficeCode; period: Period; number: number | null },
): Promise<string> {
  const { url } = await makeDocumentLink(deps, actor, { form, officeCode, period, number, producerId: null })
  // LINE's word for "not in LINE's own browser", which shows no PDF on Android.
  return `${url}?openExternalBrowser=1`
}
