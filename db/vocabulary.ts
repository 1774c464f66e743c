// Closed lists of words that are stored, and the scalar types that every layer shares.
// Thai names for these words live in bot/domain/thai-words.ts; here is only what the database knows.

/** Calendar month being reported, `YYYY-MM` in the Gregorian year (`2025-01` = มกราคม 2568). */
export type Period = string

/** Civil date in Asia/Bangkok, `YYYY-MM-DD`. */
export type CivilDate = string

/** Money: whole satang (1/100 baht). `numeric(14,2)` in the database, `"12500.50"` on the wire. */
export type Satang = bigint

/** Office code: two digits = province, four digits = district (its first two are the province). */
export type OfficeCode = string

/** `numeric(14,2)` ends here: 999,999,999,999.99 baht. */
export const MAX_SATANG: Satang = 99_999_999_999_999n

export const OFFICE_KINDS = ['province', 'district'] as const
export type OfficeKind = (typeof OFFICE_KINDS)[number]

export const ROLES = ['district_officer', 'district_chief', 'provincial_officer', 'provincial_chief'] as const
export type Role = (typeof ROLES)[number]

/** The department's five product categories (its report r05), in its order. */
export const CATEGORIES = ['food', 'drink', 'textile_apparel', 'household_decor', 'herb_nonfood'] as const
export type Category = (typeof CATEGORIES)[number]

/** The department's four sales channels (its report r06), in its order. */
export const CHANNELS = ['domestic_offline', 'domestic_online', 'abroad_offline', 'abroad_online'] as const
export type Channel = (typeof CHANNELS)[number]

/** Where a figure came from. */
export const SOURCES = ['visit', 'phone', 'paper', 'chat', 'spreadsheet'] as const
export type Source = (typeof SOURCES)[number]

/** Why a producer sold nothing this month. Zero is stated, never implied. */
export const NO_SALES_REASONS = ['not_produced', 'no_orders', 'out_of_season', 'paused', 'other'] as const
export type NoSalesReason = (typeof NO_SALES_REASONS)[number]

export const REPORT_STATES = ['draft', 'submitted', 'certified', 'accepted', 'returned'] as const
export type ReportState = (typeof REPORT_STATES)[number]

/** What a notice is about; the first seven are the milestones of letter §3 and §5. */
export const NOTICE_KINDS = [
  'window_opens',
  'report_due_heads_up',
  'report_due',
  'sign_off_due',
  'last_call',
  'window_closes',
  'forecast_due',
  'forecast_heads_up_14',
  'forecast_heads_up_3',
  'summary_due_day',
  'summary_month_end',
  'summary_closed',
  'all_certified',
  'calendar_corrected',
  'report_submitted',
  'report_returned',
  'report_reopened',
  'reopening_ends',
  'reopening_ran_out',
  'acting_chief_named',
  'figure_questioned',
  'figure_answered',
  'nudge',
  'quota_held',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/**
 * planned → sending → sent; or held (monthly quota), skipped (no longer true, or nobody to reach),
 * expired (too late to help), refused (LINE said no for good), failed (gave up; needs a person).
 */
export const NOTICE_STATES = [
  'planned',
  'sending',
  'sent',
  'held',
  'skipped',
  'expired',
  'refused',
  'failed',
] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

/** One call to LINE. `reply` uses a single-use token instead of a retry key. */
export const DELIVERY_METHODS = ['push', 'multicast', 'reply'] as const
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number]

export const DELIVERY_STATES = ['sending', 'sent', 'held', 'refused', 'failed', 'expired'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** Days of the reporting calendar that staff can correct for one month. */
export const MILESTONES = [
  'window_opens',
  'report_due',
  'sign_off_due',
  'window_closes',
  'forecast_due',
] as const
export type Milestone = (typeof MILESTONES)[number]

/** What proves a figure (letter §4: kept at the producer). */
export const EVIDENCE_KINDS = [
  'sales_book',
  'receipts',
  'transfer_slips',
  'shop_screenshots',
  'other',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** Where an act came from: the mini-app, a LINE chat, the clock's own work, a command of the operator. */
export const ORIGINS = ['app', 'chat', 'worker', 'command'] as const
export type Origin = (typeof ORIGINS)[number]

/** Papers that a link can lead to. */
export const FORMS = [
  'rt2',
  'rt1',
  'rt2_blank',
  'rt1_blank',
  'forecast',
  'forecast_blank',
  'province',
  'phone_list',
] as const
export type FormName = (typeof FORMS)[number]

/** What a target is set for: a round of the fiscal year (October to March, April to September) or all of it. */
export const SPANS = ['round_1', 'round_2', 'year'] as const
export type Span = (typeof SPANS)[number]

/** `percent` = one growth to reach; `levels` = five, for the scores 1 to 5. */
export const TARGET_KINDS = ['percent', 'levels'] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

/** What growth is measured against: the formula has changed between years. */
export const BASELINE_RULES = ['last_year', 'average_3_years'] as const
export type BaselineRule = (typeof BASELINE_RULES)[number]

/** Tables that can be taken away as a spreadsheet; r04, r05 and r06 are the department's reports by these names. */
export const SHEETS = [
  'rt1',
  'rt1_workbook',
  'district',
  'province',
  'by_office',
  'by_category',
  'by_channel',
  'producers',
  'forecast',
  'rekeying',
  'baseline',
] as const
export type SheetName = (typeof SHEETS)[number]

export const SHEET_FORMATS = ['xlsx', 'csv'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]

/** Spreadsheets that come in: a filled รต.1 workbook, the department's register, another year's baseline. */
export const UPLOAD_KINDS = ['rt1', 'register', 'baseline'] as const
export type UploadKind = (typeof UPLOAD_KINDS)[number]

/** `fetching` = sent to the chat and still at LINE; `ready` = read, nothing saved yet; `refused` = cannot be read. */
export const UPLOAD_STATES = ['fetching', 'ready', 'refused', 'applied'] as const
export type UploadState = (typeof UPLOAD_STATES)[number]

/** What an API key may read: totals of districts, or the figures of single producers too. */
export const API_SCOPES = ['totals', 'producers'] as const
export type ApiScope = (typeof API_SCOPES)[number]
