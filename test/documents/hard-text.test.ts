// Names, notes and amounts as people really type them: nothing is read as markup, lost, or drawn outside its place.
import { describe, expect, it } from 'vitest'
import { paperAmount } from '../../bot/documents/paper-words.ts'
import { MISSING_GLYPH } from '../../bot/documents/printable.ts'
import type { ReportContent } from '../../bot/domain/report-content.ts'
import { CHANNELS } from '../../db/vocabulary.ts'
import { bare, readFacts, readPages, whiteBorders } from './read-pdf.ts'
import { SAMPLE_SIGNATURE, sampleContent, sampleSeal } from './sample-content.ts'
import { startDocuments } from './start-documents.ts'

const documents = startDocuments()

const rt2 = (content: ReportContent) =>
  documents.render({ form: 'rt2', content, seal: sampleSeal(content), signatureSvg: SAMPLE_SIGNATURE })

const LONG =
  'วิสาหกิจชุมชนกลุ่มแม่บ้านเกษตรกรผู้ผลิตผ้าทอมือย้อมสีธรรมชาติและผลิตภัณฑ์แปรรูปจากน้ำผึ้งดอกลำไยบ้านสันทรายใหม่พัฒนา หมู่ที่ 12'

describe('what people type', () => {
  it.each([
    '#read("/etc/passwd")',
    '*bold* _em_ `raw` $x^y$',
    '#{panic()} \\ @label <tag> // note /* all */',
    '= ไม่ใช่หัวข้อ',
    '- a + b / c: d',
    '{"json": [null]}',
    '<script>alert()</script>',
  ])('%s is printed as it stands', async text => {
    const content = sampleContent({
      producers: 2,
      change: (_, index) => (index === 0 ? { name: text, note: text } : {}),
    })
    const [page] = await readPages(await rt2(content))
    // Twice: as the name and as the remark.
    expect(bare(page?.text ?? '').split(bare(text)).length).toBe(3)
  })

  it('in a hundred scripts costs boxes, not the report', async () => {
    const name = 'กลุ่มน้ำพริก 🎉 茶 \u0000\u202e Žluťoučký'
    const content = sampleContent({
      producers: 1,
      change: () => ({ name, product: name, note: '👩‍👩‍👧‍👦', subdistrict: '🏠' }),
    })
    const pdf = await rt2(content)
    const [page] = await readPages(pdf)
    expect(bare(page?.text ?? '')).toContain(bare(`กลุ่มน้ำพริก ${MISSING_GLYPH} ${MISSING_GLYPH} Žluťoučký`))
    // The figures for machines have what was typed.
    expect(JSON.parse(readFacts(pdf).attachments[0]?.text ?? '').producers[0].name).toBe(name)
    const [producer] = content.producers
    const rt1 = documents.render({ form: 'rt1', content, producerIds: [producer?.id ?? ''], seal: null })
    expect(bare((await readPages(await rt1))[0]?.text ?? '')).toContain(bare(`กลุ่มน้ำพริก ${MISSING_GLYPH}`))
  })

  it('keeps Thai letters whole', async () => {
    const names = ['กลุ่มทอผ้าน้ำไหลบ้านปี่', 'นางบัวคำ จำปา', 'ครกหินแม่ต๋ำ', 'กตัญญู ฐานทอง', 'เครื่องจักสานฝั่งหมิ่น']
    const content = sampleContent({
      producers: names.length,
      change: (_, index) => ({ name: names[index] ?? '' }),
    })
    const [page] = await readPages(await rt2(content))
    for (const name of names) expect(bare(page?.text ?? '')).toContain(bare(name))
  })

  it('wraps however long it is, with the signature still on the page of the last rows', async () => {
    const content = sampleContent({
      producers: 12,
      certified: 'acting',
      change: () => ({ name: LONG + LONG.slice(0, 70), product: LONG, note: LONG.repeat(4).slice(0, 500) }),
    })
    const { certified } = content
    if (certified?.acting) {
      certified.by = 'ว่าที่ร้อยตรีหญิง ปิยะรัตน์ธิดาวรรณ วงศ์สวัสดิ์วิริยะไพบูลย์กุลชาติอนันตกาล'
      certified.acting.orderNumber = 'สำนักงานพัฒนาชุมชนจังหวัดพะเยา ที่ 1234/2568 ลงวันที่ 15 มกราคม 2568'
    }
    const pages = await readPages(await rt2(content))
    expect(pages.flatMap(page => page.text.match(/PYO\d{4}/g) ?? []).length).toBe(12)
    expect(pages.at(-1)?.text.match(/PYO\d{4}/g)?.length).toBeGreaterThanOrEqual(1)
    expect(bare(pages.at(-1)?.text ?? '')).toContain(bare('รักษาราชการแทน พัฒนาการอำเภอดอกคำใต้'))
    expect(bare(pages.at(-1)?.text ?? '')).toContain(bare('๑๒๓๔/๒๕๖๘'))
    const { right, bottom } = whiteBorders(pages)
    expect(right).toBeGreaterThanOrEqual(11)
    expect(bottom).toBeGreaterThanOrEqual(8)
  })

  it('breaks into lines even without words, and never runs across the figures', async () => {
    const texts = [
      'ก'.repeat(120),
      'ฟหกด'.repeat(40),
      'W'.repeat(90),
      '1'.repeat(60),
      '!'.repeat(80),
      `ป${'่'.repeat(40)}`,
    ]
    const content = sampleContent({
      producers: texts.length,
      change: (_, index) => ({
        name: texts[index] ?? '',
        product: texts[index] ?? '',
        note: texts[index] ?? '',
      }),
    })
    const pages = await readPages(await rt2(content))
    expect(whiteBorders(pages).right).toBeGreaterThanOrEqual(11)
    const producerIds = content.producers.map(producer => producer.id)
    const sheets = await readPages(await documents.render({ form: 'rt1', content, producerIds, seal: null }))
    expect(sheets.length).toBe(texts.length)
    expect(whiteBorders(sheets).right).toBeGreaterThanOrEqual(11)
    const address = 'https://shop.example.co.th/products/otop/phayao?item=1234567890'
    const one = sampleContent({ producers: 1, change: () => ({ name: address }) })
    expect(bare((await readPages(await rt2(one)))[0]?.text ?? '')).toContain(bare(address))
  })

  it('at its longest with the largest amounts still fits the page of the signature', async () => {
    const most = { category: 'food' as const, amount: '999999999999.99' }
    const content = sampleContent({
      producers: 7,
      certified: 'acting',
      change: () => ({
        name: LONG.repeat(2),
        note: LONG,
        entries: CHANNELS.map(channel => ({ ...most, channel })),
        noSalesReason: null,
      }),
    })
    const pages = await readPages(await rt2(content))
    expect(whiteBorders(pages).bottom).toBeGreaterThanOrEqual(8)
    expect(bare(pages.at(-1)?.text ?? '')).toContain(bare('ลงนามรับรองเมื่อ'))
    expect(bare(pages.at(-1)?.text ?? '')).toContain(bare('รวมทั้งสิ้น'))
    expect(pages.at(-1)?.text).toMatch(/PYO\d{4}/)
  })

  it('stays on one sheet of รต.1 at its longest', async () => {
    const content = sampleContent({
      producers: 1,
      change: () => ({
        name: LONG.repeat(2).slice(0, 200),
        product: LONG.repeat(2),
        note: LONG.repeat(4),
        doubtReason: LONG.repeat(2),
      }),
    })
    const producerIds = content.producers.map(producer => producer.id)
    const pages = await readPages(
      await documents.render({ form: 'rt1', content, producerIds, seal: sampleSeal(content) }),
    )
    expect(pages.length).toBe(1)
    expect(bare(pages[0]?.text ?? '')).toContain(bare('ตรงกับแบบ รต.๒ ฉบับที่ ๑'))
  })
})

describe('the largest amounts', () => {
  it('are printed in full, inside the sheet', async () => {
    const most = { category: 'household_decor' as const, amount: '999999999999.99' }
    const content = sampleContent({
      producers: 5,
      change: () => ({ entries: CHANNELS.map(channel => ({ ...most, channel })), noSalesReason: null }),
    })
    const pages = await readPages(await rt2(content))
    const text = pages.map(page => page.text).join('\n')
    expect(text.match(/๙๙๙,๙๙๙,๙๙๙,๙๙๙\.๙๙/g)?.length).toBe(20)
    expect(text).toContain(paperAmount(content.totals.amount))
    const { left, right } = whiteBorders(pages)
    expect(left).toBeGreaterThanOrEqual(17)
    expect(right).toBeGreaterThanOrEqual(11)
  })
})
