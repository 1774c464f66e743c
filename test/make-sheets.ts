// Spreadsheets as other programs make them, for tests of what comes in: formulas, merged cells, any name of a sheet, a zip
// that unpacks to far more than it is.
import { makeZip } from './make-zip.ts'

export type MadeCell = string | number | null | { formula: string }

export interface MadeSheet {
  name: string
  rows: readonly (readonly MadeCell[])[]
  /** `A2:B3` */
  merges?: readonly string[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

export const makeXlsx = (sheets: readonly MadeSheet[]): Promise<Uint8Array> =>
  makeZip([
    ...frameOf(sheets.map(sheet => sheet.name)),
    ...sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)] as const),
  ])

/** A sheet of `megabytes` that packs to almost nothing. */
export const makeZipBomb = (megabytes: number): Promise<Uint8Array> =>
  makeZip([...frameOf(['Sheet1']), ['xl/worksheets/sheet1.xml', hugeSheet(megabytes)]])

function* hugeSheet(megabytes: number): Generator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`
  const filler = `<!--${' '.repeat(1024 * 1024)}-->`
  for (let written = 0; written < megabytes; written += 1) yield filler
  yield '</sheetData></worksheet>'
}

function frameOf(names: readonly string[]): [string, string][] {
  const sheets = names.map(
    (name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const relations = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  const parts = names.map(
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  )
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${parts.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${packages}/relationships">${relations.join('')}</Relationships>`,
    ],
  ]
}

function sheetXml({ rows, merges = [] }: MadeSheet): string {
  const data = rows.map((row, index) => {
    const cells = row.map((cell, column) => cellXml(`${letterOf(column)}${index + 1}`, cell))
    return `<row r="${index + 1}">${cells.join('')}</row>`
  })
  const merged = merges.map(ref => `<mergeCell ref="${ref}"/>`).join('')
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${data.join('')}</sheetData>${merged === '' ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`}</worksheet>`
}

function cellXml(name: string, cell: MadeCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`
  if (typeof cell === 'string')
    return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
  return `<c r="${name}"><f>${escapeXml(cell.formula)}</f><v>5</v></c>`
}

const letterOf = (column: number): string => String.fromCharCode(65 + column)
const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** CSV as old Thai Excel writes it. */
export function makeWindows874(rows: readonly (readonly string[])[]): Uint8Array {
  const text = rows.map(row => row.map(quote).join(',')).join('\r\n')
  const bytes = [...text].map(letter => {
    const code = letter.codePointAt(0) ?? 0
    if (code < 0x80) return code
    if (code >= 0x0e01 && code <= 0x0e5b) return code - 0x0e00 + 0xa0
    throw new Error(`no letter of Windows-874: ${letter}`)
  })
  return Uint8Array.from(bytes)
}

export const makeCsv = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(rows.map(row => row.map(quote).join(',')).join('\r\n'))

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
