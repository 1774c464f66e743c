// Evidence photos: what is kept shows the picture and nothing else, and what is no photo, or a trap, is not opened.
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createPhotos } from '../../bot/outside/photos.ts'
import { flatPng, withScans } from './photo-traps.ts'

const photos = createPhotos()

const plain = (width: number, height: number, background = '#c04010') =>
  sharp({ create: { width, height, channels: 3, background } })

/** Left half red, right half blue, as the sensor saw it. */
const redLeftBlueRight = (width: number, height: number) =>
  plain(width, height, '#ff0000').composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#0000ff' } },
      left: width / 2,
      top: 0,
    },
  ])

async function pixel(bytes: Uint8Array, left: number, top: number): Promise<number[]> {
  const one = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()
  return [...one]
}

const isNear = (found: readonly number[], wanted: readonly number[]) =>
  wanted.every((value, i) => Math.abs((found[i] ?? -1) - value) < 12)

async function cleaned(bytes: Uint8Array) {
  const photo = await photos.clean(bytes)
  if (photo === null) throw new Error('was taken for no photo')
  return photo
}

describe('a photo', () => {
  it('loses where, when and by whom it was taken, and everything else but the picture', async () => {
    const sent = await plain(400, 300)
      .withExif({
        IFD0: { Make: 'Phone-maker', Artist: 'Somebody', ImageDescription: 'Secret-description' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '19/1 10/1 0/1', GPSLongitude: '99/1 54/1 0/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>Secret-xmp</rdf></x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    const tail = Buffer.from('<html>PK\x03\x04 Secret-tail</html>')
    const traces = ['Exif', 'GPS', 'Phone-maker', 'Somebody', 'Secret', 'adobe', 'ICC_PROFILE', 'PK\x03\x04']
    const before = Buffer.concat([sent, tail])
    for (const trace of ['Exif', 'Secret-xmp', 'ICC_PROFILE', 'Secret-tail'])
      expect(before.includes(trace), `${trace} was sent`).toBe(true)
    expect((await sharp(sent).metadata()).exif?.includes('Somebody')).toBe(true)

    const { bytes } = await cleaned(before)
    for (const trace of traces) expect(Buffer.from(bytes).includes(trace), trace).toBe(false)
    const { format, exif, xmp, icc, iptc, orientation, comments } = await sharp(bytes).metadata()
    expect({ format, exif, xmp, icc, iptc, orientation, comments }).toEqual({ format: 'jpeg' })
  })

  it.each([
    [1, 'left', 'right'],
    [2, 'right', 'left'],
    [3, 'right', 'left'],
    [6, 'top', 'bottom'],
    [8, 'bottom', 'top'],
  ])('stands upright when the camera was turned (orientation %i)', async (orientation, red, blue) => {
    const sent = await redLeftBlueRight(80, 40).withMetadata({ orientation }).jpeg().toBuffer()
    const { bytes, width, height } = await cleaned(sent)
    expect([width, height]).toEqual(orientation < 5 ? [80, 40] : [40, 80])
    const at: Record<string, [number, number]> = {
      left: [4, 20],
      right: [75, 20],
      top: [20, 4],
      bottom: [20, 75],
    }
    const seen = async (place: string) => pixel(bytes, ...(at[place] as [number, number]))
    expect(isNear(await seen(red), [254, 0, 0]), red).toBe(true)
    expect(isNear(await seen(blue), [0, 0, 254]), blue).toBe(true)
  })

  it.each([
    [4000, 3000, 1600, 1200],
    [900, 3200, 450, 1600],
    [1600, 1600, 1600, 1600],
    [640, 480, 640, 480],
    [1, 1, 1, 1],
    [20_000, 1, 1600, 1],
  ])('of %i × %i is kept as %i × %i: fitted in, never enlarged', async (width, height, ...kept) => {
    const photo = await cleaned(await plain(width, height).jpeg().toBuffer())
    expect([photo.width, photo.height]).toEqual(kept)
    const read = await sharp(photo.bytes).metadata()
    expect([read.format, read.width, read.height]).toEqual(['jpeg', ...kept])
  })

  it('may be PNG, WebP, GIF, grey, in another colour space or transparent', async () => {
    const see = { width: 30, height: 30 }
    const clear = sharp({ create: { ...see, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    const white = await cleaned(await clear.png().toBuffer())
    expect(isNear(await pixel(white.bytes, 5, 5), [255, 255, 255])).toBe(true)
    const sent = [
      await plain(30, 30).png().toBuffer(),
      await plain(30, 30).webp({ lossless: true }).toBuffer(),
      await plain(30, 30).gif().toBuffer(),
      await plain(30, 30).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer(),
      await plain(30, 30).toColourspace('rgb16').png().toBuffer(),
    ]
    for (const [i, bytes] of sent.entries()) {
      const found = await pixel((await cleaned(bytes)).bytes, 15, 15)
      expect(isNear(found, [0xc0, 0x40, 0x10]), `${i}: ${found}`).toBe(true)
    }
    const inks = await cleaned(await plain(30, 30).toColourspace('cmyk').jpeg().toBuffer())
    const grey = await cleaned(await plain(30, 30).greyscale().jpeg().toBuffer())
    for (const { bytes } of [inks, grey]) expect((await sharp(bytes).metadata()).space).toBe('srgb')
  })

  it('that moves is kept as its first frame', async () => {
    const frames = await Promise.all([
      plain(20, 20, '#ff0000').png().toBuffer(),
      plain(20, 20, '#0000ff').png().toBuffer(),
    ])
    const moving = sharp(frames, { join: { animated: true } })
    for (const sent of [
      await moving.clone().gif().toBuffer(),
      await moving.clone().webp({ lossless: true }).toBuffer(),
    ]) {
      expect((await sharp(sent).metadata()).pages).toBe(2)
      const { bytes, width, height } = await cleaned(sent)
      expect([width, height]).toEqual([20, 20])
      expect(isNear(await pixel(bytes, 10, 10), [254, 0, 0])).toBe(true)
    }
  })

  it('gives the same bytes every time, several at once too, with others that fail between them', async () => {
    const sent = await plain(300, 200).jpeg().toBuffer()
    const half = sent.subarray(0, sent.length / 2)
    const all = await Promise.all([sent, half, sent, Buffer.from('no'), sent].map(photos.clean))
    const [first, , third, , fifth] = all
    expect(all.map(photo => photo !== null)).toEqual([true, false, true, false, true])
    expect(first).toEqual(third)
    expect(first).toEqual(fifth)
  })
})

describe('no photo', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text named photo.jpg', Buffer.from('this is no picture')],
    ['SVG', Buffer.from(svg)],
    [
      'SVG after the first bytes of a JPEG',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)]),
    ],
    ['HTML', Buffer.from('<!doctype html><img src=x onerror=alert(1)>')],
    ['PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')],
    ['a zip', Buffer.from('PK\x03\x04\x14\x00\x00\x00\x08\x00', 'latin1')],
    ['HEIC', Buffer.from('\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic', 'latin1')],
    ['only the first bytes of a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['RIFF that is no WebP', Buffer.from('RIFF\x24\x00\x00\x00WAVEfmt ', 'latin1')],
  ])('is %s', async (_, bytes) => {
    expect(await photos.clean(bytes)).toBeNull()
  })

  it('is TIFF or AVIF, though the library could read them', async () => {
    for (const bytes of [await plain(9, 9).tiff().toBuffer(), await plain(9, 9).avif().toBuffer()])
      expect(await photos.clean(bytes)).toBeNull()
  })

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('is a %s that ends in the middle', async format => {
    const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
    const whole = await sharp({
      create: { width: 300, height: 200, channels: 3, background: '#888888', noise },
    })
      .toFormat(format)
      .toBuffer()
    expect(await photos.clean(whole)).not.toBeNull()
    for (const share of [0.02, 0.5, 0.98])
      expect(await photos.clean(whole.subarray(0, whole.length * share)), `${share}`).toBeNull()
  })
})

describe('a trap', () => {
  it('of 900 million pixels in a hundred kB is not opened', async () => {
    const bomb = flatPng(30_000, 30_000)
    expect(bomb.length).toBeLessThan(200_000)
    expect(await photos.clean(bomb)).toBeNull()
    expect(await photos.clean(flatPng(3000, 3000))).toMatchObject({ width: 1600, height: 1600 })
  })

  it('of hundreds of scans over the same picture is not opened', async () => {
    const usual = await plain(160, 160).jpeg({ progressive: true }).toBuffer()
    expect(await photos.clean(usual)).not.toBeNull()
    expect(await photos.clean(withScans(usual, 90))).not.toBeNull()
    expect(await photos.clean(withScans(usual, 120))).toBeNull()
  })
})
