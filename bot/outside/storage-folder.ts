// Files in a folder of this machine, also one that several processes share. The library writes in place and "moves" by
// copying, so a file is written under another name, made safe against a power cut, and renamed: whole or not at all.
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FSDriver } from 'flydrive/drivers/fs'
import type { Storage } from '../ports.ts'

/** No key begins with a dot. */
const INCOMING = '.incoming'
/** Nothing takes that long to write: what is older is left from a process that died. */
const LEFTOVER_MS = 3_600_000

export function createFolderStorage(folder: string): Storage {
  let loading: Promise<FSDriver> | null = null
  let hasSwept = false
  const files = () => (loading ??= loadDriver(folder))

  async function store(from: string, to: string): Promise<void> {
    await secure(from, 'r+')
    if (!hasSwept) await sweep(dirname(from), (await stat(from)).mtimeMs - LEFTOVER_MS)
    hasSwept = true
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
    // Windows does not let a folder be opened; there the rename itself is all there is.
    if (process.platform !== 'win32') await secure(dirname(to), 'r')
  }

  return {
    async put(key, bytes) {
      const driver = await files()
      const incoming = `${INCOMING}/${randomUUID()}`
      try {
        await driver.put(incoming, bytes)
        await store(join(folder, incoming), join(folder, key))
      } catch (error) {
        await driver.delete(incoming).catch(() => {})
        throw error
      }
    },

    async get(key) {
      const driver = await files()
      try {
        return await driver.getBytes(key)
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },

    async remove(key) {
      const driver = await files()
      await driver.delete(key)
    },
  }
}

async function loadDriver(location: string): Promise<FSDriver> {
  const { FSDriver } = await import('flydrive/drivers/fs')
  return new FSDriver({ location, visibility: 'private' })
}

/** Waits until the disk has it. */
async function secure(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** `before`: milliseconds as the file system itself counts them; the service's clock may be another. */
async function sweep(folder: string, before: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    // Another process may sweep, or finish its file, at the same moment.
    const found = await stat(path).catch(() => null)
    if (found !== null && found.mtimeMs < before) await unlink(path).catch(() => {})
  }
}

/** There is no such file, or the key names a folder or something below a file. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(ENOENT|ENOTDIR|EISDIR)$/.test(String(error.code))
