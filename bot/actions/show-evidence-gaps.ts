// Who has figures in a quarter but nothing that proves them, and the samples drawn for inspection. District staff see
// their own district of it, provincial staff the whole province.
import {
  listProducersById,
  listQuarterProducers,
  listSamples,
  type QuarterProducer,
  type SampleRow,
} from '../../db/queries/evidence-gaps.ts'
import { listOfficerNames, listOfficesOf } from '../../db/queries/officers.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { EvidenceGaps } from '../contract/evidence.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { periodsOfQuarter } from '../domain/quarters.ts'
import { officeName } from '../domain/thai-words.ts'

/** Names of the districts this officer reads, by code. */
type Offices = ReadonlyMap<OfficeCode, string>

export async function showEvidenceGaps(deps: Deps, actor: Actor, quarter: string): Promise<EvidenceGaps> {
  const { db } = deps
  const periods = periodsOfQuarter(quarter)
  const offices = await readOffices(deps, actor)
  const all = await listQuarterProducers(db, actor.provinceCode, periods)
  const own = all.filter(producer => offices.has(producer.officeCode))
  const missing = own.filter(producer => !producer.hasEvidence)
  const countIn = (list: readonly QuarterProducer[], code: OfficeCode) =>
    list.filter(producer => producer.officeCode === code).length
  return {
    quarter,
    periods,
    offices: Array.from(offices, ([code, name]) => ({
      officeCode: code,
      officeName: name,
      producers: countIn(own, code),
      missing: countIn(missing, code),
    })),
    missing: missing.map(producer => named(producer, offices)),
    mayDraw: may(actor, 'draw_sample', actor.provinceCode) && all.length > 0,
    samples: await readSamples(deps, actor, { quarter, periods, all, offices }),
  }
}

async function readOffices({ db }: Deps, actor: Actor): Promise<Offices> {
  const rows = await listOfficesOf(db, actor.provinceCode)
  return new Map(
    rows
      .filter(office => office.kind === 'district' && may(actor, 'read_report', office.code))
      .map(office => [office.code, officeName({ kind: office.kind, name: office.nameTh })]),
  )
}

const named = ({ producerId, code, name, officeCode }: QuarterProducer, offices: Offices) => ({
  producerId,
  code,
  name,
  officeCode,
  officeName: offices.get(officeCode) ?? officeCode,
})

interface Seen {
  quarter: string
  periods: readonly Period[]
  all: readonly QuarterProducer[]
  offices: Offices
}

/** In the order they were drawn. A sample without anybody of one's own is none of one's business. */
async function readSamples(
  { db }: Deps,
  actor: Actor,
  { quarter, periods, all, offices }: Seen,
): Promise<EvidenceGaps['samples']> {
  const samples = await listSamples(db, actor.provinceCode, quarter)
  const people = await listOfficerNames(db, [...new Set(samples.map(sample => sample.drawnBy))])
  const known = new Map(all.map(producer => [producer.producerId, producer]))
  const others = samples.flatMap(sample => sample.producerIds).filter(id => !known.has(id))
  for (const producer of await listProducersById(db, [...new Set(others)], periods))
    known.set(producer.producerId, producer)
  return samples
    .map((sample: SampleRow) => ({
      id: sample.id,
      at: sample.drawnAt.toISOString(),
      by: people.get(sample.drawnBy) ?? null,
      producers: sample.producerIds.flatMap(id => {
        const producer = known.get(id)
        if (producer === undefined || !offices.has(producer.officeCode)) return []
        return [{ ...named(producer, offices), hasEvidence: producer.hasEvidence }]
      }),
    }))
    .filter(sample => sample.producers.length > 0)
}
