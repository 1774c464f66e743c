// What the papers say, before they are set in type: words that depend on the data, the attachment, what is refused.
import { describe, expect, it } from 'vitest'
import { attachmentOf, paperOf } from '../../bot/documents/paper.ts'
import { growthWords, paperMoment, reportedMonth, satangOf } from '../../bot/documents/paper-words.ts'
import { qrPicture } from '../../bot/documents/qr-picture.ts'
import { type Rt1Paper, rt1Paper } from '../../bot/documents/rt1-paper.ts'
import type { Rt2Paper } from '../../bot/documents/rt2-paper.ts'
import { canonicalText, type ReportContent } from '../../bot/domain/report-content.ts'
import { SAMPLE_SIGNATURE, sampleContent, sampleSeal } from './sample-content.ts'

const certified = (content: ReportContent) =>
  paperOf({ form: 'rt2', content, seal: sampleSeal(content), signatureSvg: SAMPLE_SIGNATURE })
    .data as Rt2Paper
const drafted = (content: ReportContent) =>
  paperOf({ form: 'rt2', content, seal: null, signatureSvg: SAMPLE_SIGNATURE }).data as Rt2Paper

describe('รต.2', () => {
  const content = sampleContent({ producers: 20 })

  it('is headed by form, version, month, fiscal year and office', () => {
    const { heading } = certified(content)
    expect(heading.form).toBe('แบบ รต.๒')
    expect(heading.version).toBe('ฉบับที่ ๑')
    expect(heading.month).toBe('ประจำเดือนมกราคม พ.ศ. ๒๕๖๘ (ปีงบประมาณ พ.ศ. ๒๕๖๘ รอบที่ ๑)')
    expect([heading.office, heading.province]).toEqual(['สำนักงานพัฒนาชุมชนอำเภอดอกคำใต้', 'จังหวัดพะเยา'])
    expect(reportedMonth({ ...content, period: '2025-04' })).toContain('รอบที่ ๒')
    expect(certified({ ...content, number: 2 }).heading.version).toBe('ฉบับที่ ๒ (ใช้แทนฉบับที่ ๑)')
  })

  it('says growth with its base, and that there is no base where there is none', () => {
    const { month, toDate } = certified(content).summary
    expect(month.growth).toBe('เพิ่มขึ้นร้อยละ ๔.๐')
    expect(month.base).toMatch(/^จากฐาน [๐-๙,.]+ บาท$/)
    expect(toDate).toEqual({ growth: 'ไม่มีฐานเทียบ', base: '' })
    expect(growthWords(-7)).toBe('ลดลงร้อยละ ๐.๗')
    expect(growthWords(0)).toBe('ไม่เปลี่ยนแปลง')
    expect(growthWords(1_234_567)).toBe('เพิ่มขึ้นร้อยละ ๑๒๓,๔๕๖.๗')
  })

  it('has a row for each producer, whose figures add up to the sums it prints', () => {
    const { list, table } = certified(content)
    expect(list.rows.map(row => row.under.split(' ')[0])).toEqual(content.producers.map(({ code }) => code))
    const read = (text: string) =>
      satangOf(text.replace(/[๐-๙]/g, d => String(d.charCodeAt(0) - 0x0e50)).replaceAll(',', ''))
    expect(list.rows.reduce((total, row) => total + read(row.total), 0n)).toBe(read(list.total.total))
    expect(list.total.total).toBe(table.total.total)
  })

  it('states no sales with its reason instead of figures', () => {
    const silent = sampleContent({
      producers: 1,
      change: () => ({ entries: [], noSalesReason: 'out_of_season' }),
    })
    const [row] = certified(silent).list.rows
    expect(row).toMatchObject({ noSales: 'ไม่มียอดขาย (นอกฤดูกาล)', lines: [], total: '๐.๐๐' })
  })

  it('names the certifier, for whom an acting chief signs and by which order, and a recorder who certifies', () => {
    expect(certified(content).sign).toMatchObject({
      name: 'นางพิมพ์ใจ สุขสวัสดิ์',
      position: 'พัฒนาการอำเภอดอกคำใต้',
      authority: [],
      at: '๓๐ มกราคม ๒๕๖๘ เวลา ๑๖.๓๐ น.',
      remark: null,
    })
    expect(certified(sampleContent({ producers: 1, certified: 'acting' })).sign).toMatchObject({
      position: 'รักษาราชการแทน พัฒนาการอำเภอดอกคำใต้',
      authority: ['ตามคำสั่งที่ จังหวัดพะเยา ๕๗/๒๕๖๘', 'ตั้งแต่วันที่ ๒๐ มกราคม ๒๕๖๘ ถึงวันที่ ๒๘ กุมภาพันธ์ ๒๕๖๘'],
    })
    expect(certified(sampleContent({ producers: 1, certified: 'own_work' })).sign.remark).toContain(
      'จังหวัดอนุญาต',
    )
  })

  it('is a draft without a seal: no name, no signature, no code', () => {
    const draft = drafted(content)
    expect(draft.frame.draft).toBe('ร่าง ยังไม่ได้ลงนามรับรอง')
    expect(draft.frame.seal).toBeNull()
    expect(draft.sign).toMatchObject({ picture: null, name: '', at: '' })
    expect(draft.heading.version).toBe('ร่างฉบับที่ ๑')
    expect(certified(content).frame.draft).toBeNull()
  })

  it('refuses a seal on figures that nobody certified', () => {
    const content = sampleContent({ producers: 1, certified: null })
    expect(() => certified(content)).toThrow(RangeError)
  })

  it('is dated by what it holds, never by the clock', () => {
    const at = (content: ReportContent) => new Date(drafted(content).frame.createdAt * 1000).toISOString()
    expect(at(content)).toBe('2025-01-30T09:30:00.000Z')
    expect(at({ ...content, certified: null })).toBe('2025-01-25T04:10:00.000Z')
    const recorded = content.producers
      .map(producer => producer.recordedAt)
      .sort()
      .at(-1)
    expect(at({ ...content, certified: null, submitted: null })).toBe(recorded)
    expect(at(sampleContent({ producers: 0, override: { certified: null, submitted: null } }))).toBe(
      '2025-01-01T00:00:00.000Z',
    )
    expect(paperMoment('2025-01-31T17:05:00.000Z')).toBe('๑ กุมภาพันธ์ ๒๕๖๘ เวลา ๐๐.๐๕ น.')
  })
})

