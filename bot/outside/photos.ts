// Evidence photos made fit to keep: decoded and drawn anew, so that nothing of the sent file survives but what can be
// seen on it. One at a time in each process: the worst photo allowed takes 460 MB and a second and a half (measured),
// a usual one 90 MB and a seventh of a second, beside the event loop.
import type { CleanPhoto, Photos } from '../ports.ts'
import { mayBePhoto } from './photo-header.ts'

/** Cameras of 50 megapixels fit; above, a file of a few kB could claim gigabytes of memory. */
const MOST_PIXELS = 50_000_000
/** Small print on a receipt stays readable. */
const LONGEST_SIDE = 1600
/** Checked by the decoder between rows; what it cannot stop is kept out by `mayBePhoto`. */
const DECODE_WITHIN_S = 20
/** With mozjpeg a photo takes twice the time and four fifths of the space, for as long as it is kept. */
const JPEG = { quality: 80, mozjpeg: true }

type Sharp = typeof import('sharp')['default']

export function createPhotos(): Photos {
  let loading: Promise<Sharp> | null = null
  let previous: Promise<unknown> = Promise.resolve()

  async function cleanNow(bytes: Uint8Array): Promise<CleanPhoto | null> {
    loading ??= loadSharp()
    return redraw(await loading, bytes)
  }

  return {
    async clean(bytes) {
      if (!mayBePhoto(bytes)) return null
      const cleaned = previous.then(() => cleanNow(bytes))
      previous = cleaned.catch(() => null)
      return cleaned
    },
  }
}

/** At the first photo: its native library would cost every start a tenth of a second. */
async function loadSharp(): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}

/** Null = it cannot be read whole. Metadata goes because none is asked to be kept; colours become sRGB. */
async function redraw(sharp: Sharp, bytes: Uint8Array): Promise<CleanPhoto | null> {
  const photo = sharp(bytes, {
    limitInputPixels: MOST_PIXELS,
    failOn: 'error',
    sequentialRead: true,
    autoOrient: true,
  })
    .timeout({ seconds: DECODE_WITHIN_S })
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg(JPEG)
  try {
    const { data, info } = await photo.toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    // Truncated, corrupt or too large: whatever the decoder says of it, the person has to send another.
    return null
  }
}
