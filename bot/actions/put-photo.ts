// A photo for a piece of evidence, or another one instead. The file is stored before the row names it and the replaced one
// deleted after, so at every moment the row names a whole file. A process that dies in between leaves a file that no row
// names: nobody can ask for it, and as the storage lists nothing, nothing sweeps it.
import { createHash } from 'node:crypto'
import { insertAudit } from '../../db/queries/audit.ts'
import { type EvidenceRow, findEvidence, lockEvidence, updateEvidence } from '../../db/queries/evidence.ts'
import type { EvidenceView } from '../contract/evidence.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { dropFile } from './erase-photos.ts'
import { reachEvidence } from './evidence-access.ts'
import { showEvidence } from './show-evidence.ts'

/** SHA-256 in hex: a file that was swapped in the storage is noticed. */
export const hashOfPhoto = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

interface StoredPhoto {
  photoKey: string
  photoHash: string
  photoSize: number
}

/** The same photo again changes nothing. Throws evidence.unknown, access.denied, photo.not_a_photo. */
export async function putPhoto(
  deps: Deps,
  actor: Actor,
  { id, bytes }: { id: string; bytes: Uint8Array },
): Promise<EvidenceView> {
  const row = presentOf(reachEvidence(await findEvidence(deps.db, id), actor, 'keep_evidence'))
  const clean = await deps.photos.clean(bytes)
  if (clean === null) throw new Problem('photo.not_a_photo')
  const photoHash = hashOfPhoto(clean.bytes)
  if (!(await isStored(deps, row, photoHash))) {
    const photo = { photoKey: keyFor(deps, row), photoHash, photoSize: clean.bytes.length }
    await deps.storage.put(photo.photoKey, clean.bytes, 'image/jpeg')
    const replaced = await namePhoto(deps, actor, id, photo)
    if (replaced !== null) await dropFile(deps, { id, key: replaced })
  }
  return showEvidence(deps, actor, row)
}

function presentOf(row: EvidenceRow): EvidenceRow {
  if (row.removedAt !== null) throw new Problem('evidence.unknown')
  return row
}

/** The name is new each time, so that deleting the replaced file never meets the new one. */
const keyFor = ({ ids }: Deps, { provinceCode, officeCode, period, id }: EvidenceRow): string =>
  `evidence/${provinceCode}/${officeCode}/${period}/${id}-${ids.uuid()}.jpg`

async function isStored(deps: Deps, { photoKey, photoHash }: EvidenceRow, hash: string): Promise<boolean> {
  if (photoKey === null || photoHash !== hash) return false
  const stored = await deps.storage.get(photoKey)
  return stored !== null && hashOfPhoto(stored) === hash
}

/** Makes the row name the stored file; returns the key of the one it named before. */
async function namePhoto(deps: Deps, actor: Actor, id: string, photo: StoredPhoto): Promise<string | null> {
  const now = deps.clock.now()
  try {
    return await deps.db.transaction(async tx => {
      const row = presentOf(reachEvidence(await lockEvidence(tx, id), actor, 'keep_evidence'))
      await updateEvidence(tx, id, photo)
      await insertAudit(tx, {
        ...auditBy(actor, now),
        action: 'put-photo',
        provinceCode: row.provinceCode,
        officeCode: row.officeCode,
        period: row.period,
        detail: {
          evidenceId: id,
          producerId: row.producerId,
          from: row.photoHash,
          to: photo.photoHash,
          size: photo.photoSize,
        },
      })
      return row.photoKey
    })
  } catch (error) {
    await dropUnlessNamed(deps, id, photo.photoKey)
    throw error
  }
}

/** A commit whose answer got lost may have happened: only a file that the row surely does not name is deleted. */
async function dropUnlessNamed(deps: Deps, id: string, key: string): Promise<void> {
  try {
    const row = await findEvidence(deps.db, id)
    if (row?.photoKey !== key) await dropFile(deps, { id, key })
  } catch (error) {
    deps.log.warn('photo.left_behind', { id, error })
  }
}
