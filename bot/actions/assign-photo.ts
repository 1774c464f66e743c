// The officer named the producer: all photos that wait become evidence of it, each in the month it was sent for. A photo
// and its evidence share their id, so one photo can become evidence once, however often the button is tapped.
import { insertAudit } from '../../db/queries/audit.ts'
import {
  type ChatPhotoRow,
  findChatPhoto,
  lockPhotosOf,
  useChatPhotos,
} from '../../db/queries/chat-photos.ts'
import {
  findEvidence,
  insertEvidence,
  lockActiveProducer,
  lockBatch,
  type ProducerRow,
} from '../../db/queries/evidence.ts'
import { findProducerName, listStayed } from '../../db/queries/producers.ts'
import type { EvidenceKind, Period } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { readOpenPhotos } from './ask-for-producer.ts'
import { auditBy } from './audit-by.ts'

export interface KeptPhotos {
  photoId: string
  count: number
  producerName: string
  officeCode: string
  /** Of the photo that was asked about. */
  period: Period
  /** Of all photos, oldest first. */
  periods: Period[]
  kind: EvidenceKind
}

export type AssignedPhotos =
  | ({ outcome: 'kept' } & KeptPhotos)
  /** Kept for another producer before. */
  | ({ outcome: 'other' } & KeptPhotos)
  /** `coming`: LINE has not handed it over yet. `gone`: not kept, or not this officer's. `not_here`: no producer of that month. */
  | { outcome: 'coming' | 'gone' | 'not_here' }

/** `deps.db` is the event's transaction. The same choice again gets the same answer. */
export async function assignPhotos(
  deps: Deps,
  actor: Actor,
  { photoId, producerId }: { photoId: string; producerId: string },
): Promise<AssignedPhotos> {
  await lockPhotosOf(deps.db, actor.id)
  const photo = await findChatPhoto(deps.db, photoId, actor.id)
  if (photo === null || photo.state === 'used') return viewUsed(deps, actor, photoId, producerId)
  if (photo.state === 'refused' || !may(actor, 'keep_evidence', photo.officeCode)) return { outcome: 'gone' }
  if (photo.state === 'waiting') return { outcome: 'coming' }
  return deps.db.transaction(async tx => {
    const inside = { ...deps, db: tx }
    const producer = await lockActiveProducer(tx, { ...photo, producerId })
    if (producer === null) return { outcome: 'not_here' }
    const waiting = await readOpenPhotos(inside, actor.id)
    const stayed = await listStayed(tx, producer.id, waiting)
    const open = waiting.filter(item => stayed.has(`${item.officeCode}:${item.period}`))
    if (!open.some(item => item.id === photoId)) return { outcome: 'gone' }
    const used = await useChatPhotos(
      tx,
      open.map(item => item.id),
    )
    const [first] = used
    if (first === undefined) return { outcome: 'gone' }
    await keepAll(inside, actor, used, producer)
    const asked = used.find(item => item.id === photoId) ?? first
    return { outcome: 'kept', ...viewKept(asked, used, producer.name, 'other') }
  })
}

async function keepAll(
  deps: Deps,
  actor: Actor,
  photos: readonly ChatPhotoRow[],
  { id: producerId }: ProducerRow,
): Promise<void> {
  const now = deps.clock.now()
  await insertEvidence(
    deps.db,
    photos.map(({ id, provinceCode, officeCode, period, photoKey, photoHash, photoSize }) => ({
      ...{ id, provinceCode, officeCode, period, photoKey, photoHash, photoSize },
      producerId,
      kind: 'other' as const,
      addedBy: actor.id,
      addedAt: now,
    })),
  )
  for (const { id, provinceCode, officeCode, period, photoHash } of photos)
    await insertAudit(deps.db, {
      ...auditBy(actor, now),
      action: 'add-evidence',
      provinceCode,
      officeCode,
      period,
      detail: { evidenceId: id, producerId, kind: 'other', keptAt: null, note: null, photoHash },
    })
}

const viewKept = (
  { id, officeCode, period }: Pick<ChatPhotoRow, 'id' | 'officeCode' | 'period'>,
  all: readonly { period: Period }[],
  producerName: string,
  kind: EvidenceKind,
): KeptPhotos => ({
  photoId: id,
  count: all.length,
  producerName,
  officeCode,
  period,
  periods: [...new Set(all.map(item => item.period))].sort(),
  kind,
})

/** What this officer made of the photo before; the photo itself may be forgotten since. */
async function viewUsed(
  deps: Deps,
  actor: Actor,
  photoId: string,
  producerId: string,
): Promise<AssignedPhotos> {
  const row = await findEvidence(deps.db, photoId)
  if (row === null || row.addedBy !== actor.id || row.removedAt !== null) return { outcome: 'gone' }
  const batch = await deps.db.transaction(tx => lockBatch(tx, row))
  const name = (await findProducerName(deps.db, row.producerId)) ?? ''
  const outcome = row.producerId === producerId ? 'kept' : 'other'
  return { outcome, ...viewKept(row, batch, name, row.kind) }
}
