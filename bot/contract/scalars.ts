// Shapes of single values on the wire: canonical spellings only, every other one is refused.
import * as z from 'zod'
import { CATEGORIES, CHANNELS, NO_SALES_REASONS, REPORT_STATES, ROLES, SOURCES } from '../../db/vocabulary.ts'
import { isCivilDate, isPeriod } from '../domain/civil-time.ts'
import { parseBaht } from '../domain/money.ts'
import { isPlainText } from '../domain/plain-text.ts'

/** `"12500.50"`: at most two decimals, no sign, no separators, at most 999999999999.99. */
export const Amount = z
  .string()
  .max(15)
  .refine(text => parseBaht(text) !== null, 'canonical baht')

/**
 * `2025-01`; of this century only, so that the months around it have dates that every layer can write. What is no month ends
 * the reading: rules about several fields count on it.
 */
export const PeriodText = z
  .string()
  .refine(text => isPeriod(text) && text.startsWith('20'), { error: 'YYYY-MM', abort: true })

/** `2025` = October 2024 to September 2025; of this century only. */
export const FiscalYearText = z.string().regex(/^20\d\d$/)

/** `2025-01-25` */
export const DateText = z.string().refine(isCivilDate, 'YYYY-MM-DD')

/** `2025-01-25T02:00:00.000Z` */
export const InstantText = z.iso.datetime()

export const OfficeCodeText = z.string().regex(/^\d{2}(\d{2})?$/)
export const RoleWord = z.enum(ROLES)
export const CategoryWord = z.enum(CATEGORIES)
export const ChannelWord = z.enum(CHANNELS)
export const SourceWord = z.enum(SOURCES)
export const NoSalesReasonWord = z.enum(NO_SALES_REASONS)
export const ReportStateWord = z.enum(REPORT_STATES)

/** Text a person writes: trimmed, 1 to `max` characters, no control characters, no broken UTF-16. */
export const freeText = (max: number) => z.string().trim().min(1).max(max).refine(isPlainText, 'plain text')

/**
 * A person's name on one line: spaces made single, 1 to `max` characters, nothing invisible in it (control and format
 * characters, such as a line break, a zero-width space or one that turns the writing round).
 */
export const personName = (max: number) =>
  z
    .string()
    .overwrite(text => text.trim().replace(/\p{Zs}+/gu, ' '))
    .min(1)
    .max(max)
    .refine(text => !/\p{C}/u.test(text), 'plain text')
