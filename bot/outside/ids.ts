// Ids and secrets from the machine's cryptographic source.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Ids } from '../ports.ts'

export const createIds = (): Ids => ({
  uuid: () => randomUUID(),
  secret: bytes => randomBytes(bytes).toString('base64url'),
})
