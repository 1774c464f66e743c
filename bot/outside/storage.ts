// Where files are kept: a folder of this machine, or S3-compatible storage when it is configured. Both forget nothing and
// show nothing by themselves: who may see a file is decided by whoever asks for it, and keys never come from outside.
import type { Storage } from '../ports.ts'
import { createFolderStorage } from './storage-folder.ts'
import { createS3Storage, type S3Options } from './storage-s3.ts'

export type StorageOptions = { kind: 'folder'; folder: string } | ({ kind: 's3' } & S3Options)

/** Opens nothing yet: the folder is made, or the S3 client loaded, when the first file comes. */
export function createStorage(options: StorageOptions): Storage {
  const storage = options.kind === 'folder' ? createFolderStorage(options.folder) : createS3Storage(options)
  return {
    put: async (key, bytes, contentType) => storage.put(sound(key), bytes, contentType),
    get: async key => storage.get(sound(key)),
    remove: async key => storage.remove(sound(key)),
  }
}

/** Lower case, because some file systems take `A` and `a` for one; each part begins with a letter or digit. */
const KEY = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/

/** A key that could leave the folder, or be written in two ways, is a fault of the program. */
function sound(key: string): string {
  if (!KEY.test(key) || key.includes('..')) throw new Error('not a key of a stored file')
  return key
}
