// What a link to a spreadsheet gives: the table as it stands at this moment. The link lends its maker's eyes: it shows
// nothing that the maker may not see when it is opened.
import { findOfficerByLineUserId } from '../../db/queries/officers.ts'
import { findSheetLink, type SheetLinkRow } from '../../db/queries/sheet-links.ts'
import { type Deps, within } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { baselineForm } from '../domain/baseline-sheet.ts'
import { bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { writeCsv } from '../domain/csv.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { Problem } from '../domain/problems.ts'
import { sheetFileName } from '../domain/sheet-file-name.ts'
import { importablePeriods } from './apply-baseline.ts'
import { hashOf } from './open-session.ts'
import { readRt1Workbook } from './read-rt1-workbook.ts'
import { readSheetTable } from './read-sheet-table.ts'
import { openSheetOffice, type SheetOffice } from './sheet-access.ts'

export interface SheetToOpen {
  format: SheetLinkRow['format']
  fileName: ReturnType<typeof sheetFileName>
  /** Throws Problem sheet.failed. */
  render(): Promise<Uint8Array>
}

interface OpenLink {
  link: SheetLinkRow
  maker: Actor
  office: SheetOffice
}

/** Throws sheet.link_old; `detail.isExpired` where there was such a link. */
export async function openSheet(deps: Deps, token: string): Promise<SheetToOpen> {
  const link = /^[A-Za-z0-9_-]{20,100}$/.test(token) ? await findSheetLink(deps.db, hashOf(token)) : null
  if (link === null) throw new Problem('sheet.link_old')
  const open = await openLink(deps, link)
  if (open === null) throw new Problem('sheet.link_old', { isExpired: true })
  return {
    format: link.format,
    fileName: sheetFileName({ ...link, office: open.office }),
    render: () => render(within(open.maker.provinceCode, deps), open),
  }
}

/** Null = the time is over, or its maker was removed or may not see this table any more. */
async function openLink(
  deps: Deps,
  link: SheetLinkRow & { makerLineUserId: string },
): Promise<OpenLink | null> {
  const now = deps.clock.now()
  if (now >= link.expiresAt) return null
  const found = await findOfficerByLineUserId(deps.db, link.makerLineUserId, now)
  // The same person with another row was removed and invited anew: another office, other rights.
  if (found === null || found.id !== link.createdBy) return null
  const maker: Actor = { ...found, origin: 'app' }
  try {
    const { db } = within(maker.provinceCode, deps)
    return { link, maker, office: await openSheetOffice(db, maker, link, now) }
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

async function render(deps: Deps, open: OpenLink): Promise<Uint8Array> {
  try {
    return await make(deps, open)
  } catch (error) {
    if (error instanceof Problem) throw error
    // Its message may quote what stands in the table.
    const { sheet, format } = open.link
    deps.log.error('sheet.not_made', { sheet, format, name: error instanceof Error ? error.name : 'unknown' })
    throw new Problem('sheet.failed')
  }
}

async function make(deps: Deps, { link, maker, office }: OpenLink): Promise<Uint8Array> {
  const { sheet, format, officeCode } = link
  const now = deps.clock.now()
  const period = link.period ?? periodOf(bangkokDateOf(now))
  const fiscalYear = link.fiscalYear ?? fiscalYearOf(period)
  if (sheet === 'rt1_workbook') {
    return deps.sheets.writeForm(await readRt1Workbook(deps, maker, { officeCode, period }))
  }
  // Who may ask for it was asked already: the rule of each table names its ability.
  const scope = { provinceCode: office.provinceCode, mayNameProducers: true }
  const tables = await readSheetTable(deps, scope, { sheet, officeCode, period, fiscalYear }, now)
  if (format === 'csv') return new TextEncoder().encode(writeCsv(tables))
  const [table] = tables
  if (sheet !== 'baseline' || table === undefined) return deps.sheets.write(tables)
  const over = importablePeriods(fiscalYear, now)
  return deps.sheets.writeForm(baselineForm(table, { provinceCode: office.provinceCode, fiscalYear, over }))
}
