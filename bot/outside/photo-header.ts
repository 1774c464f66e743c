// What bytes are, by their own first bytes, never by a name or a type somebody gave them. Only pictures that phones make
// or save get as far as the decoder: no SVG, PDF, TIFF or archive, and no HEIC, which this build of sharp cannot decode.

type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'gif'

/**
 * A progressive JPEG of 210 kB can have 900 scans and take 9 seconds, which the decoder's time limit does not stop
 * (measured); cameras and LINE write at most a dozen.
 */
const MOST_SCANS = 100

/** False = no photo, or one that is made to be slow to read. */
export function mayBePhoto(bytes: Uint8Array): boolean {
  const format = formatOf(bytes)
  return format !== null && (format !== 'jpeg' || countScans(bytes) <= MOST_SCANS)
}

function formatOf(bytes: Uint8Array): PhotoFormat | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (/^RIFF.{4}WEBPVP8/s.test(head)) return 'webp'
  return /^GIF8[79]a/.test(head) ? 'gif' : null
}

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9

/** Walks from marker to marker as decoders do; stops counting one above the limit. */
function countScans(jpeg: Uint8Array): number {
  let scans = 0
  let at = nextMarker(jpeg, 2)
  while (at !== -1 && scans <= MOST_SCANS) {
    const marker = jpeg[at + 1]
    if (marker === END_OF_IMAGE) break
    if (marker === START_OF_SCAN) scans += 1
    // A segment's length counts its own two bytes, not the marker's.
    const length = ((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0)
    at = nextMarker(jpeg, at + 2 + length)
  }
  return scans
}

/** Place of the next 0xff that begins a segment; passes over pixels (`ff 00`), restarts and stray bytes; -1 = none. */
function nextMarker(jpeg: Uint8Array, from: number): number {
  let at = jpeg.indexOf(0xff, from)
  while (at !== -1) {
    const code = jpeg[at + 1] ?? 0
    const isSegment = code > 0x01 && code !== 0xff && (code < 0xd0 || code > 0xd7)
    if (isSegment) return at
    at = jpeg.indexOf(0xff, at + 1)
  }
  return -1
}
