// Packs parts into a zip for tests of what comes in. A part may be a list of pieces, packed one after the other, so that a
// large one is never here as a whole.
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32, createDeflateRaw } from 'node:zlib'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const DEFLATE = 8

export async function makeZip(
  parts: Iterable<readonly [name: string, text: string | Iterable<string>]>,
): Promise<Uint8Array<ArrayBuffer>> {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of parts) {
    const { packed, crc, size } = await pack(typeof text === 'string' ? [text] : text)
    const label = Buffer.from(name)
    const sizes = { crc, packedSize: packed.length, size, nameLength: label.length }
    directory.push(header(CENTRAL, 46, { ...sizes, offset }), label)
    files.push(header(LOCAL, 30, sizes), label, packed)
    offset += 30 + label.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...files, ...directory, end]))
}

async function pack(pieces: Iterable<string>): Promise<{ packed: Buffer; crc: number; size: number }> {
  let crc = 0
  let size = 0
  function* bytes() {
    for (const piece of pieces) {
      const chunk = Buffer.from(piece)
      crc = crc32(chunk, crc)
      size += chunk.length
      yield chunk
    }
  }
  const packed = await buffer(Readable.from(bytes()).pipe(createDeflateRaw()))
  return { packed, crc, size }
}

interface Sizes {
  crc: number
  packedSize: number
  size: number
  nameLength: number
  offset?: number
}

/** Of one part: what stands before it, or of it in the directory, which has two more bytes at its beginning. */
function header(signature: number, length: number, sizes: Sizes): Buffer {
  const head = Buffer.alloc(length)
  const at = signature === CENTRAL ? 2 : 0
  head.writeUInt32LE(signature, 0)
  head.writeUInt16LE(20, at + 4)
  head.writeUInt16LE(DEFLATE, at + 8)
  head.writeUInt32LE(sizes.crc, at + 14)
  head.writeUInt32LE(sizes.packedSize, at + 18)
  head.writeUInt32LE(sizes.size, at + 22)
  head.writeUInt16LE(sizes.nameLength, at + 26)
  if (sizes.offset !== undefined) head.writeUInt32LE(sizes.offset, 42)
  return head
}
