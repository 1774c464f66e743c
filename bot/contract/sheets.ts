// Spreadsheets that go out: a link that leads to a file for a quarter of an hour, also in a browser that knows no session.
import * as z from 'zod'
import { SHEET_FORMATS, SHEETS } from '../../db/vocabulary.ts'
import { abilityFor, SHEET_RULES } from '../domain/sheet-rules.ts'
import { InstantText, OfficeCodeText, PeriodText } from './scalars.ts'

/** A table about a month names it, one about a fiscal year names that, and neither the other. */
export const MakeSheetLink = z
  .strictObject({
    sheet: z.enum(SHEETS),
    format: z.enum(SHEET_FORMATS),
    /** A district, or the province. */
    officeCode: OfficeCodeText,
    period: PeriodText.nullable(),
    /** CE year in which it ends. */
    fiscalYear: z.int().min(2000).max(2099).nullable(),
  })
  .refine(({ sheet, format }) => SHEET_RULES[sheet].formats.includes(format), {
    path: ['format'],
    message: 'no such format of this sheet',
  })
  .refine(({ sheet, officeCode }) => abilityFor(sheet, officeCode) !== null, {
    path: ['officeCode'],
    message: 'no such sheet of this kind of office',
  })
  .refine(
    ({ sheet, period, fiscalYear }) =>
      SHEET_RULES[sheet].about === 'period'
        ? period !== null && fiscalYear === null
        : period === null && fiscalYear !== null,
    { path: ['period'], message: 'a period or a fiscal year, as the sheet asks' },
  )
export type MakeSheetLink = z.infer<typeof MakeSheetLink>

export const SheetLink = z.object({ url: z.url(), expiresAt: InstantText })
