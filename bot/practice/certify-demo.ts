// The newest certified months of the demo get their frozen versions, so that papers can be opened from the first minute.
// Older ones stay as a real office's months from before this service, without a version here. The province has accepted all
// but the newest month, which waits for it.
import type { Db } from '../../db/connect.ts'
import { acceptDemo, listDemoCertified } from '../../db/queries/practice.ts'
import { freezeVersion } from '../actions/freeze-version.ts'
import { demoSignature } from './demo-signature.ts'

const MONTHS = 3

export async function certifyDemo(db: Db): Promise<void> {
  await db.transaction(async tx => {
    for (const { report, certifiedBy, certifiedAt, fullName } of await listDemoCertified(tx, MONTHS))
      await freezeVersion(tx, report, {
        by: { id: certifiedBy, fullName },
        at: certifiedAt,
        acting: null,
        isOwnWork: false,
        signature: demoSignature(certifiedBy),
        shown: null,
      })
    await acceptDemo(tx)
  })
}
