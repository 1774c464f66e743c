// Links to papers and spreadsheets as they stand in the record, one of every form and table, made past the check of who
// may make them: what they open is up to the check when they are opened, and to the second wall.
import { sql } from 'drizzle-orm'
import { hashOf } from '../../bot/actions/open-session.ts'
import { isProvinceForm } from '../../bot/domain/paper-kinds.ts'
import { FORMS, SHEETS } from '../../db/vocabulary.ts'
import type { TestService } from '../service.ts'

export interface SecretLink {
  /** `/documents rt2`, `/sheets rt1`. */
  what: string
  /** Address without the host. */
  path: string
}

/** For January 2568 and its fiscal year, good for ten minutes. */
export async function addLinks(
  { deps }: Pick<TestService, 'deps'>,
  createdBy: string,
  officeCode: string,
): Promise<SecretLink[]> {
  const { ids, db, clock } = deps
  const from = clock.now().toISOString()
  const until = new Date(clock.now().getTime() + 600_000).toISOString()
  const links: SecretLink[] = []
  for (const form of FORMS) {
    // The contract refuses to make one of a district.
    if (isProvinceForm(form) && officeCode.length === 4) continue
    const secret = ids.secret(24)
    await db.execute(sql`
      insert into document_links (token_hash, form, office_code, period, created_by, created_at, expires_at)
      values (${hashOf(secret)}, ${form}, ${officeCode}, '2025-01', ${createdBy}, ${from}::timestamptz, ${until}::timestamptz)`)
    links.push({ what: `/documents ${form}`, path: `/documents/${secret}` })
  }
  for (const sheet of SHEETS) {
    for (const format of sheet === 'rt1_workbook' ? ['xlsx'] : ['xlsx', 'csv']) {
      const secret = ids.secret(24)
      await db.execute(sql`
        insert into sheet_links (token_hash, sheet, format, office_code, period, fiscal_year, created_by, created_at, expires_at)
        values (${hashOf(secret)}, ${sheet}, ${format}, ${officeCode}, '2025-01', 2025, ${createdBy}, ${from}::timestamptz, ${until}::timestamptz)`)
      links.push({ what: `/sheets ${sheet}`, path: `/sheets/${secret}` })
    }
  }
  return links
}

let address = 0

/** From an address of its own, so that the rate limit has no say. */
export function openLink(service: Pick<TestService, 'url'>, { path }: SecretLink): Promise<Response> {
  address += 1
  const headers = { 'x-forwarded-for': `198.51.${address >> 8}.${address & 255}` }
  return fetch(service.url + path, { headers })
}

/** Papers and tables are not made, only what they would be made of is kept; for every server of these dependencies. */
export function keepContents({ deps }: Pick<TestService, 'deps'>): unknown[] {
  const kept: unknown[] = []
  const keep = async (content: unknown) => {
    kept.push(content)
    return new Uint8Array()
  }
  deps.documents.render = keep
  deps.sheets.write = keep
  deps.sheets.writeForm = keep
  return kept
}
