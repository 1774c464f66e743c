// Which table is there for which office, what it is about, and what somebody needs to take it away.
import type { OfficeCode, OfficeKind, SheetFormat, SheetName } from '../../db/vocabulary.ts'
import type { Ability } from './access.ts'

export interface SheetRule {
  /** A month, or a fiscal year. */
  about: 'period' | 'fiscalYear'
  /** What it takes over an office of that kind; not named = there is no such table. */
  needs: Readonly<Partial<Record<OfficeKind, Ability>>>
  formats: readonly SheetFormat[]
  /** Kinds of offices whose table names single producers. */
  namesProducers: readonly OfficeKind[]
}

const BOTH: readonly SheetFormat[] = ['xlsx', 'csv']

export const SHEET_RULES: Readonly<Record<SheetName, SheetRule>> = {
  rt1: of('period', { district: 'read_report' }, ['district']),
  // A form to be filled in needs its locks and its hidden sheet.
  rt1_workbook: { ...of('period', { district: 'read_report' }, ['district']), formats: ['xlsx'] },
  district: of('fiscalYear', { district: 'read_report' }),
  province: of('period', { province: 'read_summary' }),
  by_office: of('fiscalYear', { province: 'read_summary' }),
  by_category: of('fiscalYear', { district: 'read_report', province: 'read_summary' }),
  by_channel: of('fiscalYear', { district: 'read_report', province: 'read_summary' }),
  producers: of('period', { district: 'read_producers', province: 'read_producers' }, [
    'district',
    'province',
  ]),
  forecast: of('fiscalYear', { district: 'read_indicator', province: 'read_indicator' }, ['district']),
  rekeying: of('period', { district: 'read_report' }, ['district']),
  baseline: of('fiscalYear', { province: 'set_targets' }),
}

function of(
  about: SheetRule['about'],
  needs: SheetRule['needs'],
  namesProducers: SheetRule['namesProducers'] = [],
): SheetRule {
  return { about, needs, formats: BOTH, namesProducers }
}

export const kindOfOffice = (officeCode: OfficeCode): OfficeKind =>
  officeCode.length === 2 ? 'province' : 'district'

/** Null = there is no such table of that office. */
export const abilityFor = (sheet: SheetName, officeCode: OfficeCode): Ability | null =>
  SHEET_RULES[sheet].needs[kindOfOffice(officeCode)] ?? null

export const namesProducers = (sheet: SheetName, officeCode: OfficeCode): boolean =>
  SHEET_RULES[sheet].namesProducers.includes(kindOfOffice(officeCode))
