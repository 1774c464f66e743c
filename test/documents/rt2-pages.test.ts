// รต.2 as it comes out of the printer, for one, twenty, 120 and 400 producers: pages, breaks, fonts, attachment.
import { beforeAll, describe, expect, it } from 'vitest'
import { paperAmount } from '../../bot/documents/paper-words.ts'
import { canonicalText, type ReportContent, sealWords } from '../../bot/domain/report-content.ts'
import {
  bare,
  type PdfFacts,
  type PdfPage,
  readFacts,
  readPages,
  readTexts,
  whiteBorders,
} from './read-pdf.ts'
import { SAMPLE_SIGNATURE, sampleContent, sampleSeal } from './sample-content.ts'
import { startDocuments } from './start-documents.ts'

const documents = startDocuments()

const CODE = /PYO\d{4}/g
const SUM_ROW = bare('รวมทั้งสิ้น')

describe.each([
  { producers: 1, pages: 1 },
  { producers: 20, pages: 2 },
  { producers: 120, pages: 6 },
  { producers: 400, pages: 17 },
])('รต.2 of $producers producers', ({ producers, pages: expectedPages }) => {
  const content: ReportContent = sampleContent({ producers })
  const seal = sampleSeal(content)
  let pages: PdfPage[] = []
  let facts: PdfFacts
  beforeAll(async () => {
    const pdf = await documents.render({ form: 'rt2', content, seal, signatureSvg: SAMPLE_SIGNATURE })
    pages = await readPages(pdf)
    facts = readFacts(pdf)
  })

  it(`takes ${expectedPages} pages of A4, numbered and coded on each`, () => {
    expect(pages.length).toBe(expectedPages)
    const thai = (number: number) => String(number).replace(/\d/g, d => '๐๑๒๓๔๕๖๗๘๙'.charAt(Number(d)))
    for (const [index, page] of pages.entries()) {
      expect([page.width, page.height]).toEqual([595, 841])
      expect(bare(page.text)).toContain(bare(`หน้า ${thai(index + 1)} จาก ${thai(expectedPages)}`))
      expect(page.text).toContain(sealWords(seal.code))
    }
  })

  it('lists every producer once, in order, with its sum', () => {
    const text = pages.map(page => page.text).join('\n')
    expect(text.match(CODE)).toEqual(content.producers.map(({ code }) => code))
    const parts = text.split(/PYO\d{4}/).slice(1)
    for (const [index, producer] of content.producers.entries()) {
      expect(parts[index], producer.code).toContain(paperAmount(producer.amount))
    }
  })

  it('repeats the headings of the list on every page that has rows', () => {
    for (const page of pages) {
      expect(page.text).toMatch(CODE)
      expect(bare(page.text)).toContain(bare('ที่ ผู้ผลิต ผู้ประกอบการ ประเภท'))
    }
  })

  it('ends with rows of figures, the sums and the signature together on the last page', () => {
    const last = bare(pages.at(-1)?.text ?? '')
    const [rows = '', signature = ''] = last.split(SUM_ROW).slice(-2)
    const kept = Math.min(3, producers)
    expect(rows.match(CODE)?.length).toBeGreaterThanOrEqual(kept)
    expect(signature).toContain(paperAmount(content.totals.amount))
    expect(signature).toContain(bare('(นางพิมพ์ใจ สุขสวัสดิ์)'))
    expect(signature).toContain(bare('พัฒนาการอำเภอดอกคำใต้'))
    expect(signature).toContain(bare('๓๐ มกราคม ๒๕๖๘ เวลา ๑๖.๓๐ น.'))
    for (const page of pages.slice(0, -1)) expect(bare(page.text)).not.toContain(bare('ลงนามรับรองเมื่อ'))
  })

  it('begins with the sums of the month, in figures and in words', () => {
    const first = bare(pages[0]?.text ?? '')
    expect(first).toContain(bare('แบบ รต.๒'))
    expect(first).toContain(bare(`รายได้รวมประจำเดือน ${paperAmount(content.totals.amount)} บาท`))
    expect(first).toMatch(/\([^)]*บาท(ถวน|[^)]*สตางค)\)/)
    for (const amount of Object.values(content.totals.byCategory)) {
      if (amount !== '0.00') expect(first).toContain(paperAmount(amount))
    }
  })

  it('draws nothing outside the margins', () => {
    const { left, right, top, bottom } = whiteBorders(pages)
    expect(left).toBeGreaterThanOrEqual(17)
    expect(right).toBeGreaterThanOrEqual(11)
    expect(Math.min(top, bottom)).toBeGreaterThanOrEqual(8)
  })

  it('has all its fonts inside, and they are Sarabun', () => {
    expect(facts.fonts).toEqual(['Sarabun-Bold', 'Sarabun-Regular'])
    expect(facts.embeddedFonts).toBe(facts.subsets)
  })

  it('is PDF/A-3b in Thai, dated by its signature, with the figures attached', () => {
    expect(facts).toMatchObject({ standard: '3B', language: 'th-TH', createdOn: '20250130093000' })
    expect(facts.attachments).toEqual([
      { name: 'rt2.json', text: canonicalText(content), relation: 'Source' },
    ])
  })
})

describe('a draft', () => {
  it('says so on every page and has neither code nor signature', async () => {
    const content = sampleContent({ producers: 40, certified: null })
    const pages = await readPages(
      await documents.render({ form: 'rt2', content, seal: null, signatureSvg: SAMPLE_SIGNATURE }),
    )
    expect(pages.length).toBeGreaterThan(1)
    for (const { text } of pages) {
      expect(bare(text)).toContain(bare('ร่าง ยังไม่ได้ลงนามรับรอง'))
      expect(bare(text)).not.toContain(bare('รหัสตรวจสอบ'))
      expect(bare(text)).not.toContain(bare('ขอรับรองว่า'))
    }
    const { left, right } = whiteBorders(pages)
    expect(Math.min(left, right)).toBeGreaterThanOrEqual(11)
  })
})

describe('the page break before the signature', () => {
  it.each([8, 12, 16, 20, 24, 28])('never leaves it without figures, from %i producers on', async from => {
    for (let producers = from; producers < from + 4; producers++) {
      const content = sampleContent({ producers })
      const pages = await readTexts(
        await documents.render({
          form: 'rt2',
          content,
          seal: sampleSeal(content),
          signatureSvg: SAMPLE_SIGNATURE,
        }),
      )
      const last = pages.at(-1) ?? ''
      expect(last.match(CODE)?.length, `${producers}`).toBeGreaterThanOrEqual(3)
      expect(bare(last), `${producers}`).toContain(bare('ลงนามรับรองเมื่อ'))
      expect(pages.flatMap(page => page.match(CODE) ?? []).length).toBe(producers)
    }
  })
})
