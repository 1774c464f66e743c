// Photos in practice mode: sent from the page, seen in the chat, read by the bot as out of LINE, still there tomorrow.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropPictures, openPictureFolder } from '../../bot/practice/picture-folder.ts'
import { GROUP_ID, STRANGER_ID } from '../../bot/practice/practice-line.ts'
import { listDemoPeople } from '../../db/seed/demo-people.ts'
import { type RestartablePractice, startPracticeService } from './start-practice-service.ts'

const OFFICER = listDemoPeople().find(person => person.key === '5609-officer-1')?.lineUserId ?? ''
const JPEG = Buffer.from('\xff\xd8\xff\xe0\x00\x10JFIF\x00 a receipt', 'latin1')
const MB = 1024 * 1024

let practice: RestartablePractice
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'otop-practice-pictures-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  practice = await startPracticeService({ miniAppFolder: folder, isWorking: false })
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true, force: true })
})

async function send(bytes: Buffer, query = `as=${OFFICER}&chat=${OFFICER}`, headers = {}) {
  const response = await fetch(`${practice.service().url}/practice/api/photo?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: (await response.json()) as { error?: string } }
}

const get = (path: string) => fetch(practice.service().url + path)

async function lastPicture(): Promise<string> {
  const messages = await practice.service().messages(OFFICER)
  return messages.findLast(({ from }) => from === OFFICER)?.picture ?? ''
}

describe('a photo sent from the practice page', () => {
  it('stands in the chat under an address that gives it back', async () => {
    expect(await send(JPEG)).toEqual({ status: 200, body: {} })
    const picture = await lastPicture()
    expect(picture).toMatch(/^\/practice\/picture\/\d+$/)
    const response = await get(picture)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(JPEG)
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('that is no photo stands there by its name, and goes to the bot as a file', async () => {
    const query = `as=${OFFICER}&chat=${OFFICER}&name=${encodeURIComponent('รต1.xlsx')}`
    expect(await send(Buffer.from('PK'), query)).toEqual({ status: 200, body: {} })
    const messages = await practice.service().messages(OFFICER)
    const last = messages.findLast(({ from }) => from === OFFICER)
    expect(last).toMatchObject({
      picture: null,
      message: { type: 'file', fileName: 'รต1.xlsx', fileSize: 2 },
    })
    expect(await send(JPEG)).toEqual({ status: 200, body: {} })
  })

  it('is read by the bot through LINE’s content host, after a restart too', async () => {
    const id = (await lastPicture()).split('/').at(-1) ?? ''
    const read = () => practice.service().deps.line.readPicture(id, MB)
    expect(await read()).toEqual({ kind: 'read', bytes: JPEG })
    await practice.restart()
    expect(await read()).toEqual({ kind: 'read', bytes: JPEG })
    expect((await get(await lastPicture())).status).toBe(200)
  })

  it('is never served as a page, whatever it is', async () => {
    await send(Buffer.from('<!doctype html><script>alert(1)</script>'))
    const { headers } = await get(await lastPicture())
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is refused in Thai when it is too large, empty, or of somebody who cannot write there', async () => {
    expect(await send(Buffer.alloc(10 * MB))).toMatchObject({ status: 200 })
    expect(await send(Buffer.alloc(10 * MB + 1))).toMatchObject({
      status: 413,
      body: { error: expect.stringMatching('10 เมกะไบต์') },
    })
    expect(await send(Buffer.alloc(0))).toMatchObject({ status: 400 })
    expect(await send(JPEG, 'as=nobody&chat=nobody')).toMatchObject({ status: 404 })
    expect(await send(JPEG, '')).toMatchObject({ status: 400 })
    expect(await send(JPEG, `as=${STRANGER_ID}&chat=${STRANGER_ID}`)).toMatchObject({ status: 409 })
    expect(await send(JPEG, `as=${OFFICER}&chat=${GROUP_ID}`)).toMatchObject({ status: 409 })
    const foreign = { origin: 'https://example.com' }
    expect(await send(JPEG, undefined, foreign)).toMatchObject({ status: 403 })
  })

  it('is asked for by its own number only', async () => {
    const paths = ['1', 'abc', '..%2f..%2fpractice-chats.jsonl', '%2fetc%2fpasswd', '1'.repeat(60)]
    for (const path of paths) expect((await get(`/practice/picture/${path}`)).status, path).toBe(404)
  })
})

describe('the folder of pictures', () => {
  it('keeps the newest sixty, forgets what is taken back, and goes with its world', () => {
    const place = join(folder, 'pictures')
    const pictures = openPictureFolder(place)
    expect(pictures.get('1')).toBeUndefined()
    const put = (id: number) => pictures.put(String(id), Buffer.from(`picture ${id}`))
    for (let id = 1; id <= 60; id += 1) put(id)
    for (const id of [1, 2]) utimesSync(join(place, `${id}`), id, id)
    for (const id of [61, 62]) put(id)
    expect(readdirSync(place)).toHaveLength(60)
    expect(pictures.get('1')).toBeUndefined()
    expect(pictures.get('2')).toBeUndefined()
    expect(pictures.get('3')?.toString()).toBe('picture 3')
    pictures.remove('3')
    pictures.remove('3')
    expect(pictures.get('3')).toBeUndefined()
    dropPictures(place)
    expect(pictures.get('62')).toBeUndefined()
  })
})
