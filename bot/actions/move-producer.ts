// Another district of the province owes a producer's figures from a month on. Its own past goes with it; figures stay with
// the district that recorded them.

import { insertAudit } from '../../db/queries/audit.ts'
import { findOffice } from '../../db/queries/officers.ts'
import type { OfficeCode } from '../../db/vocabulary.ts'
import type { ProducerChanged } from '../contract/producers.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { isOwedFrom, isSameStays, moveFrom, stayIn } from '../domain/producer-stays.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { officeName } from '../domain/thai-words.ts'
import { changeStays, type StaysInput } from './change-stays.ts'
import { refusePlace } from './producer-places.ts'
import type { ReachedProducer } from './reach-producer.ts'

interface MoveInput extends StaysInput {
  officeCode: OfficeCode
  subdistrictCode: string | null
}

/** Throws office.unknown, producer.unknown_subdistrict, .not_active, .same_office besides what changeStays throws. */
export function moveProducer(deps: Deps, actor: Actor, input: MoveInput): Promise<ProducerChanged> {
  const { officeCode, subdistrictCode, fromPeriod: from } = input
  if (!may(actor, 'keep_producers', officeCode)) throw new Problem('access.denied')
  const moved = ({ stays }: ReachedProducer) => moveFrom(stays, from, officeCode)
  const isThere = (reached: ReachedProducer) => isSameStays(reached.stays, moved(reached))
  return changeStays(deps, actor, input, {
    isDone: reached =>
      isThere(reached) && isOwedFrom(reached.stays, from) && reached.row.subdistrictCode === subdistrictCode,
    async change(reached, tx) {
      const { row, stays } = reached
      await refusePlace(tx, row.provinceCode, { officeCode, subdistrictCode })
      if (!isOwedFrom(stays, from))
        throw new Problem('producer.not_active', { name: row.name, period: thaiPeriod(from) })
      if (isThere(reached)) {
        const office = await findOffice(tx, officeCode)
        const there = office && officeName({ kind: office.kind, name: office.nameTh })
        throw new Problem('producer.same_office', { name: row.name, office: there })
      }
      return { stays: moved(reached), row: { officeCode, subdistrictCode } }
    },
    async audit(tx, { row, stays }, base, names) {
      const fromOffice = stayIn(stays, from)?.officeCode ?? row.officeCode
      const detail = {
        ...base.detail,
        fromOffice,
        fromOfficeName: names.get(fromOffice),
        fromSubdistrict: row.subdistrictCode,
        toOffice: officeCode,
        toOfficeName: names.get(officeCode),
        toSubdistrict: subdistrictCode,
      }
      await insertAudit(tx, { ...base, action: 'move-producer', officeCode: fromOffice, detail })
      await insertAudit(tx, { ...base, action: 'receive-producer', officeCode, detail })
    },
  })
}
