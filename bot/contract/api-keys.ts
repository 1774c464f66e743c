// Keys with which a province lets a dashboard read its figures. The key itself crosses the wire once, when it is made.
import * as z from 'zod'
import { API_SCOPES } from '../../db/vocabulary.ts'
import { InstantText, personName } from './scalars.ts'

export const ApiScopeWord = z.enum(API_SCOPES)

export const ApiKeyView = z.object({
  id: z.uuid(),
  /** What it is for, in the words of who made it. */
  name: z.string(),
  scopes: z.array(ApiScopeWord),
  createdBy: z.string().nullable(),
  createdAt: InstantText,
  /** To the minute; null = never used. */
  lastUsedAt: InstantText.nullable(),
  /** Null = in force. */
  revokedAt: InstantText.nullable(),
})
export type ApiKeyView = z.infer<typeof ApiKeyView>

export const ApiKeyList = z.object({
  /** Those in force first, newest first; of the revoked ones the newest. */
  keys: z.array(ApiKeyView),
  /** How many may be in force at once. */
  most: z.number().int(),
  /** Where the data is (`https://…/open/v1`), and its description for machines. */
  address: z.string(),
  description: z.string(),
})
export type ApiKeyList = z.infer<typeof ApiKeyList>

export const CreateApiKey = z.strictObject({
  name: personName(60),
  scopes: z.array(ApiScopeWord).min(1).max(API_SCOPES.length),
})
export type CreateApiKey = z.infer<typeof CreateApiKey>

export const CreatedApiKey = z.object({
  /** Told this once: only its hash is kept. */
  key: z.string(),
  list: ApiKeyList,
})
export type CreatedApiKey = z.infer<typeof CreatedApiKey>
