// Papers: a link that leads to a PDF for a quarter of an hour, also in a browser that knows no session.
import { z } from 'zod'
import { FORMS } from '../../db/vocabulary.ts'
import { InstantText, OfficeCodeText, PeriodText } from './scalars.ts'

export const MakeDocumentLink = z.strictObject({
  form: z.enum(FORMS),
  officeCode: OfficeCodeText.length(4),
  period: PeriodText,
  /** Of a certified version; null = the figures as they stand (a draft). */
  number: z.int().min(1).nullable(),
  /** รต.1 of one producer; null = of all. */
  producerId: z.uuid().nullable(),
})

export const DocumentLink = z.object({ url: z.url(), expiresAt: InstantText })
