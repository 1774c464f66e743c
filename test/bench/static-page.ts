// A page as it stands on the screen, served again without any script: the fastest that the same rows could be.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Page } from 'playwright'

const pack = promisify(gzip)

/** Styles and fonts come from `assets`, where the page had them; both are compressed as there. */
export async function servePage(
  page: Page,
  assets: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const html = await page.evaluate<string>(`(() => {
    const copy = document.documentElement.cloneNode(true)
    for (const item of copy.querySelectorAll('script, link[rel=modulepreload], noscript')) item.remove()
    return '<!doctype html>' + copy.outerHTML
  })()`)
  const bytes = await pack(html)
  const server = createServer(async (req, res) => {
    if (!req.url?.startsWith('/liff/assets/')) {
      res.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bytes)
      return
    }
    const asset = await fetch(assets + req.url)
    const type = asset.headers.get('content-type') ?? ''
    const body = Buffer.from(await asset.arrayBuffer())
    // Fonts are compressed in themselves.
    const isPacked = type.includes('font')
    const packing = isPacked ? {} : { 'content-encoding': 'gzip' }
    res.writeHead(asset.status, { 'content-type': type, ...packing }).end(isPacked ? body : await pack(body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
