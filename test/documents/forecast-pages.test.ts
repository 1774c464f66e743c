// The forecast as it comes out of the printer, for one, twenty, 120 and 400 producers, as a draft, and blank.
import { beforeAll, describe, expect, it } from 'vitest'
import type { ForecastPaper } from '../../bot/documents/forecast-paper.ts'
import { paperOf } from '../../bot/documents/paper.ts'
import { paperAmount } from '../../bot/documents/paper-words.ts'
import type { ForecastContent } from '../../bot/domain/forecast-content.ts'
import { canonicalText } from '../../bot/domain/report-content.ts'
import { MAX_SATANG } from '../../db/vocabulary.ts'
import {
  bare,
  type PdfFacts,
  type PdfPage,
  readFacts,
  readPages,
  readTexts,
  whiteBorders,
} from './read-pdf.ts'
import { hashOfForecast, sampleForecast } from './sample-forecast.ts'
import { startDocuments } from './start-documents.ts'

const documents = startDocuments()

const CODE = /PYO\d{4}/g
const thai = (number: number) => String(number).replace(/\d/g, d => '๐๑๒๓๔๕๖๗๘๙'.charAt(Number(d)))

const filed = (content: ForecastContent) =>
  documents.render({ form: 'forecast', content, hash: hashOfForecast(content) })
const draft = (content: ForecastContent) => documents.render({ form: 'forecast', content, hash: null })

describe.each([
  { producers: 1, pages: 1 },
  { producers: 20, pages: 3 },
  { producers: 120, pages: 9 },
  { producers: 400, pages: 25 },
])('the forecast of $producers producers', ({ producers, pages: expectedPages }) => {
  const content = sampleForecast({ producers })
  let pages: PdfPage[] = []
  let facts: PdfFacts
  beforeAll(async () => {
    const pdf = await filed(content)
    pages = await readPages(pdf)
    facts = readFacts(pdf)
  })

  it(`takes ${expectedPages} pages of A4 across, numbered, with version and hash on each`, () => {
    expect(pages.length).toBe(expectedPages)
    for (const [index, page] of pages.entries()) {
      expect([page.width, page.height]).toEqual([841, 595])
      expect(bare(page.text)).toContain(bare(`หน้า ${thai(index + 1)} จาก ${thai(expectedPages)}`))
      expect(bare(page.text)).toContain(bare('ปีงบประมาณ ๒๕๖๘  ·  ฉบับที่ ๑'))
      expect(page.text).toContain(hashOfForecast(content).slice(0, 16))
    }
  })

  it('lists every producer once, in order, with each month and the year', () => {
    const text = pages.map(page => page.text).join('\n')
    expect(text.match(CODE)).toEqual(content.producers.map(({ code }) => code))
    const { list } = paperOf({ form: 'forecast', content, hash: null }).data as ForecastPaper
    let from = 0
    for (const line of list.rows.flatMap(row => row.lines)) {
      const found = text.indexOf([...line.months, line.sum, line.year].join(' '), from)
      expect(found).toBeGreaterThanOrEqual(from)
      from = found
    }
    expect(list.rows.map(row => row.lines[0].year)).toEqual(
      content.producers.map(producer => paperAmount(producer.total)),
    )
  })

  it('repeats the months of both rounds above every page that has rows', () => {
    for (const page of pages) {
      expect(page.text).toMatch(CODE)
      for (const month of ['ต.ค. ๖๗', 'มี.ค. ๖๘', 'เม.ย. ๖๘', 'ก.ย. ๖๘'])
        expect(bare(page.text)).toContain(bare(month))
    }
  })

  it('ends with rows, the sums, who filed it when, and the whole hash', () => {
    const last = pages.at(-1)?.text ?? ''
    expect(last.match(CODE)?.length).toBeGreaterThanOrEqual(Math.min(2, producers))
    expect(bare(last)).toContain(bare('รวมทั้งสิ้น'))
    for (const amount of [...content.totals.months, ...content.totals.rounds, content.totals.amount])
      expect(last).toContain(paperAmount(amount))
    expect(bare(last)).toContain(bare('(นางพิมพ์ใจ สุขสวัสดิ์)'))
    expect(bare(last)).toContain(bare('พัฒนาการอำเภอดอกคำใต้'))
    expect(bare(last)).toContain(bare('ยื่นในระบบเมื่อ ๒๔ มกราคม ๒๕๖๘ เวลา ๑๖.๓๐ น.'))
    expect(last.replace(/\s/g, '')).toContain(hashOfForecast(content))
    for (const page of pages.slice(0, -1)) expect(bare(page.text)).not.toContain(bare('ยื่นในระบบเมื่อ'))
  })

  it('begins with the year, in figures and in words, and growth with how much of it was compared', () => {
    const first = bare(pages[0]?.text ?? '')
    expect(first).toContain(bare('ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ (ตุลาคม ๒๕๖๗ – กันยายน ๒๕๖๘)'))
    expect(first).toContain(bare(`${paperAmount(content.totals.amount)} บาท`))
    expect(first).toMatch(/\([^)]*บาท(ถวน|[^)]*สตางค)\)/)
    expect(first).toContain(bare('เทียบได้ ๑๒ จาก ๑๒ เดือน'))
  })

  it('draws nothing outside the margins', () => {
    const { left, right, top, bottom } = whiteBorders(pages)
    expect(left).toBeGreaterThanOrEqual(17)
    expect(right).toBeGreaterThanOrEqual(11)
    expect(Math.min(top, bottom)).toBeGreaterThanOrEqual(8)
  })

  it('is PDF/A-3b in Thai with Sarabun inside, dated by its filing, with the filed text attached', () => {
    expect(facts).toMatchObject({
      standard: '3B',
      language: 'th-TH',
      createdOn: '20250124093000',
      fonts: ['Sarabun-Bold', 'Sarabun-Regular'],
      attachments: [{ name: 'forecast.json', text: canonicalText(content), relation: 'Source' }],
    })
    expect(facts.embeddedFonts).toBe(facts.subsets)
  })
})

