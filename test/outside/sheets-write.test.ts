// Workbooks as they leave the house: what stands in them is what the table says, to the satang; their parts are those that
// spreadsheet programs read, looked at without the product's reader.
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { toBaht } from '../../bot/domain/money.ts'
import type { FormWorkbook } from '../../bot/ports.ts'
import { baht, partsOf, sampleTable, startSheets, text } from './start-sheets.ts'

const sheets = startSheets()

describe('a table as a workbook', () => {
  it('says the same to another reader and to our own', async () => {
    const bytes = await sheets.write([sampleTable(), sampleTable({ name: 'SECOND', total: null })])
    const expected = [
      ['ยอดขาย <อำเภอดอกคำใต้> & "อื่น ๆ"'],
      ['ตัวเลข ณ วันที่ 25 มกราคม 2568'],
      ['ช่องว่างคือยังไม่มีข้อมูล'],
      ['ผู้ผลิต', 'ยอดขาย (บาท)', 'เพิ่มขึ้น (%)', 'ราย'],
      ['กลุ่มทอผ้าบ้านน้ำปี้', 12500.5, 0.033, 5],
      ['=HYPERLINK("x")', 999_999_999_999.99, -1.005, 0],
      [' ล้อมด้วยช่องว่าง\nสองบรรทัด _x0041_ '],
      ['รวม', 1_000_000_012_500.49, null, 5],
    ]
    const other = await readXlsx(bytes)
    expect(other.sheets.map(sheet => sheet.name)).toEqual(['RT1', 'SECOND'])
    expect(other.sheets[0]?.rows.map(withoutEnd)).toEqual(expected)
    expect(other.sheets[1]?.rows.map(withoutEnd)).toEqual(expected.slice(0, -1))
    const own = await sheets.read(bytes, { maxRows: 100 })
    if (own.kind !== 'read') throw new Error(own.code)
    expect(own.meta).toBeNull()
    const inPercent = (cell: unknown) => (typeof cell === 'string' && cell.endsWith('%') ? cell : null)
    expect(own.sheets[0]?.rows.flat().map(inPercent).filter(Boolean)).toEqual(['3.3%', '-100.5%'])
    expect(own.sheets[0]?.rows.map(row => row[1] ?? null)).toEqual(expected.map(row => row[1] ?? null))
    expect(own.sheets[0]?.rows.map(row => row[0])).toEqual(expected.map(row => row[0]))
  })

  it('writes money as its exact digits and texts as texts, whatever they begin with', async () => {
    const sheet = partsOf(await sheets.write([sampleTable()])).get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toContain('<v>999999999999.99</v>')
    expect(sheet).toContain('<v>1000000012500.49</v>')
    expect(sheet).not.toContain('<f>')
    const { sheets: read } = await readXlsx(await sheets.write([sampleTable()]), { readStyles: true })
    const cells = read[0]?.cells
    expect(cells?.get('5,0')).toMatchObject({ value: '=HYPERLINK("x")', type: 'string' })
    const formats = [0, 1, 2, 3].map(column => cells?.get(`4,${column}`)?.style?.numFmt)
    expect(formats).toEqual(['@', '#,##0.00', '0.0%', '#,##0'])
    // A total in bold, empty or not.
    expect([0, 1, 2, 3].map(column => cells?.get(`7,${column}`)?.style?.font?.bold)).toEqual(
      Array(4).fill(true),
    )
  })

  it('writes a text that looks like the error of a formula as the text that it is', async () => {
    const rows = ['#N/A', '#REF!', '#', '#1'].map(words => [text(words), null, null, null])
    const bytes = await sheets.write([sampleTable({ rows, notes: [], total: null })])
    expect(partsOf(bytes).get('xl/worksheets/sheet1.xml')).not.toContain('t="e"')
    const own = await sheets.read(bytes, { maxRows: 100 })
    expect(own).toMatchObject({ sheets: [{ rows: [{}, {}, ['#N/A'], ['#REF!'], ['#'], ['#1']] }] })
  })

  it('writes every amount to the satang, up to ten trillion baht', async () => {
    const amounts = fc.array(fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }), {
      minLength: 20,
      maxLength: 60,
    })
    const property = fc.asyncProperty(amounts, async list => {
      const rows = list.map(satang => [null, baht(satang), null, null])
      const bytes = await sheets.write([sampleTable({ rows, total: null })])
      const xml = partsOf(bytes).get('xl/worksheets/sheet1.xml') ?? ''
      const written = [...xml.matchAll(/<c r="B\d+" s="\d+"><v>([^<]*)<\/v>/g)].map(([, digits]) => digits)
      expect(written).toEqual(
        list.map(satang =>
          toBaht(satang)
            .replace(/\.?0+$/, '')
            .replace(/^-$/, '0'),
        ),
      )
    })
    await fc.assert(property, { numRuns: 20, examples: [[[100n, 110n, -1n, 0n, 1_000n]]] })
  })

  it('hides a column of no width', async () => {
    const columns = sampleTable().columns.map((column, index) => ({ ...column, width: index === 3 ? 0 : 12 }))
    const { sheets: read } = await readXlsx(await sheets.write([sampleTable({ columns })]))
    expect(read[0]?.columns?.map(({ hidden = false }) => hidden)).toEqual([false, false, false, true])
  })

  it('keeps the titles in view and on every printed page', async () => {
    const parts = partsOf(await sheets.write([sampleTable(), sampleTable({ name: 'B', notes: [] })]))
    const book = parts.get('xl/workbook.xml') ?? ''
    expect(book).toContain(`localSheetId="0">'RT1'!$1:$4<`)
    expect(book).toContain(`localSheetId="1">'B'!$1:$2<`)
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain(
      '<pane ySplit="4" topLeftCell="A5" state="frozen"',
    )
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A4:D7"/>')
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<pageSetup paperSize="9" orientation="portrait"')
  })

  it('has every part that it names, and names every part that it has', async () => {
    for (const bytes of [
      await sheets.write([sampleTable(), sampleTable({ name: 'B' })]),
      await sheets.writeForm(form()),
    ]) {
      const parts = partsOf(bytes)
      const types = parts.get('[Content_Types].xml') ?? ''
      const named = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name)
      const targets = (of: string) =>
        [...(parts.get(of) ?? '').matchAll(/Target="([^"]+)"/g)].map(([, name]) => name)
      const linked = [
        ...targets('_rels/.rels'),
        ...targets('xl/_rels/workbook.xml.rels').map(name => `xl/${name}`),
      ]
      const had = [...parts.keys()].filter(name => !name.includes('rels') && !name.startsWith('['))
      expect(named.sort()).toEqual(had.sort())
      expect(linked.sort()).toEqual(had.sort())
    }
  })

  it('has its parts in the order that the format demands', async () => {
    const sheet = partsOf(await sheets.write([sampleTable()])).get('xl/worksheets/sheet1.xml') ?? ''
    const order =
      'sheetPr sheetViews sheetFormatPr cols sheetData autoFilter pageMargins pageSetup headerFooter'
    const places = order.split(' ').map(name => sheet.indexOf(`<${name}`))
    expect(places.every(place => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('is the same bytes for the same table', async () => {
    const [once, again] = [await sheets.write([sampleTable()]), await sheets.write([sampleTable()])]
    expect(Buffer.compare(once, again)).toBe(0)
  })

  it('keeps every row of a long table in its order', async () => {
    const rows = Array.from({ length: 1_777 }, (_, index) => [
      text(`ราย ${index}`),
      baht(BigInt(index)),
      null,
      null,
    ])
    const bytes = await sheets.write([sampleTable({ rows, notes: [], total: null })])
    const own = await sheets.read(bytes, { maxRows: 2_000 })
    if (own.kind !== 'read') throw new Error(own.code)
    const read = own.sheets[0]?.rows.slice(2) ?? []
    expect(read.length).toBe(1_777)
    expect(read.every((row, index) => row[0] === `ราย ${index}` && row[1] === index / 100)).toBe(true)
  })

  it('leaves out what no file can hold: control characters, halves of letters', async () => {
    const odd = 'ก\u0000ข\u001f\ud800ค\ufffe\u000bง'
    const bytes = await sheets.write([sampleTable({ title: odd, rows: [], total: null })])
    expect((await readXlsx(bytes)).sheets[0]?.rows[0]?.[0]).toBe('กขคง')
  })

  it.each(['รต.1', 'A B', '', 'x'.repeat(32)])('is refused where its name would break it: %j', async name => {
    await expect(sheets.write([sampleTable({ name })])).rejects.toThrow('could not be made')
    await expect(sheets.write([sampleTable()])).resolves.toBeInstanceOf(Uint8Array)
  })

  it('leaves no row of a table that failed in the next one', async () => {
    const bad = { ...sampleTable(), rows: [[{ kind: 'baht', satang: 'x' } as never]] }
    const [failed, made] = await Promise.allSettled([
      sheets.write([sampleTable(), bad]),
      sheets.write([sampleTable()]),
    ])
    expect(failed.status).toBe('rejected')
    if (made.status !== 'fulfilled') throw made.reason
    expect((await readXlsx(made.value)).sheets.map(sheet => sheet.rows.length)).toEqual([8])
  })
})

const form = (more: Partial<FormWorkbook> = {}): FormWorkbook => ({
  table: sampleTable(),
  entry: [
    { column: 1, allows: 'baht' },
    { column: 2, allows: { list: ['ไม่ได้ผลิต', 'ไม่มีคำสั่งซื้อ & อื่น ๆ'] } },
    { column: 0, allows: 'text' },
  ],
  meta: { schema: 'rt1-1', office: '5605', versions0: '{"A":1}' },
  ...more,
})

describe('a workbook to be filled in', () => {
  it('is locked but for its cells of entry, which say what may stand there', async () => {
    const parts = partsOf(await sheets.writeForm(form()))
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toContain('<sheetProtection sheet="1"')
    const { dataValidations } = (await readXlsx(await sheets.writeForm(form()))).sheets[0] ?? {}
    const shown = { allowBlank: true, showErrorMessage: true, errorMessage: expect.stringMatching(/[ก-๙]/) }
    expect(dataValidations).toMatchObject([
      {
        ...shown,
        type: 'decimal',
        operator: 'between',
        range: 'B5:B7',
        formula1: '0',
        formula2: '999999999999.99',
      },
      { ...shown, type: 'list', range: 'C5:C7', values: ['ไม่ได้ผลิต', 'ไม่มีคำสั่งซื้อ & อื่น ๆ'] },
    ])
    expect(sheet).toContain('<formula1>"ไม่ได้ผลิต,ไม่มีคำสั่งซื้อ &amp; อื่น ๆ"</formula1>')
    // Columns may be made wider all the same.
    expect(sheet).toMatch(/<sheetProtection [^>]*formatColumns="0" formatRows="0"/)
    expect(sheet.indexOf('<sheetProtection')).toBeLessThan(sheet.indexOf('<dataValidations'))
    expect(parts.get('xl/workbook.xml')).toContain('<workbookProtection lockStructure="1"/>')
  })

  it('leaves exactly the cells of entry open', async () => {
    const { sheets: read } = await readXlsx(await sheets.writeForm(form()), { readStyles: true })
    const open = [...(read[0]?.cells ?? [])]
      .filter(([, cell]) => cell.style?.protection?.locked === false)
      .map(([place]) => place)
    const rows = [4, 5, 6]
    expect(open.sort()).toEqual(rows.flatMap(row => [0, 1, 2].map(column => `${row},${column}`)).sort())
  })

  it('adds up what is typed, beginning with what stands there', async () => {
    const sheet = partsOf(await sheets.writeForm(form())).get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toMatch(/<c r="B8" s="\d+"><f>SUM\(B5:B7\)<\/f><v>1000000012500.49<\/v><\/c>/)
  })

  it('keeps what it is on a sheet that nobody sees, and is known by it', async () => {
    const bytes = await sheets.writeForm(form())
    expect(partsOf(bytes).get('xl/workbook.xml')).toMatch(/<sheet name="_meta" [^>]*state="veryHidden"/)
    const read = await sheets.read(bytes, { maxRows: 50 })
    expect(read).toMatchObject({ kind: 'read', meta: form().meta, sheets: [{ name: 'RT1' }] })
  })

  it('can be of a district without producers', async () => {
    const bytes = await sheets.writeForm(form({ table: sampleTable({ rows: [] }) }))
    const sheet = partsOf(bytes).get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).not.toContain('dataValidation')
    expect(sheet).not.toContain('<f>')
    expect((await readXlsx(bytes)).sheets[0]?.rows).toHaveLength(5)
  })

  it.each([[['มีจุลภาค, ในคำ']], [['ย'.repeat(256)]]])('refuses a list that no rule can hold', async list => {
    const entry = [{ column: 0, allows: { list } }]
    await expect(sheets.writeForm(form({ entry }))).rejects.toThrow('list to choose from')
  })
})

function withoutEnd(row: readonly unknown[]): unknown[] {
  return row.slice(0, row.findLastIndex(cell => cell !== null) + 1)
}
