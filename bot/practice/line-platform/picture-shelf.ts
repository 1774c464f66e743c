// The pictures and files people have sent, by the id of their message. In memory unless the platform is given a shelf that lasts;
// LINE keeps them for a time it does not tell, so a bot must be ready for one that is gone.

export interface PictureShelf {
  put(messageId: string, bytes: Buffer): void
  get(messageId: string): Buffer | undefined
  /** Does nothing when there is none. */
  remove(messageId: string): void
}

export function createPictureShelf(): PictureShelf {
  const pictures = new Map<string, Buffer>()
  return {
    put: (messageId, bytes) => void pictures.set(messageId, bytes),
    get: messageId => pictures.get(messageId),
    remove: messageId => void pictures.delete(messageId),
  }
}

const TYPES: [RegExp, string][] = [
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^\x89PNG\r\n/, 'image/png'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF.{4}WEBP/s, 'image/webp'],
]

/** By the bytes themselves; what is no picture a browser shows is `application/octet-stream`. */
export function pictureType(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, 16)
  return TYPES.find(([begins]) => begins.test(head))?.[1] ?? 'application/octet-stream'
}
