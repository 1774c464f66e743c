// Who may call the routes of spreadsheets that come in, and a sound request of each.
import { sql } from 'drizzle-orm'
import { ROUTES } from '../../../bot/contract/routes.ts'
import type { UPLOADS_ROUTES } from '../../../bot/contract/uploads-routes.ts'
import type { UploadKind } from '../../../db/vocabulary.ts'
import { makeCsv } from '../../make-sheets.ts'
import type { Target, Who } from '../access-table.ts'
import type { AccessWorld } from '../access-world.ts'
import {
  type AccessRows,
  everyOfficer,
  NEVER,
  NOT_HERE,
  OWN_REPORT,
  type RequestMakers,
  YES,
} from './rows.ts'

type Name = keyof typeof UPLOADS_ROUTES

/** One's own file of the own office; of a colleague's, or of other offices, nobody learns that there is one. */
const OWN_FILE = [200, 404, 404]

export const UPLOADS_EXPECTED: AccessRows<Name> = {
  uploadWorkbook: { ...everyOfficer(NEVER), district_officer: OWN_REPORT },
  uploadRegister: { ...everyOfficer(NOT_HERE), provincial_officer: YES },
  uploadBaseline: { ...everyOfficer(NOT_HERE), provincial_officer: YES },
  listUploads: everyOfficer(YES),
  showUpload: {
    ...everyOfficer([404, 404, 404]),
    district_officer: OWN_FILE,
    provincial_officer: OWN_FILE,
  },
  applyUpload: {
    ...everyOfficer([404, 404, 404]),
    district_officer: OWN_FILE,
    provincial_officer: OWN_FILE,
  },
}

async function codeOf({ service, producers }: AccessWorld, target: Target): Promise<string> {
  const [row] = await service.deps.db.execute<{ code: string }>(
    sql`select code from producers where id = ${producers[target] ?? service.deps.ids.uuid()}`,
  )
  return row?.code ?? 'P1'
}

const KIND_OF: Partial<Record<Who, UploadKind>> = { district_officer: 'rt1', provincial_officer: 'baseline' }

/** Of the asker for the first target, of a bystander for the others; chiefs send no files. */
async function addUpload(world: AccessWorld, who: Who, target: Target): Promise<string> {
  const { service, people, bystanders } = world
  const { ids, db, clock } = service.deps
  const kind = KIND_OF[who] ?? 'rt1'
  const isOwn = target === '5605' && KIND_OF[who] !== undefined && who !== 'nobody'
  const sender = isOwn ? people[who].id : bystanders[target]
  const empty = { name: null, category: null, channel: null, reason: null, note: null }
  const rows = [{ row: 2, code: await codeOf(world, target), amount: 77, ...empty }]
  const cell = { row: 2, cell: 'B2', code: '5605', name: null, period: '2023-10', amount: 77 }
  const content =
    kind === 'rt1'
      ? { origin: null, titlePeriod: null, columns: { code: 'A', amount: 'B' }, rows }
      : { cells: [cell] }
  const id = ids.uuid()
  const now = clock.now()
  await db.execute(sql`
    insert into uploads (id, kind, state, province_code, office_code, period, fiscal_year, officer_id, content, created_at, expires_at)
    values (${id}, ${kind}, 'ready', left(${target}, 2), ${kind === 'rt1' ? target : target.slice(0, 2)}, '2025-01', 2024,
      ${sender}, ${JSON.stringify(content)}::jsonb, ${now.toISOString()}::timestamptz,
      ${new Date(now.getTime() + 3600_000).toISOString()}::timestamptz)`)
  return id
}

/** What its sender would see, to confirm that. */
async function seenOf({ service, cookies }: AccessWorld, who: Who, id: string): Promise<string> {
  const shown = await fetch(`${service.url}/api/uploads/${id}`, { headers: { cookie: cookies[who] ?? '' } })
  const view = ROUTES.showUpload.answer.safeParse(await shown.json())
  return view.data?.preview?.seen ?? ''
}

export const UPLOADS_REQUESTS: RequestMakers<Name> = {
  uploadWorkbook: async (world, _who, target) => ({
    params: { officeCode: target },
    body: makeCsv([
      ['รหัสผู้ผลิต', 'ยอดขาย'],
      [await codeOf(world, target), '55'],
    ]),
  }),
  uploadRegister: () => ({
    params: {},
    body: makeCsv([
      ['อำเภอ', 'ผู้ผลิต', 'ประเภท'],
      ['ดอกคำใต้', 'กลุ่มใหม่', 'อาหาร'],
    ]),
  }),
  uploadBaseline: () => ({
    params: { fiscalYear: '2024' },
    body: makeCsv([
      ['รหัสอำเภอ', 'ต.ค. 66'],
      ['5605', '55'],
    ]),
  }),
  listUploads: () => ({ params: {} }),
  showUpload: async (world, who, target) => ({ params: { id: await addUpload(world, who, target) } }),
  applyUpload: async (world, who, target) => {
    const id = await addUpload(world, who, target)
    return { params: { id }, body: { seen: await seenOf(world, who, id), choices: [] } }
  },
}
