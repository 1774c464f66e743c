// Corrects what is known of a producer: name, product, kind, main category and channel, tambon, registration number.
// Months and figures stay; what was certified keeps the name it had.
import { insertAudit } from '../../db/queries/audit.ts'
import { listRegistered } from '../../db/queries/producer-register.ts'
import { lockProducers, type ProducerFacts, updateProducer } from '../../db/queries/producers.ts'
import type { ProducerView } from '../contract/producers.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { cleanCode, codeKey } from '../domain/decide-register.ts'
import { Problem } from '../domain/problems.ts'
import { cleanName, foldOf } from '../domain/producer-skeleton.ts'
import { auditBy } from './audit-by.ts'
import { refuseMerged } from './change-stays.ts'
import { refusePlace } from './producer-places.ts'
import { reachProducer, seenOf } from './reach-producer.ts'
import { showProducer } from './show-producer.ts'

type Facts = Omit<ProducerFacts, 'officeCode'>

/** Throws producer.unknown, access.denied, producer.merged, .stale, .no_name, .no_code, .unknown_subdistrict, .code_taken. */
export async function changeProducer(
  deps: Deps,
  actor: Actor,
  input: Facts & { id: string; seen: string },
): Promise<ProducerView> {
  const now = deps.clock.now()
  const { id, seen, ...typed } = input
  const { code, ...others } = cleanFacts<Omit<Facts, 'code'> & { code: string | null }>(typed)
  if (code === null) throw new Problem('producer.no_code')
  const facts = { ...others, code }
  await deps.db.transaction(async tx => {
    await reachProducer(tx, actor, 'keep_producers', id)
    await lockProducers(tx, actor.provinceCode)
    const reached = await reachProducer(tx, actor, 'keep_producers', id)
    const { row } = reached
    const changes = (Object.keys(facts) as (keyof Facts)[])
      .filter(field => facts[field] !== row[field])
      .map(field => ({ field, from: row[field], to: facts[field] }))
    // The same once more (a second press), or nothing changed at all.
    if (changes.length === 0) return
    await refuseMerged(tx, row)
    if (seenOf(reached) !== seen) throw new Problem('producer.stale')
    if (facts.subdistrictCode !== row.subdistrictCode)
      await refusePlace(tx, row.provinceCode, { ...row, subdistrictCode: facts.subdistrictCode })
    if (facts.code !== row.code) {
      const taken = (await listRegistered(tx, row.provinceCode)).find(
        other => other.id !== id && codeKey(other.code) === codeKey(facts.code),
      )
      if (taken)
        throw new Problem('producer.code_taken', { code: taken.code, name: taken.name, id: taken.id })
    }
    await updateProducer(tx, id, facts)
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'change-producer',
      provinceCode: row.provinceCode,
      officeCode: row.officeCode,
      detail: { producerId: id, changes },
    })
  })
  return showProducer(deps, actor, id)
}

/** As they are stored; a number without a letter or digit (`-`) is none. Throws producer.no_name. */
export function cleanFacts<F extends { name: string; product: string; code: string | null }>(
  typed: F,
): F & { code: string | null } {
  const facts = {
    ...typed,
    name: cleanName(typed.name),
    product: cleanName(typed.product),
    code: typed.code && codeKey(typed.code) !== '' ? cleanCode(typed.code) : null,
  }
  if (foldOf(facts.name) === '') throw new Problem('producer.no_name')
  return facts
}
