// Server-sent events: tells every open practice page that something has changed; what it is the page asks itself.
// Changes come in bursts (one send is several), so they are gathered for a moment.
import type { Request, Response } from 'express'

export interface LiveUpdates {
  /** Keeps the connection and writes to it until the page goes away. */
  serve(req: Request, res: Response): void
  changed(): void
  close(): void
}

const GATHER_MS = 120
/** Proxies and laptops that slept drop silent connections. */
const BEAT_MS = 20_000

export function createLiveUpdates(): LiveUpdates {
  const pages = new Set<Response>()
  let timer: NodeJS.Timeout | null = null
  const write = (text: string): void => {
    for (const page of pages) page.write(text)
  }
  const beat = setInterval(() => write(': still here\n\n'), BEAT_MS).unref()

  return {
    serve(req, res) {
      res.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        // no-transform: the compressing middleware would hold events back.
        'cache-control': 'no-store, no-transform',
      })
      res.write('retry: 1000\n\nevent: change\ndata: {}\n\n')
      pages.add(res)
      req.on('close', () => pages.delete(res))
    },
    changed() {
      timer ??= setTimeout(() => {
        timer = null
        write('event: change\ndata: {}\n\n')
      }, GATHER_MS)
    },
    close() {
      clearInterval(beat)
      if (timer !== null) clearTimeout(timer)
      for (const page of pages) page.end()
    },
  }
}