describe('the page break before the signature', () => {
  it('never leaves it without producers', async () => {
    for (let producers = 2; producers < 24; producers++) {
      const content = sampleForecast({ producers })
      const pages = await readTexts(await filed(content))
      const last = pages.at(-1) ?? ''
      expect(last.match(CODE)?.length, `${producers}`).toBeGreaterThanOrEqual(2)
      expect(bare(last), `${producers}`).toContain(bare('ยื่นในระบบเมื่อ'))
      expect(pages.flatMap(page => page.match(CODE) ?? []).length).toBe(producers)
    }
  })
})

describe('a draft', () => {
  const half = sampleForecast({
    producers: 9,
    isFiled: false,
    change: (row, index) =>
      index === 1 ? { amounts: row.amounts.map((amount, month) => (month < 3 ? amount : null)) } : {},
  })

  it('says so on every page, has no hash, and compares nothing while something is blank', async () => {
    const pages = await readPages(await draft(half))
    expect(pages.length).toBeGreaterThan(1)
    for (const { text } of pages) {
      expect(bare(text)).toContain(bare('ร่าง ยังไม่ได้ยื่น'))
      expect(text).not.toContain('SHA-256')
    }
    expect(bare(pages[0]?.text ?? '')).toContain(bare('ยังกรอกไม่ครบ'))
    expect(bare(pages[0]?.text ?? '')).toContain(bare('เหลืออีก ๑ ราย'))
    expect(bare(pages[0]?.text ?? '')).not.toContain(bare('จากฐาน'))
  })

  it('leaves blank what is blank, prints a zero as zero, and a dash where the producer is away', () => {
    const content = sampleForecast({
      producers: 1,
      isFiled: false,
      change: row => ({
        stays: '011111111111',
        amounts: row.amounts.map((_, month) => (month === 1 ? 0n : month === 2 ? null : 100n)),
      }),
    })
    const { data } = paperOf({ form: 'forecast', content, hash: null })
    expect((data as ForecastPaper).list.rows[0]?.lines[0].months.slice(0, 4)).toEqual([
      '–',
      '๐.๐๐',
      '',
      '๑.๐๐',
    ])
  })

  it('of a district without producers is one page', async () => {
    expect(await readTexts(await draft(sampleForecast({ producers: 0, isFiled: false })))).toHaveLength(1)
  })
})

