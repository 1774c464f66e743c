// A tar archive, written and read as a stream: entries are small (a few MiB), so each is held whole, the archive never is.
// Plain ustar, so that any `tar` opens a backup without this program.

const BLOCK = 512
/** Nothing we write is longer; a larger number is not from us. */
const LONGEST_ENTRY = 256 * 1024 * 1024
const SUM_FIELD = 148

export interface TarEntry {
  name: string
  bytes: Buffer
}

/** Thrown while reading: this is no archive, or it ends in the middle. */
export class TarBroken extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'TarBroken'
  }
}

/** The archive's bytes. Names are at most 100 bytes of ASCII. */
export async function* writeTar(entries: AsyncIterable<TarEntry>, at: Date): AsyncGenerator<Buffer> {
  for await (const { name, bytes } of entries) {
    yield header(name, bytes.length, at)
    yield bytes
    yield Buffer.alloc(padding(bytes.length))
  }
  yield Buffer.alloc(2 * BLOCK)
}

/** Entries in their order. Throws TarBroken. */
export async function* readTar(stream: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = createReader(stream)
  for (;;) {
    const block = await reader.take(BLOCK)
    if (block.every(byte => byte === 0)) return
    const { name, size } = readHeader(block)
    const bytes = await reader.take(size)
    await reader.take(padding(size))
    yield { name, bytes }
  }
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

function header(name: string, size: number, at: Date): Buffer {
  if (!/^[\x20-\x7e]{1,100}$/.test(name)) throw new Error(`not a name for an archive: ${name}`)
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  block.write(name, 0)
  block.write(octal(0o600, 7), 100)
  block.write(octal(0, 7), 108)
  block.write(octal(0, 7), 116)
  block.write(octal(size, 11), 124)
  block.write(octal(Math.floor(at.getTime() / 1000), 11), 136)
  block.write('0ustar\x0000', 156)
  block.copy(block, 257, 157, 165)
  block.fill(0, 157, 165)
  block.write(`${octal(sumOf(block), 6)} `, SUM_FIELD)
  return block
}

function readHeader(block: Buffer): { name: string; size: number } {
  const field = (from: number, to: number) => block.toString('latin1', from, to).replace(/\0.*$/s, '').trim()
  if (Number.parseInt(field(SUM_FIELD, SUM_FIELD + 8), 8) !== sumOf(block))
    throw new TarBroken('the archive is damaged')
  const size = Number.parseInt(field(124, 136), 8)
  if (!(size >= 0 && size <= LONGEST_ENTRY)) throw new TarBroken('the archive is damaged')
  return { name: field(0, 100), size }
}

/** Of all bytes, the field of the sum itself taken as blanks. */
function sumOf(block: Buffer): number {
  let sum = 8 * 0x20
  for (let index = 0; index < BLOCK; index++)
    if (index < SUM_FIELD || index >= SUM_FIELD + 8) sum += block[index] ?? 0
  return sum
}

/** Takes exact lengths off a stream of pieces. */
function createReader(stream: AsyncIterable<Buffer>): { take(length: number): Promise<Buffer> } {
  const source = stream[Symbol.asyncIterator]()
  let pieces: Buffer[] = []
  let held = 0
  return {
    async take(length) {
      while (held < length) {
        const next = await source.next()
        if (next.done) throw new TarBroken('the archive ends too early')
        pieces.push(next.value)
        held += next.value.length
      }
      const all = pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces, held)
      pieces = [all.subarray(length)]
      held -= length
      return all.subarray(0, length)
    },
  }
}
