// Reads what a browser gets at the addresses of papers, and starts a second server whose papers the test makes itself.

import { mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { Deps } from '../../bot/deps.ts'
import { createHttpServer } from '../../bot/http/server.ts'
import type { Documents } from '../../bot/ports.ts'
import { CHANNEL, type TestService } from '../service.ts'

export interface Opened {
  status: number
  headers: Headers
  bytes: Buffer
  text: string
}

/** Redirects are not followed. */
export async function openAt(url: string, path: string, init: RequestInit = {}): Promise<Opened> {
  const response = await fetch(url + path, { redirect: 'manual', ...init })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString() }
}

/** A whole page in Thai that no cache keeps and no search engine lists. */
export function expectPage(page: Opened, status: number, words = ''): void {
  expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
  expect(page.text).toContain('<html lang="th">')
  expect(page.text.match(/<h1>[^<]*[ก-๙][^<]*<\/h1>/g)).toHaveLength(1)
  expect(page.text).toContain(words)
  expect(page.headers.get('cache-control')).toContain('no-store')
  expect(page.headers.get('x-robots-tag')).toContain('noindex')
}

/** Another server of the same service; `render` makes its papers. It closes with the test. */
export const startPapers = (service: TestService, render: Documents['render']) =>
  startOther(service, { documents: { render, close: async () => {} } })

/** Another server of the same service, with these parts of the outside. It closes with the test. */
export async function startOther(service: TestService, outside: Partial<Deps>) {
  const folder = mkdtempSync(join(tmpdir(), 'otop-page-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  const deps = { ...service.deps, ...outside }
  const miniApp = { folder, liffId: CHANNEL.liffId, isPractice: false }
  const server = createHttpServer(deps, { channelSecret: CHANNEL.channelSecret, lineOrigins: [], miniApp })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, open: (path: string) => openAt(url, path) }
}
