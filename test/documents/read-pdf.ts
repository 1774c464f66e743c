// A PDF as its readers get it: text and pictures through PDFium (Chrome, Android), fonts and attachment from its bytes.
import { inflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'

export interface PdfPage {
  text: string
  /** Lightness of each pixel, row by row; 255 = paper. */
  pixels: Uint8Array
  width: number
  height: number
}

/** Pixels per point. */
const SCALE = 1

let library: Promise<PDFiumLibrary> | null = null

export async function readPages(pdf: Uint8Array): Promise<PdfPage[]> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  const pages: PdfPage[] = []
  for (const page of document.pages()) {
    // The text first: drawing a page closes it.
    const text = page.getText()
    const { width, height, data } = await page.render({
      scale: SCALE,
      colorSpace: 'Gray',
      render: async ({ data }) => data,
    })
    pages.push({ text, pixels: Uint8Array.from(data), width, height })
  }
  document.destroy()
  return pages
}

/** The text of each page, without the pictures, which take their time. */
export async function readTexts(pdf: Uint8Array): Promise<string[]> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  const texts = [...document.pages()].map(page => page.getText())
  document.destroy()
  return texts
}

/**
 * Text for comparing: PDFium doubles some Thai clusters (`ทั้ทั้ง`) and drops some spaces, so marks above and below,
 * spaces, and letters that stand twice are left out on both sides. Figures stay as they are.
 */
export const bare = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u200b\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+/g, '')
    .replace(/([ก-ฮ])\1+/g, '$1')

/** Millimetres of white on each side, the smallest over all pages. */
export function whiteBorders(pages: readonly PdfPage[]): Record<'left' | 'right' | 'top' | 'bottom', number> {
  const boxes = pages.map(inkOf)
  const mm = (pixels: number) => (pixels / SCALE / 72) * 25.4
  const least = (of: (box: ReturnType<typeof inkOf>) => number) => mm(Math.min(...boxes.map(of)))
  return {
    left: least(box => box.left),
    right: least(box => box.width - 1 - box.right),
    top: least(box => box.top),
    bottom: least(box => box.height - 1 - box.bottom),
  }
}

function inkOf({ pixels, width, height }: PdfPage) {
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let index = 0; index < width * height; index++) {
    if ((pixels[index] ?? 255) >= 250) continue
    const [x, y] = [index % width, Math.floor(index / width)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { left, right, top, bottom, width, height }
}

export interface PdfFacts {
  /** PostScript names without the subset's tag, each once. */
  fonts: string[]
  /** Font programs in the file. */
  embeddedFonts: number
  subsets: number
  attachments: { name: string; text: string; relation: string | null }[]
  createdOn: string | null
  language: string | null
  /** Of PDF/A, `3B`. */
  standard: string | null
}

/** Typst writes its objects uncompressed, so what the file says of itself can be read off. */
export function readFacts(pdf: Uint8Array): PdfFacts {
  const file = Buffer.from(pdf).toString('latin1')
  const subsets = new Set([...file.matchAll(/\/BaseFont\s*\/(\w{6}\+[\w-]+)/g)].map(([, name]) => name ?? ''))
  const [, part] = /<pdfaid:part>(\d)/.exec(file) ?? []
  const [, level] = /<pdfaid:conformance>(\w)/.exec(file) ?? []
  return {
    fonts: [...new Set([...subsets].map(name => name.slice(7)))].sort(),
    subsets: subsets.size,
    embeddedFonts: [...file.matchAll(/\/FontFile[23]?\s+\d+ 0 R/g)].length,
    attachments: readAttachments(file),
    createdOn: /\/CreationDate\s*\(D:(\d{14})/.exec(file)?.[1] ?? null,
    language: /\/Lang\s*\(([\w-]+)\)/.exec(file)?.[1] ?? null,
    standard: part && level ? `${part}${level}` : null,
  }
}

function readAttachments(file: string): PdfFacts['attachments'] {
  // Up to the word itself: what is packed may end in a line break of its own, and what follows its end is not read.
  const files = [...file.matchAll(/\/Type\s*\/EmbeddedFile.*?stream\r?\n(.*?)endstream/gs)]
  const names = [...file.matchAll(/\/Type\s*\/Filespec\s*\/F\s*\(([^)]*)\).*?endobj/gs)]
  return files.map(([, packed = ''], index) => ({
    name: names[index]?.[1] ?? '',
    text: inflateSync(Buffer.from(packed, 'latin1')).toString('utf8'),
    relation: /\/AFRelationship\s*\/(\w+)/.exec(names[index]?.[0] ?? '')?.[1] ?? null,
  }))
}
