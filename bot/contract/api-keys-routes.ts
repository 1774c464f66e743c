// Routes of keys for dashboards. Part of ROUTES.
import * as z from 'zod'
import { ApiKeyList, CreateApiKey, CreatedApiKey } from './api-keys.ts'
import type { RouteShape } from './route-shape.ts'

export const API_KEYS_ROUTES = {
  listApiKeys: {
    summary: 'Keys of the province for dashboards, without the keys themselves',
    access: 'keep_api_keys',
    params: z.object({}),
    body: null,
    answer: ApiKeyList,
  },
  createApiKey: {
    summary: 'Make a key for a dashboard; it is told this once',
    access: 'keep_api_keys',
    params: z.object({}),
    body: CreateApiKey,
    answer: CreatedApiKey,
  },
  revokeApiKey: {
    summary: 'Withdraw a key; revoking it again changes nothing',
    access: 'keep_api_keys',
    params: z.object({ id: z.uuid() }),
    body: null,
    answer: ApiKeyList,
  },
} as const satisfies Record<string, RouteShape>
