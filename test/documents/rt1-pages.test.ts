// รต.1 and the blank forms as they come out of the printer.
import { describe, expect, it } from 'vitest'
import { bahtText } from '../../bot/documents/baht-text.ts'
import { paperAmount, satangOf } from '../../bot/documents/paper-words.ts'
import { sealWords } from '../../bot/domain/report-content.ts'
import { bare, readFacts, readPages, whiteBorders } from './read-pdf.ts'
import { sampleContent, sampleSeal } from './sample-content.ts'
import { startDocuments } from './start-documents.ts'

const documents = startDocuments()

describe('รต.1', () => {
  const content = sampleContent({ producers: 12 })
  const seal = sampleSeal(content)
  const producerIds = content.producers.map(producer => producer.id)

  it('has one sheet for each producer with its figures, in digits and in words', async () => {
    const pdf = await documents.render({ form: 'rt1', content, producerIds, seal })
    const pages = await readPages(pdf)
    expect(pages.length).toBe(12)
    for (const [index, producer] of content.producers.entries()) {
      const text = pages[index]?.text ?? ''
      expect(text.match(/PYO\d{4}/g)).toEqual([producer.code])
      expect(bare(text)).toContain(bare(producer.name))
      expect(text).toContain(paperAmount(producer.amount))
      expect(bare(text)).toContain(bare(`(${bahtText(satangOf(producer.amount))})`))
      expect(bare(text)).toContain(bare('ผู้ผลิต ผู้ประกอบการ หรือผู้ให้ข้อมูล'))
      expect(bare(text)).toContain(bare('หลักฐานเชิงประจักษ์'))
      expect(text).toContain(sealWords(seal.code))
    }
    expect(whiteBorders(pages).right).toBeGreaterThanOrEqual(11)
    expect(readFacts(pdf)).toMatchObject({ fonts: ['Sarabun-Bold', 'Sarabun-Regular'], standard: '3B' })
    expect(readFacts(pdf).attachments).toMatchObject([{ name: 'rt1.json', relation: 'Source' }])
  })

  it('before the certification has no code and says that there is none', async () => {
    const pdf = await documents.render({
      form: 'rt1',
      content,
      producerIds: producerIds.slice(0, 1),
      seal: null,
    })
    const text = bare((await readPages(pdf))[0]?.text ?? '')
    expect(text).toContain(bare('ยังไม่ได้ลงนามรับรองในแบบ รต.๒'))
    expect(text).not.toContain(bare('รหัสตรวจสอบ'))
  })
})

describe('blank forms', () => {
  it.each([
    { form: 'rt2_blank' as const, pages: 2, name: 'แบบ รต.๒', last: 'ขอรับรองว่าข้อมูลในรายงานนี้ถูกต้องและครบถ้วน' },
    { form: 'rt1_blank' as const, pages: 1, name: 'แบบ รต.๑', last: 'ผู้จัดเก็บข้อมูล' },
  ])(
    '$form has the headings of the form, no figures, and room to write',
    async ({ form, pages: count, name, last }) => {
      const pdf = await documents.render({ form })
      const pages = await readPages(pdf)
      expect(pages.length).toBe(count)
      const text = bare(pages.map(page => page.text).join('\n'))
      expect(text).toContain(bare(name))
      expect(text).toContain(bare('เครื่องใช้และเครื่องประดับตกแต่ง'))
      expect(bare(pages.at(-1)?.text ?? '')).toContain(bare(last))
      expect(text).not.toMatch(/[๐-๙]\.[๐-๙]|undefined|none|null|ร่าง|รหัสตรวจสอบ/)
      const facts = readFacts(pdf)
      expect(facts.attachments).toEqual([])
      expect(facts.standard).toBe('3B')
      expect(whiteBorders(pages).right).toBeGreaterThanOrEqual(11)
    },
  )
})