describe('รต.1', () => {
  const content = sampleContent({ producers: 6 })
  const [first, second] = content.producers

  it('has a page for each producer asked for, in that order', () => {
    const ids = [second?.id ?? '', first?.id ?? '']
    const { data } = paperOf({ form: 'rt1', content, producerIds: ids, seal: sampleSeal(content) })
    expect((data as Rt1Paper).pages.map(page => page.code)).toEqual(['PYO0002', 'PYO0001'])
  })

  it('refuses a producer that is not in the content, and none at all', () => {
    expect(() => paperOf({ form: 'rt1', content, producerIds: ['x'], seal: null })).toThrow(RangeError)
    expect(() => paperOf({ form: 'rt1', content, producerIds: [], seal: null })).toThrow(RangeError)
  })

  it('carries no other producer’s figures, nor the district’s', () => {
    const attached = attachmentOf({ form: 'rt1', content, producerIds: [first?.id ?? ''], seal: null })
    expect(attached.name).toBe('rt1.json')
    expect(JSON.parse(attached.text)).toMatchObject({
      officeCode: '5605',
      period: '2025-01',
      producers: [first],
    })
    expect(attached.text).not.toMatch(/totals|yearToDate|growth/)
    expect(attached.text).not.toContain(second?.id)
  })

  it('says of which certified report it is part, or that there is none yet', () => {
    const standing = (seal: ReturnType<typeof sampleSeal> | null) =>
      rt1Paper({ content, seal, attachment: { name: '', text: '' }, producers: content.producers }).standing
    expect(standing(sampleSeal(content))).toContain('รต.๒ ฉบับที่ ๑ ที่ลงนามรับรองเมื่อ ๓๐ มกราคม ๒๕๖๘')
    expect(standing(null)).toContain('ยังไม่ได้ลงนามรับรอง')
  })
})

describe('what goes with a paper', () => {
  it('is with รต.2 the very text that was hashed', () => {
    const content = sampleContent({ producers: 3 })
    const { name, text } = attachmentOf({ form: 'rt2', content, seal: null, signatureSvg: null })
    expect(name).toBe('rt2.json')
    expect(text).toBe(canonicalText(content))
  })

  it('is a QR code that is square, and another one for another address', () => {
    const picture = qrPicture('https://otop.example.go.th/check/7KQ2M9XAB4TC')
    expect(picture).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"/)
    expect(qrPicture('https://otop.example.go.th/check/7KQ2M9XAB4TD')).not.toBe(picture)
  })
})
