// Whatever is sent, there is an answer within the limits, and the next file is read as if nothing had been.
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { makeCsv, makeXlsx, makeZipBomb } from '../make-sheets.ts'
import { makeZip } from '../make-zip.ts'
import { sampleTable, startSheets } from './start-sheets.ts'

const sheets = startSheets()
const LIMITS = { maxRows: 100 }

const good = await makeXlsx([
  {
    name: 'a',
    rows: [
      ['รหัส', 'ยอด'],
      ['P1', 5],
    ],
    merges: ['A1:B1'],
  },
])
const isFine = async () => expect((await sheets.read(good, LIMITS)).kind).toBe('read')

afterEach(isFine)

/** A workbook whose one sheet is this. */
function withSheet(xml: string, more: readonly (readonly [string, string])[] = []): Promise<Uint8Array> {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return makeZip([
    ['[Content_Types].xml', '<Types/>'],
    [
      '_rels/.rels',
      `<Relationships><Relationship Id="a" Type="${type}/officeDocument" Target="wb.xml"/></Relationships>`,
    ],
    ['wb.xml', '<workbook><sheets><sheet name="a" r:id="s"/></sheets></workbook>'],
    [
      '_rels/wb.xml.rels',
      `<Relationships><Relationship Id="s" Type="${type}/worksheet" Target="one.xml"/></Relationships>`,
    ],
    ['one.xml', xml],
    ...more,
  ])
}

const codeOf = async (bytes: Uint8Array) => {
  const read = await sheets.read(bytes, LIMITS)
  return read.kind === 'read' ? 'read' : read.code
}

describe('a file is refused when it', () => {
  it('unpacks to far more than it is', async () => {
    const bomb = await makeZipBomb(300)
    const before = process.resourceUsage().maxRSS
    expect(await codeOf(bomb)).toBe('upload.too_large')
    // In kB, of the whole process at its highest.
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(150 * 1024)
  })

  it('has more rows than allowed, also below a gap', async () => {
    const rows = Array.from({ length: 101 }, (_, index) => [`P${index}`])
    expect(await codeOf(await makeXlsx([{ name: 'a', rows }]))).toBe('upload.too_many_rows')
    expect(await codeOf(makeCsv(rows))).toBe('upload.too_many_rows')
    expect(await codeOf(makeCsv(rows.slice(0, 100)))).toBe('read')
    expect(await codeOf(await makeXlsx([{ name: 'a', rows: rows.slice(0, 100) }]))).toBe('read')
    const far =
      '<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    expect(await codeOf(await withSheet(far))).toBe('upload.too_many_rows')
  })

  it('has a cell larger than Excel could hold, or more cells than anybody types', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
    const sheet = (row: string) => `<worksheet><sheetData><row r="1">${row}</row></sheetData></worksheet>`
    expect(await codeOf(await withSheet(sheet(cell('ก'.repeat(32_767)))))).toBe('read')
    expect(await codeOf(await withSheet(sheet(cell('ก'.repeat(32_768)))))).toBe('upload.too_large')
    expect(await codeOf(await withSheet(sheet(cell('ก'.repeat(20_000_000)))))).toBe('upload.too_large')
    expect(await codeOf(await withSheet(sheet('<c r="ZZ1"><v>1</v></c>')))).toBe('upload.too_large')
    expect(await codeOf(await withSheet(sheet(`<c ${'x'.repeat(5_000_000)}/>`)))).toBe('upload.too_large')
    expect(await codeOf(makeCsv([['ก'.repeat(40_000)]]))).toBe('upload.too_large')
  })

  it('is locked with a password, or of an Excel too old', async () => {
    const ole = Buffer.concat([
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      Buffer.alloc(2048),
    ])
    expect(await codeOf(ole)).toBe('upload.not_a_sheet')
    const locked = Buffer.from(good)
    // What is packed cannot be read without the password, and the directory at the end says so of every part.
    for (let at = locked.indexOf('PK\u0001\u0002'); at >= 0; at = locked.indexOf('PK\u0001\u0002', at + 1)) {
      locked.writeUInt16LE(1, at + 8)
      const local = locked.readUInt32LE(at + 42)
      const start = local + 30 + locked.readUInt16LE(local + 26) + locked.readUInt16LE(local + 28)
      const packed = locked.subarray(start, start + locked.readUInt32LE(at + 20))
      for (const [index, byte] of packed.entries()) packed[index] = byte ^ (index * 37 + 11)
    }
    expect(await codeOf(locked)).toBe('upload.not_a_sheet')
  })

  it('is a picture, a paper, a program, an empty file', async () => {
    for (const bytes of [
      Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64'),
      Buffer.from('%PDF-1.7\n%âãÏÓ\n\u0000'),
      Buffer.from('PK\u0003\u0004'),
      Buffer.from('\u007fELF\u0002\u0001'),
      Buffer.alloc(0),
      Buffer.from(' \r\n '),
      Buffer.alloc(5_000, 0xdb),
    ])
      expect(await codeOf(new Uint8Array(bytes))).toBe('upload.not_a_sheet')
  })

  it('is another kind of zip', async () => {
    expect(await codeOf(await makeZip([['word/document.xml', '<document/>']]))).toBe('upload.not_a_sheet')
  })

  it('says of a part that it is small and unpacks to more', async () => {
    const lying = Buffer.from(await makeZipBomb(100))
    for (let at = lying.indexOf('PK\u0001\u0002'); at >= 0; at = lying.indexOf('PK\u0001\u0002', at + 1)) {
      lying.writeUInt32LE(10, at + 24)
    }
    expect(await codeOf(lying)).toBe('upload.too_large')
  })

  it('shows the same large picture over and over', async () => {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const link = (kind: string, target: string) =>
      `<Relationships><Relationship Id="i" Type="${type}/${kind}" Target="${target}"/></Relationships>`
    const picture = '<oneCellAnchor><pic><blipFill><blip r:embed="i"/></blipFill></pic></oneCellAnchor>'
    const album = await withSheet(
      '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
      [
        ['_rels/one.xml.rels', link('drawing', 'd.xml')],
        ['d.xml', `<d>${picture.repeat(5_000)}</d>`],
        ['_rels/d.xml.rels', link('image', 'x.png')],
        ['x.png', '\0'.repeat(4_000_000)],
      ],
    )
    const before = process.resourceUsage().maxRSS
    expect(await codeOf(album)).toBe('upload.too_large')
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(150 * 1024)
  })

  it('has more merged cells than anybody merges', async () => {
    const merges = Array.from({ length: 20_001 }, () => 'A1:XFD1048576')
    expect(await codeOf(await makeXlsx([{ name: 'a', rows: [['x']], merges }]))).toBe('upload.too_large')
  })

  it('was cut off, wherever', async () => {
    for (let length = 0; length < good.length; length += 37) {
      expect(await codeOf(good.slice(0, length)), `${length} bytes`).toBe('upload.not_a_sheet')
    }
  })
})

