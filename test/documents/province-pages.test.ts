// The province's own papers: the summary of a month, and the list of people whom LINE does not reach.
import { describe, expect, it } from 'vitest'
import { paperOf } from '../../bot/documents/paper.ts'
import type { ProvincePaper } from '../../bot/documents/province-paper.ts'
import type { PhoneListContent } from '../../bot/domain/phone-list-content.ts'
import type { ContentDistrict, ContentGrowth, ProvinceContent } from '../../bot/domain/province-content.ts'
import { canonicalText } from '../../bot/domain/report-content.ts'
import { bare, readFacts, readPages, whiteBorders } from './read-pdf.ts'
import { startDocuments } from './start-documents.ts'

const documents = startDocuments()

const NAMES = ['เมืองพะเยา', 'จุน', 'เชียงคำ', 'เชียงม่วน', 'ดอกคำใต้', 'ปง', 'แม่ใจ', 'ภูซาง', 'ภูกามยาว']
const growth = (tenths: number | null, covered: number, of: number): ContentGrowth => ({
  now: '103.00',
  base: '100.00',
  tenths,
  covered,
  of,
})

const districtAs = (index: number, change: Partial<ContentDistrict> = {}): ContentDistrict => ({
  officeCode: String(5601 + index),
  officeName: NAMES[index % NAMES.length] ?? '',
  recorded: 40 + index,
  expected: 60 + index,
  noSales: index,
  amount: `${(index + 1) * 100_000}.25`,
  state: 'submitted',
  isSubmittedOnTime: true,
  isCertifiedOnTime: null,
  growth: growth(33, 1, 1),
  ...change,
})

const contentOf = (count: number, change: Partial<ProvinceContent> = {}): ProvinceContent => ({
  schema: 1,
  provinceCode: '56',
  provinceName: 'พะเยา',
  period: '2025-01',
  fiscalYear: 2025,
  asOf: '2025-01-31T09:30:00.000Z',
  amount: '12840500.50',
  producers: { recorded: 613, expected: 700, noSales: 20 },
  offices: { of: count, complete: 7, submitted: 6, certified: 5 },
  onTime: { submitted: 6, certified: 5, of: count, isDuePassed: true, isSignOffPassed: false },
  rule: 'last_year',
  growthMonth: growth(33, 8, 9),
  growthYear: growth(-12, 35, 36),
  districts: Array.from({ length: count }, (_, index) => districtAs(index)),
  ...change,
})

describe('the summary of a province', () => {
  it('says as of when, every district with its numbers, and growth with its coverage', async () => {
    const content = contentOf(9, {
      districts: [
        districtAs(0, { isSubmittedOnTime: false, isCertifiedOnTime: true, growth: growth(-127, 1, 1) }),
        ...NAMES.slice(1).map((_, index) => districtAs(index + 1)),
      ],
    })
    const pdf = await documents.render({ form: 'province', content })
    const pages = await readPages(pdf)
    const text = bare(pages[0]?.text ?? '')
    expect(pages).toHaveLength(1)
    for (const words of [
      'ประจำเดือนมกราคม พ.ศ. ๒๕๖๘ (ปีงบประมาณ พ.ศ. ๒๕๖๘ รอบที่ ๑)',
      'ข้อมูล ณ ๓๑ มกราคม ๒๕๖๘ เวลา ๑๖.๓๐ น.',
      '๑๒,๘๔๐,๕๐๐.๕๐ บาท',
      'สิบสองล้านแปดแสนสี่หมื่นห้าร้อยบาทห้าสิบสตางค์',
      '๖๑๓ จาก ๗๐๐ ราย',
      'ร้อยละ ๓.๓',
      'เทียบได้ ๘ จาก ๙ อำเภอ',
      'ลดลงร้อยละ ๑.๒',
      'เทียบได้ ๓๕ จาก ๓๖ อำเภอ-เดือน',
      'ทันสิ้นเดือน ๕ อำเภอ (ยังไม่ครบกำหนด)',
      '๑๐๐,๐๐๐.๒๕',
      '๙๐๐,๐๐๐.๒๕',
      '−๑๒.๗',
      'หน้า ๑ จาก ๑',
    ])
      expect(text).toContain(bare(words))
    for (const name of NAMES) expect(text).toContain(bare(name))
    expect(readFacts(pdf)).toMatchObject({
      standard: '3B',
      createdOn: '20250131093000',
      attachments: [{ name: 'province.json', text: canonicalText(content), relation: 'Source' }],
    })
    expect(Buffer.compare(pdf, await documents.render({ form: 'province', content }))).toBe(0)
  })

  it('tells what is late from what is not due yet, and no growth from no change', () => {
    const rows = (change: Partial<ContentDistrict>) => {
      const content = contentOf(1, { districts: [districtAs(0, change)] })
      return (paperOf({ form: 'province', content }).data as ProvincePaper).list.rows[0]
    }
    expect(rows({ isSubmittedOnTime: null, isCertifiedOnTime: false })).toMatchObject({
      submitted: '–',
      certified: 'ไม่ทัน',
    })
    expect(rows({ growth: growth(null, 0, 1) })?.growth).toBe('–')
    expect(rows({ growth: growth(0, 1, 1) })?.growth).toBe('๐.๐')
    expect(rows({ growth: growth(5, 1, 1) })?.growth).toBe('+๐.๕')
  })

  it('of the largest province, with the largest amounts, stays inside its sheets', async () => {
    const content = contentOf(32, {
      amount: '31999999999999.68',
      districts: Array.from({ length: 32 }, (_, index) =>
        districtAs(index, { officeName: 'พระนครศรีอยุธยาเฉลิมพระเกียรติ', amount: '999999999999.99' }),
      ),
    })
    const pages = await readPages(await documents.render({ form: 'province', content }))
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(bare(page.text)).toContain(bare('ข้อมูล ณ ๓๑ มกราคม ๒๕๖๘'))
    expect(
      pages
        .map(page => page.text)
        .join('')
        .match(/๙๙๙,๙๙๙,๙๙๙,๙๙๙\.๙๙/g),
    ).toHaveLength(32)
    expect(whiteBorders(pages).right).toBeGreaterThanOrEqual(11)
    expect(whiteBorders(pages).left).toBeGreaterThanOrEqual(17)
  })

  it('of nobody is still a page', async () => {
    const pages = await readPages(await documents.render({ form: 'province', content: contentOf(0) }))
    expect(pages).toHaveLength(1)
  })
})