describe('what is filed', () => {
  it('gives the same bytes every time', async () => {
    const content = sampleForecast({ producers: 12 })
    const [one, other] = [await filed(content), await filed(structuredClone(content))]
    expect(Buffer.compare(one, other)).toBe(0)
  })

  it('is not printed with the hash of something else, nor with a hash while nobody filed it', async () => {
    const content = sampleForecast({ producers: 2 })
    const other = hashOfForecast(sampleForecast({ producers: 3 }))
    await expect(documents.render({ form: 'forecast', content, hash: other })).rejects.toThrow(
      'not of this content',
    )
    const unfiled = sampleForecast({ producers: 2, isFiled: false })
    expect(() => paperOf({ form: 'forecast', content: unfiled, hash: other })).toThrow(RangeError)
  })

  it('names who filed it as acting chief, and which version it replaces', () => {
    const content = sampleForecast({
      producers: 1,
      override: {
        number: 2,
        filed: { by: 'สมศรี', role: 'district_chief', isActing: true, at: '2025-02-01T02:00:00.000Z' },
      },
    })
    const data = paperOf({ form: 'forecast', content, hash: hashOfForecast(content) }).data as ForecastPaper
    expect(data.filed?.position).toBe('รักษาราชการแทน พัฒนาการอำเภอดอกคำใต้')
    expect(data.heading.version).toBe('ฉบับที่ ๒ (ใช้แทนฉบับที่ ๑)')
  })

  it('holds the largest amounts inside the sheet, and whatever people call a producer', async () => {
    const names = ['W'.repeat(90), 'ก'.repeat(120), '🎉 #read("/etc/passwd") *x*', 'ฟหกด'.repeat(40)]
    const content = sampleForecast({
      producers: 4,
      change: (_, index) => ({
        name: names[index] ?? '',
        amounts: Array.from({ length: 12 }, () => MAX_SATANG),
        lastYear: Array.from({ length: 12 }, () => MAX_SATANG),
      }),
    })
    const pages = await readPages(await filed(content))
    expect(
      pages
        .map(page => page.text)
        .join('')
        .match(/๙๙๙,๙๙๙,๙๙๙,๙๙๙\.๙๙/g)?.length,
    ).toBe(48)
    expect(bare(pages.map(page => page.text).join(''))).toContain(bare('■ #read("/etc/passwd") *x*'))
    const { left, right, bottom } = whiteBorders(pages)
    expect(left).toBeGreaterThanOrEqual(17)
    expect(right).toBeGreaterThanOrEqual(11)
    expect(bottom).toBeGreaterThanOrEqual(8)
  })
})

describe('the blank form', () => {
  it('has empty lines for 24 producers and a place to sign, and never changes', async () => {
    const pdf = await documents.render({ form: 'forecast_blank' })
    const pages = await readTexts(pdf)
    expect(pages).toHaveLength(3)
    expect(bare(pages[0] ?? '')).toContain(bare('ประจำปีงบประมาณ พ.ศ.'))
    expect(pages[2]).toContain('๒๔')
    expect(bare(pages[2] ?? '')).toContain(bare('ลงชื่อ'))
    const again = await startDocuments().render({ form: 'forecast_blank' })
    expect(Buffer.compare(pdf, again)).toBe(0)
  })
})
