// Districts of the nation whose month is still being typed and that have producers enough to save 120 figures at once.
import type { Actor } from '../../../bot/domain/access.ts'
import { FOCUS } from './load-nation.ts'
import { listActors, type NationService } from './service.ts'

export interface SavePlace {
  officeCode: string
  actor: Actor
  producerIds: string[]
  /** As they stand, in the order of the producers; grow with every save. */
  versions: number[]
  saves: number
}

const FIGURES = 120

export async function listSavePlaces(service: NationService): Promise<SavePlace[]> {
  const rows = await service.sql<{ code: string; ids: string[]; versions: number[] }[]>`
    select b.office_code as code, array_agg(b.producer_id::text order by b.producer_id) as ids,
      array_agg(coalesce(f.version, 0) order by b.producer_id) as versions
    from producer_stays b
    join district_reports r on r.office_code = b.office_code and r.period = ${FOCUS} and r.state = 'draft'
    left join figures f on f.producer_id = b.producer_id and f.period = ${FOCUS}
    where b.from_period <= ${FOCUS} and b.until_period is null and coalesce(f.office_code, b.office_code) = b.office_code
    group by b.office_code having count(*) >= ${FIGURES} order by b.office_code`
  const actors = new Map(
    (await listActors(service, 'district_officer')).map(actor => [actor.officeCode, actor]),
  )
  return rows.flatMap(({ code, ids, versions }) => {
    const actor = actors.get(code)
    const places = {
      officeCode: code,
      producerIds: ids.slice(0, FIGURES),
      versions: versions.slice(0, FIGURES),
    }
    return actor === undefined ? [] : [{ ...places, actor, saves: 0 }]
  })
}
