// Somebody takes papers and spreadsheets away all the while: one after the other, of one district after the other.
import type { SavePlace } from '../bench/save-world.ts'

export interface Exporting {
  /** Lets the export in hand come to its end. */
  stop(): Promise<{ made: number; refused: string[] }>
}

const KINDS = [
  { path: '/api/sheets', begins: 'PK', bodyOf: sheet('rt1', 'xlsx') },
  { path: '/api/sheets', begins: '\ufeff', bodyOf: sheet('rt1', 'csv') },
  { path: '/api/documents', begins: '%PDF-', bodyOf: paper },
] as const

function sheet(name: string, format: string) {
  return ({ officeCode, period }: SavePlace) => ({
    sheet: name,
    format,
    officeCode,
    period,
    fiscalYear: null,
  })
}

function paper({ officeCode, period }: SavePlace) {
  return { form: 'rt2', officeCode, period, number: null, producerId: null }
}

export function keepExporting(port: number, places: readonly SavePlace[]): Exporting {
  const state = { isOver: false, made: 0, refused: [] as string[] }
  const all = (async () => {
    // Every kind once at least, however short the run is.
    for (let index = 0; index < KINDS.length || !state.isOver; index += 1) {
      const kind = KINDS[index % KINDS.length] as (typeof KINDS)[number]
      const place = places[index % places.length] as SavePlace
      const refusal = await exportOnce(port, place, kind, index).catch(error => String(error))
      if (refusal === null) state.made += 1
      else state.refused.push(`An export of ${place.officeCode} from ${kind.path}: ${refusal}.`)
    }
  })()
  return {
    async stop() {
      state.isOver = true
      await all
      return { made: state.made, refused: state.refused }
    },
  }
}

/** Null = it came, and begins as a file of its kind does. */
async function exportOnce(
  port: number,
  place: SavePlace,
  { path, begins, bodyOf }: (typeof KINDS)[number],
  index: number,
): Promise<string | null> {
  const made = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { cookie: `__Host-otop=${place.tokens[0]}`, 'content-type': 'application/json' },
    body: JSON.stringify(bodyOf(place)),
  })
  if (made.status !== 200) return `${made.status} ${(await made.text()).slice(0, 200)}`
  const { url } = (await made.json()) as { url: string }
  // Each office has an address of its own; files are given out so many times a minute to one address.
  const file = await fetch(`http://127.0.0.1:${port}${new URL(url).pathname}`, {
    headers: { 'x-forwarded-for': `203.0.113.${index % 250}` },
  })
  if (file.status !== 200) return `the file is ${file.status}`
  const bytes = Buffer.from(await file.arrayBuffer())
  return bytes.subarray(0, Buffer.byteLength(begins)).toString('utf8') === begins ? null : 'not such a file'
}
