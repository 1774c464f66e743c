// What every route of the table says of itself.
import * as z from 'zod'
import type { Ability } from '../domain/access.ts'
import { OfficeCodeText, PeriodText } from './scalars.ts'

/** public = no session; officer = any active officer, for own things only; else an ability over an office. */
export type RouteAccess = 'public' | 'officer' | Ability

export interface RouteShape {
  /** One line for OpenAPI. */
  summary: string
  access: RouteAccess
  params: z.ZodObject
  /** Null = no body. */
  body: z.ZodType | null
  answer: z.ZodType
}

/** Address of one district and month. */
export const ofReport = z.object({ officeCode: OfficeCodeText.length(4), period: PeriodText })
