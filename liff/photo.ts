// A photo on its way from the phone to the server: read at once, made small here (which also leaves out where it was
// taken), then sent as plain bytes. What this phone cannot open goes as it is, and the server judges it.

import type { EvidenceView } from '../bot/contract/evidence.ts'
import { MORE_PATHS } from '../bot/contract/more-paths.ts'
import { PHOTO_LIMIT_BYTES } from '../bot/domain/limits.ts'
import { withSession } from './api.ts'
import { asFailure } from './failure.ts'
import { sendBytes } from './send-bytes.ts'

/** Longest side after shrinking: a receipt stays readable, and a slow network carries it. */
const LONGEST_SIDE = 1_600
const JPEG_QUALITY = 0.82

export interface Photo {
  bytes: ArrayBuffer
  type: string
  /** For looking at it before it is sent; null where this phone cannot open it. */
  picture: HTMLCanvasElement | null
}

/**
 * `not_a_photo`: a document, or a broken file; `too_large`: the phone cannot make it smaller; `unreadable`: the file is
 * gone, or is still in a cloud.
 */
export type PhotoTrouble = 'not_a_photo' | 'too_large' | 'unreadable'

/** Reads a chosen file. The bytes are kept, because Android may take the file away while the page is open. */
export async function readPhoto(file: File): Promise<Photo | PhotoTrouble> {
  const picture = await draw(file)
  const small = picture && (await encode(picture))
  if (!small && !file.type.startsWith('image/')) return 'not_a_photo'
  if (!small && file.size > PHOTO_LIMIT_BYTES) return 'too_large'
  try {
    const bytes = await (small ?? file).arrayBuffer()
    if (!small && isBroken(file.type, bytes)) return 'not_a_photo'
    return { bytes, type: small ? 'image/jpeg' : file.type, picture }
  } catch {
    return 'unreadable'
  }
}

/** How a file of these kinds begins. What begins so and still cannot be opened may only be too much for this phone. */
const BEGINNINGS: Readonly<Record<string, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
}

function isBroken(type: string, bytes: ArrayBuffer): boolean {
  const head = new Uint8Array(bytes)
  return head.length === 0 || (BEGINNINGS[type] ?? []).some((byte, at) => head[at] !== byte)
}

/** The picture upright and small; null = not one that this browser can open. */
async function draw(file: File): Promise<HTMLCanvasElement | null> {
  try {
    const bitmap = await decode(file)
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    const pen = canvas.getContext('2d')
    if (!pen) return null
    // JPEG knows no transparency: without paper a screenshot's clear parts turn black.
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    return canvas
  } catch {
    return null
  }
}

/** Older browsers do not know the word `from-image`, and turn the picture by themselves. */
const decode = (file: File): Promise<ImageBitmap> =>
  createImageBitmap(file, { imageOrientation: 'from-image' }).catch((error: unknown) => {
    if (error instanceof TypeError) return createImageBitmap(file)
    throw error
  })

const encode = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise(done => canvas.toBlob(done, 'image/jpeg', JPEG_QUALITY))

/** Sends a photo for a piece of evidence. `note` hears the share that has left, 0 to 1. Throws Failure. */
export const sendPhoto = (id: string, photo: Photo, note: (share: number) => void): Promise<EvidenceView> =>
  withSession(() =>
    sendBytes(MORE_PATHS.putPhoto, { params: { id }, type: photo.type, bytes: photo.bytes, note }),
  )

/** True when the server read this photo and will never take it: sending the same again is of no use. */
export const isPhotoRefused = (error: unknown): boolean =>
  ['photo.not_a_photo', 'photo.too_large'].includes(asFailure(error).code)
