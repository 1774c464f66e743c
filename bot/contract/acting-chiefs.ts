// Acting chiefs (รักษาราชการแทน): who certifies for a district's chief, from which day through which, by which order.
import * as z from 'zod'
import { DateText, freeText, InstantText, OfficeCodeText, RoleWord } from './scalars.ts'

export const ActingChiefView = z.object({
  id: z.uuid(),
  officeCode: OfficeCodeText,
  officeName: z.string(),
  officerName: z.string(),
  orderNumber: z.string(),
  fromOn: DateText,
  untilOn: DateText,
  /** coming, now, over (also when ended early). */
  state: z.enum(['coming', 'now', 'over']),
  namedBy: z.string().nullable(),
  namedAt: InstantText,
})
export type ActingChiefView = z.infer<typeof ActingChiefView>

export const ActingChiefList = z.object({
  today: DateText,
  /** Of every office the reader may name for; newest first. */
  actingChiefs: z.array(ActingChiefView),
  offices: z.array(z.object({ code: OfficeCodeText, name: z.string() })),
  /** Who can be named: active district staff of the province. */
  officers: z.array(
    z.object({
      id: z.uuid(),
      fullName: z.string(),
      role: RoleWord,
      officeCode: OfficeCodeText,
      officeName: z.string(),
    }),
  ),
})
export type ActingChiefList = z.infer<typeof ActingChiefList>

export const NameActingChief = z.strictObject({
  officeCode: OfficeCodeText.length(4),
  officerId: z.uuid(),
  orderNumber: freeText(60),
  fromOn: DateText,
  untilOn: DateText,
})
