// The province sets the target of one office or of all of its districts at once, or takes it away. Who saw another target
// than the one that stands is told, and nothing is stored; setting the same again changes nothing.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { listOfficesOf, lockOffice } from '../../db/queries/officers.ts'
import { deleteTargets, listTargetRows, upsertTargets } from '../../db/queries/targets.ts'
import type { OfficeCode, Span } from '../../db/vocabulary.ts'
import type { SetTarget, TargetList } from '../contract/indicator.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import type { Target } from '../domain/target.ts'
import { isSameTarget, makeTarget, thresholdsOf } from '../domain/target-rules.ts'
import { officeName } from '../domain/thai-words.ts'
import { auditBy } from './audit-by.ts'
import { readTargets } from './list-targets.ts'

export interface TargetInput extends SetTarget {
  officeCode: OfficeCode
  fiscalYear: number
  span: Span
}

interface Change {
  officeCode: OfficeCode
  officeName: string
  from: Target | null
}

/** Throws access.denied, office.unknown, target.stale (detail.offices). */
export async function setTarget(deps: Deps, actor: Actor, input: TargetInput): Promise<TargetList> {
  const { provinceCode } = actor
  const { fiscalYear, span, target } = input
  if (!may(actor, 'set_targets', input.officeCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    await lockOffice(tx, provinceCode)
    const changes = (await readChanges(tx, provinceCode, input)).filter(
      change => !isSameTarget(change.from, target),
    )
    const stale = changes.filter(
      ({ officeCode, from }) => !isSameTarget(from, input.seen[officeCode] ?? null),
    )
    if (stale.length > 0)
      throw new Problem('target.stale', { offices: stale.map(change => change.officeName).join(' ') })
    const codes = changes.map(change => change.officeCode)
    if (target === null) await deleteTargets(tx, codes, fiscalYear, span)
    else
      await upsertTargets(
        tx,
        codes.map(officeCode => ({
          officeCode,
          fiscalYear,
          span,
          provinceCode,
          kind: target.kind,
          thresholds: [...thresholdsOf(target)],
          setBy: actor.id,
          setAt: now,
        })),
      )
    for (const { officeCode, from } of changes)
      await insertAudit(tx, {
        ...auditBy(actor, now),
        action: 'set-target',
        provinceCode,
        officeCode,
        detail: { fiscalYear, span, from, to: target },
      })
    return readTargets(tx, provinceCode, fiscalYear, now)
  })
}

/** The offices asked for, each with the target that stands. */
async function readChanges(
  tx: Tx,
  provinceCode: string,
  { officeCode, fiscalYear, span, scope }: TargetInput,
): Promise<Change[]> {
  const offices = await listOfficesOf(tx, provinceCode)
  const isAsked = ({ code, kind }: (typeof offices)[number]) =>
    scope === 'districts' && officeCode === provinceCode ? kind === 'district' : code === officeCode
  const asked = offices.filter(isAsked)
  if (asked.length === 0) throw new Problem('office.unknown')
  const rows = (await listTargetRows(tx, provinceCode, fiscalYear)).filter(row => row.span === span)
  return asked.map(({ code, kind, nameTh }) => {
    const row = rows.find(item => item.officeCode === code)
    return {
      officeCode: code,
      officeName: officeName({ kind, name: nameTh }),
      from: row === undefined ? null : makeTarget(row.kind, row.thresholds),
    }
  })
}
