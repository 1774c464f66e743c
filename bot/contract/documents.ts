// Papers: a link that leads to a PDF for a quarter of an hour, also in a browser that knows no session.
import * as z from 'zod'
import { FORMS } from '../../db/vocabulary.ts'
import { isProvinceForm } from '../domain/paper-kinds.ts'
import { InstantText, OfficeCodeText, PeriodText } from './scalars.ts'

export const MakeDocumentLink = z
  .strictObject({
    form: z.enum(FORMS),
    /** A district; of the province's own papers the province. */
    officeCode: OfficeCodeText,
    /** Of a forecast any month of its fiscal year; of the phone list this month. */
    period: PeriodText,
    /** Of a certified version, or of a filed forecast; null = the figures as they stand. */
    number: z.int().min(1).nullable(),
    /** รต.1 of one producer; null = of all. */
    producerId: z.uuid().nullable(),
  })
  .refine(({ form, officeCode }) => officeCode.length === (isProvinceForm(form) ? 2 : 4), {
    path: ['officeCode'],
    error: 'an office of the form',
  })

export const DocumentLink = z.object({ url: z.url(), expiresAt: InstantText })