it('of a document type no entities are made', async () => {
  const laughs = `<!DOCTYPE a [<!ENTITY b "${'ฮา'.repeat(50)}">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`
  expect(await sheets.read(await withSheet(laughs), LIMITS)).toMatchObject({ sheets: [{ rows: [['&b;']] }] })
})

describe('any file', () => {
  const answers = ['read', 'upload.not_a_sheet', 'upload.too_large', 'upload.too_many_rows']

  it('has an answer: a workbook with bytes changed', async () => {
    const form = await sheets.write([sampleTable()])
    const change = fc.tuple(fc.nat(form.length - 1), fc.nat(255))
    const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), async changes => {
      const bytes = form.slice()
      for (const [at, byte] of changes) bytes[at] = byte
      expect(answers).toContain(await codeOf(bytes))
    })
    await fc.assert(property, { numRuns: 300 })
    expect(sheets.log.text()).not.toContain('sheet.unreadable')
  })

  it('has an answer: a sheet of any tags and texts', async () => {
    const token = fc.constantFrom(
      '<row>',
      '<row r="2">',
      '</row>',
      '<c r="B2">',
      '<c t="s">',
      '<c r="0">',
      '</c>',
      '<v>',
      '</v>',
      '<f/>',
      '<is><t>',
      '</t></is>',
      '1',
      'ก',
      '&#x110000;',
      '&lt;',
      '&',
      '<',
      '>',
      '"',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<mergeCell ref="A1:XFD9999999"/>',
      '<c r="AAAA1"/>',
      '<?x',
      '?>',
      '<row r="-1">',
      '<c s="999999999">',
      '\u0000',
      '<sheetData>',
    )
    const property = fc.asyncProperty(fc.array(token, { maxLength: 40 }), async tokens => {
      expect(answers).toContain(await codeOf(await withSheet(tokens.join(''))))
    })
    await fc.assert(property, { numRuns: 300 })
    expect(sheets.log.text()).not.toContain('sheet.unreadable')
  })

  it('has an answer: any bytes, and any text', async () => {
    const property = fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc.string({ unit: 'binary' }).map(text => new TextEncoder().encode(text)),
      ),
      async bytes => {
        expect(answers).toContain(await codeOf(bytes))
        expect(answers).toContain(
          await codeOf(
            Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync(bytes), good.slice(-60)]),
          ),
        )
      },
    )
    await fc.assert(property, { numRuns: 200 })
    expect(sheets.log.text()).not.toContain('sheet.unreadable')
  })
})