const phonesOf = (rows: PhoneListContent['rows']): PhoneListContent => ({
  provinceCode: '56',
  provinceName: 'พะเยา',
  asOf: '2025-01-25T09:30:00.000Z',
  rows,
})

describe('the phone list', () => {
  it('has each person with office, role, number as it was typed, and why LINE does not reach them', async () => {
    const content = phonesOf([
      {
        officeName: 'อำเภอจุน',
        fullName: 'นางสาวสมหญิง ตัวอย่าง',
        role: 'district_officer',
        phone: '081-234-5678',
        reason: 'บล็อกบัญชีทางการ',
      },
      { officeName: 'อำเภอปง', fullName: '', role: 'district_chief', phone: null, reason: 'ยังไม่มีใครรับคำเชิญ' },
    ])
    const pdf = await documents.render({ form: 'phone_list', content })
    const [page] = await readPages(pdf)
    const text = bare(page?.text ?? '')
    for (const words of [
      'จังหวัดพะเยา',
      'ข้อมูล ณ ๒๕ มกราคม ๒๕๖๘ เวลา ๑๖.๓๐ น.',
      'ทั้งหมด ๒ ราย',
      'นางสาวสมหญิง ตัวอย่าง',
      '081-234-5678',
      'บล็อกบัญชีทางการ',
      'พัฒนาการอำเภอ',
    ])
      expect(text).toContain(bare(words))
    // A list with people's numbers carries nothing for machines.
    expect(readFacts(pdf).attachments).toEqual([])
  })

  it('without anybody says that everybody is reached', async () => {
    const [page] = await readPages(await documents.render({ form: 'phone_list', content: phonesOf([]) }))
    expect(bare(page?.text ?? '')).toContain(bare('ไม่มีรายที่ต้องโทรศัพท์'))
  })

  it('of hundreds repeats its headings and stays inside the sheet, whatever people typed', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => ({
      officeName: 'อำเภอพระนครศรีอยุธยา',
      fullName: index % 2 ? 'ว่าที่ร้อยตรีหญิง ปิยะรัตน์ธิดาวรรณ วงศ์สวัสดิ์วิริยะไพบูลย์กุลชาติอนันตกาล' : '🎉'.repeat(60),
      role: 'provincial_officer' as const,
      phone: '0'.repeat(60),
      reason: 'ยังไม่ได้เพิ่มเพื่อนในไลน์',
    }))
    const pages = await readPages(await documents.render({ form: 'phone_list', content: phonesOf(rows) }))
    expect(pages.length).toBeGreaterThan(5)
    for (const page of pages) expect(bare(page.text)).toContain(bare('โทรแล้วเมื่อ'))
    expect(whiteBorders(pages).right).toBeGreaterThanOrEqual(11)
  })
})
