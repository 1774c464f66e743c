// What people send, as it is read: what a cell looks like in Excel, never what it might once have come to. Files are made by
// another program's writer, or by hand where that one has no way to say it.
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { makeCsv, makeWindows874, makeXlsx } from '../make-sheets.ts'
import { makeZip } from '../make-zip.ts'
import { startSheets } from './start-sheets.ts'

const sheets = startSheets()

async function readOne(bytes: Uint8Array, maxRows = 100) {
  const read = await sheets.read(bytes, { maxRows })
  if (read.kind !== 'read') throw new Error(read.code)
  return read.sheets
}

const cellsOf = async (bytes: Uint8Array) => (await readOne(bytes))[0]?.rows

/** A workbook whose first sheet has this between its rows' tags, and these styles and shared texts. */
function handMade(rows: string, { styles = '', texts = '', book = '' } = {}): Promise<Uint8Array> {
  const type = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
  return makeZip([
    ['[Content_Types].xml', '<Types/>'],
    [
      '_rels/.rels',
      `<Relationships><Relationship Id="a" Type="${type}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<x:workbook xmlns:x="m" xmlns:r="r">${book}<x:sheets><x:sheet name="ก &amp; ข" sheetId="1" r:id="s"/></x:sheets></x:workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="s" Type="${type}/worksheet" Target="./worksheets/../worksheets/one.xml"/>
     <Relationship Id="t" Type='${type}/sharedStrings' Target='sharedStrings.xml'/>
     <Relationship Id="u" Type="${type}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/worksheets/one.xml', `<?xml version="1.0"?><x:worksheet xmlns:x="m">${rows}</x:worksheet>`],
    ['xl/sharedStrings.xml', `<sst>${texts}</sst>`],
    ['xl/styles.xml', `<styleSheet>${styles}</styleSheet>`],
  ])
}

describe('a workbook of another program', () => {
  it('gives texts as texts and numbers as numbers, in their places', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'รต.1 (สำเนา)',
          rows: [
            ['รหัส', 'ยอด'],
            [],
            [null, 'ก & ข <ค>', 12500.5, 0, -3, '0812345678'],
            ['', ' '],
            [null, null, 7],
          ],
        },
      ],
    })
    expect(await readOne(bytes)).toEqual([
      {
        name: 'รต.1 (สำเนา)',
        rows: [['รหัส', 'ยอด'], [], [null, 'ก & ข <ค>', 12500.5, 0, -3, '0812345678'], [], [null, null, 7]],
        mergedRows: [],
      },
    ])
  })

  it('never gives what a formula came to', async () => {
    const cells = new Map([
      ['0,0', { formula: 'HYPERLINK("http://x","5")', formulaResult: 5 }],
      ['0,1', { formula: 'SUM(A1:A9)', formulaResult: 12 }],
    ])
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [[1, 2, 3]], cells }] })
    expect(await cellsOf(bytes)).toEqual([['=HYPERLINK("http://x","5")', '=SUM(A1:A9)', 3]])
    const shared =
      '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>4</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c></row></sheetData>'
    expect(await cellsOf(await handMade(shared))).toEqual([['=B1*2'], ['=']])
  })

  it('gives dates and percentages as what they look like, also of Thai Excel', async () => {
    const format = (id: number) => `<xf numFmtId="${id}"/>`
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="[$-107041E]d mmmm yyyy;@"/><numFmt numFmtId="165" formatCode="0.00\\%"/>' +
      '<numFmt numFmtId="166" formatCode="&quot;วัน&quot; #,##0"/><numFmt numFmtId="167" formatCode="[Red]0.0%"/></numFmts>' +
      `<cellStyleXfs>${format(14)}</cellStyleXfs><cellXfs>${[0, 14, 164, 71, 9, 167, 166, 165, 4].map(format).join('')}</cellXfs>`
    const cells = [45682, 45682, 45682.75, 45682, 0.05, 0.0725, 5, 5, 1250.5]
    const rows = `<sheetData><row r="1">${cells.map((value, style) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row></sheetData>`
    expect(await cellsOf(await handMade(rows, { styles }))).toEqual([
      [45682, '2025-01-25', '2025-01-25', '2025-01-25', '5%', '7.25%', 5, 5, 1250.5],
    ])
    const mac = await handMade(rows, { styles, book: '<x:workbookPr date1904="1"/>' })
    expect((await cellsOf(mac))?.[0]?.[1]).toBe('2029-01-26')
  })

  it('gives the texts that are kept elsewhere in the file, without how they are spoken', async () => {
    const texts =
      '<si><t>ไม่ใช้</t></si><si><r><rPr><b/></rPr><t>น้ำ</t></r><r><t xml:space="preserve"> ผึ้ง</t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>ก_x000D_ข &#xE01;</t></si><si><t><![CDATA[<ก>]]></t></si>'
    const rows =
      '<sheetData><row><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>4</v></c><c t="s"><v>99</v></c></row>' +
      '<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><v>ค</v></c><c t="inlineStr"><is><r><t>ง</t></r><r><t>จ</t></r></is></c></row></sheetData>'
    expect(await cellsOf(await handMade(rows, { texts }))).toEqual([
      ['น้ำ ผึ้ง', '東京', 'ก\rข ก', '<ก>'],
      ['TRUE', '#N/A', 'ค', 'งจ'],
    ])
  })

  it('counts with the fifteen digits that Excel counts with', async () => {
    const rows =
      '<sheetData><row r="1"><c><v>99.899999999999991</v></c><c><v>12500.505</v></c><c><v>1.25E3</v></c><c><v>1e999</v></c></row></sheetData>'
    expect(await cellsOf(await handMade(rows))).toEqual([[99.9, 12500.505, 1250, 'Infinity']])
  })

  it('tells which rows have merged cells', async () => {
    const bytes = await makeXlsx([
      { name: 'a', rows: [['ก'], ['ข'], ['ค'], ['ง']], merges: ['A2:B3', 'C4:D4'] },
    ])
    expect((await readOne(bytes))[0]?.mergedRows).toEqual([2, 3, 4])
  })

  it('leaves hidden sheets out, and tells apart the one that says what the file is', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'ซ่อน', rows: [['x']], hidden: true },
        { name: 'เห็น', rows: [['y']] },
        // As LibreOffice saves it: no longer very hidden.
        {
          name: '_meta',
          rows: [
            ['schema', 'rt1-1'],
            ['office', 5605],
            [null, 'x'],
            ['empty', null],
          ],
          hidden: true,
        },
      ],
    })
    expect(await sheets.read(bytes, { maxRows: 5 })).toEqual({
      kind: 'read',
      sheets: [{ name: 'เห็น', rows: [['y']], mergedRows: [] }],
      meta: { schema: 'rt1-1', office: '5605', empty: '' },
    })
  })

  it('passes over a chart that stands among the sheets', async () => {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const bytes = await makeZip([
      ['[Content_Types].xml', '<Types/>'],
      [
        '_rels/.rels',
        `<Relationships><Relationship Id="a" Type="${type}/officeDocument" Target="wb.xml"/></Relationships>`,
      ],
      [
        'wb.xml',
        '<workbook><sheets><sheet name="chart" r:id="c"/><sheet name="table" r:id="s"/></sheets></workbook>',
      ],
      [
        '_rels/wb.xml.rels',
        `<Relationships><Relationship Id="c" Type="${type}/chartsheet" Target="c.xml"/>
         <Relationship Id="s" Type="${type}/worksheet" Target="s.xml"/></Relationships>`,
      ],
      ['c.xml', '<chartsheet/>'],
      ['s.xml', '<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>'],
    ])
    expect(await readOne(bytes)).toEqual([{ name: 'table', rows: [[7]], mergedRows: [] }])
  })

  it('forgets styled cells and rows that are empty, however many', async () => {
    const rows = `<sheetData><row r="1"><c r="A1"><v>5</v></c><c r="XFD1" s="3"/></row>${Array.from({ length: 500 }, (_, i) => `<row r="${i + 900}"><c r="A${i + 900}" s="1"/></row>`).join('')}</sheetData>`
    expect(await cellsOf(await handMade(rows))).toEqual([[5]])
  })
})

describe('a CSV', () => {
  const rows = [
    ['รหัส', 'ผู้ผลิต', 'ยอดขาย'],
    ['P1', 'กลุ่ม "ดอกคำ", หมู่ 1', '1,250.50'],
    ['P2', '', '0'],
  ]
  const read = rows.map(row => row.map(cell => cell || null))
  const body = makeCsv(rows)
  const utf16 = (text: string, swap: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return new Uint8Array(swap ? bytes.swap16() : bytes)
  }

  it.each([
    ['UTF-8', body],
    ['UTF-8 with its mark', Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), body])],
    ['Windows-874', makeWindows874(rows)],
    ['UTF-16', utf16(new TextDecoder().decode(body), false)],
    ['UTF-16, the other way round', utf16(new TextDecoder().decode(body), true)],
  ])('is read in %s', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual(read)
  })

  it.each([
    [
      'semicolons',
      'รหัส;ยอด\r\nP1;"1;250"\r\n',
      [
        ['รหัส', 'ยอด'],
        ['P1', '1;250'],
      ],
    ],
    [
      'tabs',
      'รหัส\tยอด\nP1\t1,250\n',
      [
        ['รหัส', 'ยอด'],
        ['P1', '1,250'],
      ],
    ],
    [
      'a hint for Excel',
      'sep=;\r\nรหัส;ยอด\r\nP1;1,5',
      [
        ['รหัส', 'ยอด'],
        ['P1', '1,5'],
      ],
    ],
    [
      'a title above the table',
      'ทะเบียน, จังหวัดพะเยา\n\nก;ข;ค;ง\n1;2;3;4',
      [['ทะเบียน, จังหวัดพะเยา'], [], ['ก', 'ข', 'ค', 'ง'], ['1', '2', '3', '4']],
    ],
    [
      'line breaks in quotes',
      '"ก\nข","ค ""ง"""\r\nจ,ฉ',
      [
        ['ก\nข', 'ค "ง"'],
        ['จ', 'ฉ'],
      ],
    ],
  ])('is read with %s', async (_, csv, expected) => {
    expect(await cellsOf(new TextEncoder().encode(csv))).toEqual(expected)
  })

  it('keeps a formula as the text it is', async () => {
    expect(await cellsOf(makeCsv([['=HYPERLINK("x")', '＝1+1', '-5']]))).toEqual([
      ['=HYPERLINK("x")', '＝1+1', '-5'],
    ])
  })

  it('knows no empty rows at its end', async () => {
    expect(await cellsOf(makeCsv([['ก'], [''], ['', ''], ['']]))).toEqual([['ก']])
  })
})
