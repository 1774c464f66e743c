// What a TrueType file says of itself: which characters it has and how wide they are. For tests that hold tables of ours to it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Font {
  codePoints: number[]
  /** Advance of a character in em. */
  em(character: string): number
}

const FOLDER = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/sarabun')

export function readSarabun(weight: '400Regular' | '700Bold'): Font {
  const file = readFileSync(join(FOLDER, weight, `Sarabun_${weight}.ttf`))
  const tables = new Map(
    Array.from({ length: file.readUInt16BE(4) }, (_, index) => {
      const at = 12 + 16 * index
      return [file.toString('latin1', at, at + 4), file.readUInt32BE(at + 8)] as const
    }),
  )
  const start = (name: string) => tables.get(name) ?? fail(name)
  const glyphs = readCharacterMap(file, start('cmap'))
  const unitsPerEm = file.readUInt16BE(start('head') + 18)
  const widths = file.readUInt16BE(start('hhea') + 34)
  const advance = (glyph: number) => file.readUInt16BE(start('hmtx') + 4 * Math.min(glyph, widths - 1))
  return {
    codePoints: [...glyphs.keys()].sort((a, b) => a - b),
    em: character => advance(glyphs.get(character.codePointAt(0) ?? 0) ?? fail(character)) / unitsPerEm,
  }
}

/** The subtable of format 4, which every font of the kind has; code point → glyph. */
function readCharacterMap(file: Buffer, cmap: number): Map<number, number> {
  const offsets = Array.from(
    { length: file.readUInt16BE(cmap + 2) },
    (_, index) => cmap + file.readUInt32BE(cmap + 8 + 8 * index),
  )
  const at = offsets.find(offset => file.readUInt16BE(offset) === 4) ?? fail('cmap')
  const bytes = file.readUInt16BE(at + 6)
  const glyphs = new Map<number, number>()
  for (let place = 0; place < bytes; place += 2) {
    const until = file.readUInt16BE(at + 14 + place)
    const from = file.readUInt16BE(at + 16 + bytes + place)
    const delta = file.readUInt16BE(at + 16 + 2 * bytes + place)
    const rangeAt = at + 16 + 3 * bytes + place
    const range = file.readUInt16BE(rangeAt)
    for (let code = from; code <= until && code < 0xffff; code++) {
      const raw = range === 0 ? code : file.readUInt16BE(rangeAt + range + 2 * (code - from))
      if (range === 0 || raw !== 0) glyphs.set(code, (raw + delta) & 0xffff)
    }
  }
  return glyphs
}

function fail(what: string): never {
  throw new Error(`Not in the font: ${what}`)
}
