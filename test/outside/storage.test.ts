// Kept files, the same promises for the folder and for S3-compatible storage: what was put is got whole, what was not is
// missing, and no key leaves the place.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createStorage } from '../../bot/outside/storage.ts'
import { startS3 } from './start-s3.ts'

const KEY = 'evidence/56/5605/2025-01/9b2e7c1a-0000-4000-8000-000000000001.jpg'
const OTHER = KEY.replace('01.jpg', '02.jpg')

function startFolder() {
  const base = mkdtempSync(join(tmpdir(), 'otop-storage-'))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  const folder = join(base, 'data', 'evidence')
  return { base, folder, storage: createStorage({ kind: 'folder', folder }) }
}

const KINDS = {
  folder: async () => startFolder().storage,
  s3: async () => createStorage((await startS3()).options),
}

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('kept in %s', kind => {
  it('a file is got byte for byte, of any size, and the last one put counts', async () => {
    const storage = await KINDS[kind]()
    for (const size of [0, 1, 1000, 3_000_000]) {
      const bytes = new Uint8Array(size).map((_, i) => (i * 7 + size) % 251)
      await storage.put(KEY, bytes, 'image/jpeg')
      const got = await storage.get(KEY)
      expect(got).toBeInstanceOf(Uint8Array)
      expect(Buffer.compare(got ?? Buffer.of(1), bytes), `${size} bytes`).toBe(0)
    }
    await storage.put(OTHER, Buffer.from('another'), 'image/jpeg')
    expect((await storage.get(KEY))?.length).toBe(3_000_000)
  })

  it('a part of a larger buffer is kept as that part', async () => {
    const storage = await KINDS[kind]()
    await storage.put(KEY, Buffer.from('before-PART-after').subarray(7, 11), 'image/jpeg')
    expect(Buffer.from((await storage.get(KEY)) ?? []).toString()).toBe('PART')
  })

  it('what was never put, or was removed, is missing; removing it again does nothing', async () => {
    const storage = await KINDS[kind]()
    expect(await storage.get(KEY)).toBeNull()
    await storage.remove(KEY)
    await storage.put(KEY, Buffer.from('a'), 'image/jpeg')
    await storage.remove(KEY)
    await storage.remove(KEY)
    expect(await storage.get(KEY)).toBeNull()
  })

  it('only sound keys are taken', async () => {
    const storage = await KINDS[kind]()
    const unsound = [
      ...['', '/', '/etc/passwd', '../a', 'a/../b', 'a/..', '..', 'a..b', './a', 'a/./b', '.incoming/a'],
      ...['a/', 'a//b', 'A', 'a/B.jpg', 'a b', 'a\\b', 'a\0b', 'a\nb', 'a?b', 'a%2fb', 'ก', 'c:/a', '-a'],
    ]
    for (const key of unsound) {
      const name = JSON.stringify(key)
      await expect(storage.put(key, Buffer.from('a'), 'image/jpeg'), name).rejects.toThrow('not a key')
      await expect(storage.get(key), name).rejects.toThrow('not a key')
      await expect(storage.remove(key), name).rejects.toThrow('not a key')
    }
    for (const key of ['a', '0', 'a.jpg', 'a-b_c/0.d']) {
      await storage.put(key, Buffer.from(key), 'image/jpeg')
      expect(Buffer.from((await storage.get(key)) ?? []).toString()).toBe(key)
    }
  })
})

