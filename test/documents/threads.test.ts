// The thread that makes papers: equal bytes from every thread, and no failure of one paper that the next one feels.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FormInput } from '../../bot/ports.ts'
import { readPages } from './read-pdf.ts'
import { SAMPLE_SIGNATURE, sampleContent, sampleSeal } from './sample-content.ts'
import { copyForms, startDocuments } from './start-documents.ts'

const content = sampleContent({ producers: 15 })
const seal = sampleSeal(content)
const report: FormInput = { form: 'rt2', content, seal, signatureSvg: SAMPLE_SIGNATURE }
const producerIds = content.producers.slice(0, 2).map(producer => producer.id)
const papers: FormInput[] = [
  report,
  { form: 'rt1', content, producerIds, seal },
  { form: 'rt2_blank' },
  { form: 'rt1_blank' },
]
const BLANK: FormInput = { form: 'rt1_blank' }

describe('making papers', () => {
  it('gives the same bytes again, and from another thread', async () => {
    const documents = startDocuments()
    const once = await Promise.all(papers.map(paper => documents.render(paper)))
    const again = await Promise.all(papers.map(paper => documents.render(structuredClone(paper))))
    const elsewhere = await Promise.all(papers.map(paper => startDocuments().render(paper)))
    for (const [index, pdf] of once.entries()) {
      expect(Buffer.from(pdf).subarray(0, 8).toString()).toBe('%PDF-1.7')
      expect(Buffer.compare(pdf, again[index] ?? Buffer.of())).toBe(0)
      expect(Buffer.compare(pdf, elsewhere[index] ?? Buffer.of())).toBe(0)
    }
  })

  it('goes on with a new thread after so many papers, with the same bytes', async () => {
    const documents = startDocuments({ papersPerThread: 2 })
    const pdfs: Uint8Array[] = []
    for (let count = 0; count < 5; count++) pdfs.push(await documents.render(BLANK))
    expect(new Set(pdfs.map(pdf => Buffer.from(pdf).toString('base64'))).size).toBe(1)
  })

  it('tells its log about papers, never about people', async () => {
    const documents = startDocuments()
    await documents.render(report)
    expect(documents.log.lines).toMatchObject([
      { level: 'info', event: 'document.made', data: { form: 'rt2', pages: 2 } },
    ])
    expect(documents.log.text()).not.toMatch(/[ก-๙]|PYO/)
  })

  it('refuses a seal that is not of these figures', async () => {
    const documents = startDocuments()
    const other = sampleContent({ producers: 15, override: { number: 2 } })
    await expect(documents.render({ ...report, content: other })).rejects.toThrow(
      'seal is not of this content',
    )
    await expect(documents.render(report)).resolves.toBeInstanceOf(Uint8Array)
  })
})

describe('a template that is broken', () => {
  it('fails the paper with its reason; the next one is made', async () => {
    const { root, forms, addFonts } = copyForms()
    addFonts()
    const documents = startDocuments({ root })
    writeFileSync(join(forms, 'rt2.typ'), '#import "paper.typ": *\n#no-such-thing')
    const [broken, blank] = await Promise.allSettled([documents.render(report), documents.render(BLANK)])
    expect(broken).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('no-such-thing') },
    })
    expect(blank.status).toBe('fulfilled')
    expect(documents.log.lines[0]).toMatchObject({ level: 'error', event: 'document.refused' })
  })

  it.each([
    ['a font that is not there', '#set text(font: "TH Sarabun New")\nก'],
    ['a character without a glyph', '#set text(font: "Sarabun", fallback: false)\nก 🎉'],
    ['a file outside the folder', '#read("../../../../etc/passwd")'],
    ['a package from the network', '#import "@preview/cetz:0.4.0"'],
    ['no document date for the attachment', '#pdf.attach("a.json", bytes("{}"), relationship: "source")\nก'],
  ])('fails for %s', async (_, source) => {
    const { root, forms, addFonts } = copyForms()
    addFonts()
    writeFileSync(join(forms, 'rt1.typ'), source)
    await expect(startDocuments({ root }).render(BLANK)).rejects.toThrow('could not be made')
  })

  it('is told of without what it quotes: that may be a name', async () => {
    const { root, forms, addFonts } = copyForms()
    addFonts()
    writeFileSync(join(forms, 'rt1.typ'), '#set text(font: "Sarabun", fallback: false)\nสมชาย🎉')
    const documents = startDocuments({ root })
    const reason = 'PDF/A-3b error: the text … could not be displayed with font …'
    await expect(documents.render(BLANK)).rejects.toThrow(reason)
    expect(documents.log.text()).not.toMatch(/สมชาย|🎉/)
  })

  it('is a paper with the emblem once the office has put its file there', async () => {
    const { root, forms, addFonts } = copyForms()
    addFonts()
    const emblem =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    writeFileSync(join(forms, 'emblem.svg'), emblem)
    const [page] = await readPages(await startDocuments({ root }).render(BLANK))
    const [plain] = await readPages(await startDocuments().render(BLANK))
    // Two centimetres into the sheet and three down: inside the emblem, outside everything else.
    const pixel = (of: typeof page) => of?.pixels[75 * (of.width ?? 0) + 70]
    expect([pixel(page), pixel(plain)]).toEqual([0, 255])
  })
})

describe('a thread that fails', () => {
  it('fails the paper in hand; the next one gets a thread that works', async () => {
    const { root, addFonts } = copyForms()
    const documents = startDocuments({ root })
    // Without its fonts the thread ends before it begins.
    await expect(documents.render(BLANK)).rejects.toThrow('could not be made')
    expect(documents.log.lines).toMatchObject([{ level: 'error', event: 'document.thread_ended' }])
    addFonts()
    await expect(documents.render(BLANK)).resolves.toBeInstanceOf(Uint8Array)
  })

  it('is given up when it takes too long; the next paper is made', async () => {
    const { root, forms, addFonts } = copyForms()
    addFonts()
    const documents = startDocuments({ root, timeLimitMs: 4000 })
    writeFileSync(join(forms, 'rt2.typ'), '#for _ in range(14000) { for _ in range(14000) {} }')
    const [slow, blank] = await Promise.allSettled([documents.render(report), documents.render(BLANK)])
    expect(slow).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('no answer within') },
    })
    expect(blank.status).toBe('fulfilled')
  })

  it('is not missed after closing: papers waiting and papers to come are refused', async () => {
    const documents = startDocuments()
    const waiting = [report, report, report].map(paper => documents.render(paper))
    const settled = Promise.allSettled(waiting)
    await documents.close()
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    await expect(documents.render(BLANK)).rejects.toThrow('No papers are made any more')
  })
})
