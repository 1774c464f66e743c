// A district with its people, its รต.1 workbook as the service makes it, and what they fill into it.
import { eq } from 'drizzle-orm'
import { readRt1Workbook } from '../../bot/actions/read-rt1-workbook.ts'
import type { PreviewRow, UploadView } from '../../bot/contract/uploads.ts'
import type { SheetCell } from '../../bot/domain/sheet-table.ts'
import { RT1_COLUMNS, type Rt1Column } from '../../bot/domain/upload-table-words.ts'
import type { FormWorkbook } from '../../bot/ports.ts'
import { producers } from '../../db/schema/index.ts'
import { actorOf, addPerson, addProducers, type Client, signIn, type TestPerson } from '../district.ts'
import { type ServiceOptions, startService, type TestService } from '../service.ts'

export const AT = { officeCode: '5605', period: '2025-01' }

export interface UploadWorld {
  service: TestService
  people: Record<'officer' | 'other' | 'chief' | 'province', TestPerson>
  clients: Record<'officer' | 'other' | 'chief' | 'province', Client>
  ids: string[]
  /** Registration numbers, in the order of the form. */
  codes: string[]
}

/** On 20 January 2568, while the month is open. */
export async function openUploadWorld(count = 6, options: ServiceOptions = {}): Promise<UploadWorld> {
  const service = await startService({ at: '2025-01-20T10:00', ...options })
  const ids = await addProducers(service, '5605', count)
  const people = {
    officer: await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง'),
    other: await addPerson(service, 'district_officer', '5605', 'สมศรี ตัวอย่าง'),
    chief: await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง'),
    province: await addPerson(service, 'provincial_officer', '56', 'มาลี ตัวอย่าง'),
  }
  const rows = await service.deps.db
    .select({ id: producers.id, code: producers.code })
    .from(producers)
    .where(eq(producers.officeCode, '5605'))
  const codeOf = new Map(rows.map(row => [row.id, row.code]))
  return {
    service,
    people,
    clients: {
      officer: await signIn(service, people.officer),
      other: await signIn(service, people.other),
      chief: await signIn(service, people.chief),
      province: await signIn(service, people.province),
    },
    ids,
    codes: ids.map(id => codeOf.get(id) ?? ''),
  }
}

/** What is typed into the cells of a producer's row, by its place in the form. */
export type Filled = Record<number, Partial<Record<Rt1Column, SheetCell>>>

export const text = (words: string): SheetCell => ({ kind: 'text', text: words })
export const baht = (amount: number): SheetCell => ({
  kind: 'baht',
  satang: BigInt(Math.round(amount * 100)),
})

export const readBook = ({ service, people }: UploadWorld): Promise<FormWorkbook> =>
  readRt1Workbook(service.deps, actorOf(people.officer), AT)

/** The workbook with these cells filled in. */
export function fillIn({ codes }: UploadWorld, book: FormWorkbook, filled: Filled): FormWorkbook {
  const rows = book.table.rows.map(row => {
    const [code] = row
    const index = codes.indexOf(code?.kind === 'text' ? code.text : '')
    const cells = filled[index] ?? {}
    return row.map((cell, column) => {
      const key = RT1_COLUMNS[column]
      return key !== undefined && key in cells ? (cells[key] ?? null) : cell
    })
  })
  return { ...book, table: { ...book.table, rows } }
}

export async function makeFile(world: UploadWorld, filled: Filled): Promise<Uint8Array> {
  const book = fillIn(world, await readBook(world), filled)
  return world.service.deps.sheets.writeForm(book)
}

/** Throws unless the file was taken. */
export async function sendFile(world: UploadWorld, bytes: Uint8Array, who: Client = world.clients.officer) {
  const sent = await who.call('uploadWorkbook', { officeCode: AT.officeCode }, bytes)
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body))
  return sent.body as UploadView & { preview: NonNullable<UploadView['preview']> }
}

/** The row of a producer. */
export function rowOf(world: UploadWorld, view: UploadView, index: number): PreviewRow {
  const row = view.preview?.rows.find(item => item.key === world.ids[index])
  if (row === undefined) throw new Error(`no row of producer ${index}`)
  return row
}

/** To a row that asks. */
export interface Answer {
  key: string
  reason?: string | null
  noSalesReason?: string | null
  isSame?: boolean
}

/** Confirms the preview as it was shown. */
export const applyFile = (who: Client, view: UploadView, choices: readonly Answer[] = []) =>
  who.call(
    'applyUpload',
    { id: view.id },
    {
      seen: view.preview?.seen ?? '',
      choices: choices.map(choice => ({ reason: null, noSalesReason: null, isSame: false, ...choice })),
    },
  )