describe('the folder', () => {
  it('is made with the first file and not before', async () => {
    const { base, storage, folder } = startFolder()
    expect(await storage.get(KEY)).toBeNull()
    await storage.remove(KEY)
    expect(readdirSync(base)).toEqual([])
    await storage.put(KEY, Buffer.from('a'), 'image/jpeg')
    expect(existsSync(join(folder, KEY))).toBe(true)
  })

  it('never shows half a file: neither one that is being written nor what a dead process left', async () => {
    const { storage, folder } = startFolder()
    const long = Buffer.alloc(8_000_000, 'new')
    await storage.put(KEY, Buffer.from('old'), 'image/jpeg')
    const putting = storage.put(KEY, long, 'image/jpeg')
    let isPutting = true
    void putting.finally(() => {
      isPutting = false
    })
    const seen = new Set<number>()
    while (isPutting) seen.add((await storage.get(KEY))?.length ?? -1)
    await putting
    seen.add((await storage.get(KEY))?.length ?? -1)
    expect([...seen].sort()).toEqual([3, long.length])
    expect(readdirSync(join(folder, '.incoming'))).toEqual([])
  })

  it('is rid of what a dead process left after an hour, and keeps what another may still be writing', async () => {
    const { storage, folder } = startFolder()
    const incoming = join(folder, '.incoming')
    mkdirSync(incoming, { recursive: true })
    for (const name of ['left', 'fresh']) writeFileSync(join(incoming, name), 'half')
    const hoursAgo = new Date(Date.now() - 2 * 3_600_000)
    utimesSync(join(incoming, 'left'), hoursAgo, hoursAgo)
    await storage.put(KEY, Buffer.from('a'), 'image/jpeg')
    expect(readdirSync(incoming)).toEqual(['fresh'])
  })

  it('keeps the old file and no leftover when the new one cannot be stored', async () => {
    const { storage, folder } = startFolder()
    mkdirSync(join(folder, 'a', 'b'), { recursive: true })
    await expect(storage.put('a', Buffer.from('new'), 'image/jpeg')).rejects.toThrow()
    expect(readdirSync(join(folder, '.incoming'))).toEqual([])
    expect(await storage.get('a')).toBeNull()
    await storage.put('c', Buffer.from('file'), 'image/jpeg')
    expect(await storage.get('c/d')).toBeNull()
  })

  it('takes many at once, the same key too', async () => {
    const { storage } = startFolder()
    const bytes = Array.from({ length: 20 }, (_, i) => Buffer.alloc(50_000, i + 1))
    await Promise.all(bytes.map((one, i) => storage.put(i % 2 ? KEY : OTHER, one, 'image/jpeg')))
    for (const key of [KEY, OTHER]) {
      const got = (await storage.get(key)) ?? Buffer.alloc(0)
      expect(got.length).toBe(50_000)
      expect(new Set(got).size).toBe(1)
    }
  })
})

describe('S3', () => {
  it('is asked under its own address, bucket in the path, signed, with the content type and no access list', async () => {
    const { options, requests, objects } = await startS3()
    const storage = createStorage(options)
    await storage.put(KEY, Buffer.from('bytes'), 'image/jpeg')
    await storage.get(KEY)
    await storage.remove(KEY)
    expect(requests.map(({ method, path }) => [method, path])).toEqual([
      ['PUT', `/otop-evidence/${KEY}`],
      ['GET', `/otop-evidence/${KEY}`],
      ['DELETE', `/otop-evidence/${KEY}`],
    ])
    for (const { headers } of requests) {
      expect(headers.authorization).toMatch(
        /^AWS4-HMAC-SHA256 Credential=AKIATEST\/\d{8}\/ap-southeast-1\/s3\//,
      )
      expect(JSON.stringify(headers)).not.toMatch(/x-amz-acl|x-amz-.*checksum|aws-chunked|secret-of-the-test/)
    }
    expect(requests[0]?.headers['content-type']).toBe('image/jpeg')
    expect(objects.size).toBe(0)
  })

  it('is asked once more when it fails, and a fault is never taken for a missing file', async () => {
    const { options, requests, faults } = await startS3()
    const storage = createStorage(options)
    faults.push('500')
    await storage.put(KEY, Buffer.from('bytes'), 'image/jpeg')
    expect(requests).toHaveLength(2)
    faults.push('500', '500')
    await expect(storage.get(KEY)).rejects.toThrow()
    const elsewhere = createStorage({ ...options, bucket: 'nobodys-bucket' })
    await expect(elsewhere.get(KEY)).rejects.toMatchObject({ name: 'NoSuchBucket' })
  })

  it('does not make anybody wait for ever', async () => {
    const { options, faults } = await startS3()
    const patient = createStorage(options)
    const storage = createStorage({ ...options, timeoutMs: 150 })
    await patient.put(KEY, Buffer.alloc(1000), 'image/jpeg')
    faults.push('silent', 'silent')
    await expect(storage.get(KEY)).rejects.toThrow()
    faults.push('half')
    await expect(storage.get(KEY)).rejects.toThrow()
    faults.push('silent', 'silent')
    await expect(storage.put(KEY, Buffer.alloc(1000), 'image/jpeg')).rejects.toThrow()
    expect((await patient.get(KEY))?.length).toBe(1000)
  })
})
