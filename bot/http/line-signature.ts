// Whether a webhook was signed with a secret of our channel. Compared in constant time, and in one spelling only: the
// base64 that LINE sends.
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'

/** Several secrets while one is being replaced; every one of them is tried. */
export function createSignatureCheck(
  secrets: readonly string[],
): (body: Buffer, signature: string | string[] | undefined) => boolean {
  const keys = secrets.map(secret => createSecretKey(Buffer.from(secret)))
  return (body, signature) => {
    if (typeof signature !== 'string') return false
    const given = Buffer.from(signature)
    const fits = keys.map(key => {
      const right = Buffer.from(createHmac('sha256', key).update(body).digest('base64'))
      return given.length === right.length && timingSafeEqual(given, right)
    })
    return fits.includes(true)
  }
}
