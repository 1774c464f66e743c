// What the HTML of a page behind LINE's messages brings along: the names of its files, so that none is found only after
// another, and the answers it will ask for first. On a phone in the hills each of these is most of a second.
import { existsSync, readFileSync } from 'node:fs'
import type { RouteName } from '../contract/paths.ts'
import type { Actor } from '../domain/access.ts'

type Ask = readonly [name: RouteName, params: Record<string, string>]

interface FirstPage {
  address: RegExp
  /** Its source, as the build's manifest names it. */
  source: string
  /** Read with the person's own rights, exactly as if the page had asked. */
  asks(values: Record<string, string>, actor: Actor): Ask[]
}

const MONTH = '(?<period>\\d{4}-(?:0[1-9]|1[0-2]))'

/** Addresses as messages/links.ts writes them. */
const PAGES: FirstPage[] = [
  { address: /^\/liff\/?$/, source: 'pages/home.tsx', asks: () => [['showHome', {}]] },
  {
    address: RegExp(`^/liff/revenue/${MONTH}(/[\\w-]*)?$`),
    source: 'pages/form.tsx',
    asks: ({ period }, { role, officeCode }) => {
      const params = { officeCode, period: period as string }
      const form: Ask[] = [
        ['showReport', params],
        ['showDraft', params],
      ]
      return [['showHome', {}], ...(role === 'district_officer' ? form : [])]
    },
  },
  {
    address: RegExp(`^/liff/report/(?<officeCode>\\d{4})/${MONTH}(/[\\w-]*)?$`),
    source: 'pages/report.tsx',
    asks: values => [['showReport', { ...values }]],
  },
  { address: RegExp(`^/liff/summary/${MONTH}$`), source: 'pages/summary.tsx', asks: () => [] },
]

/** The page at a path of the mini-app, or null where it brings nothing along. */
export function firstPageAt(path: string) {
  for (const page of PAGES) {
    const found = page.address.exec(path)
    if (found) return { source: page.source, asks: (actor: Actor) => page.asks({ ...found.groups }, actor) }
  }
  return null
}

interface Piece {
  file: string
  imports?: string[]
  css?: string[]
}

/** The tags that name a page's files, by its source; made once. Empty where the build left no manifest. */
export function readPieces(manifestPath: string): (source: string) => string {
  if (!existsSync(manifestPath)) return () => ''
  const pieces = JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, Piece>
  const collect = (name: string, into: Set<string>): Set<string> => {
    const piece = pieces[name]
    if (piece === undefined || into.has(piece.file)) return into
    into.add(piece.file)
    for (const style of piece.css ?? []) into.add(style)
    for (const next of piece.imports ?? []) collect(next, into)
    return into
  }
  // What index.html names already is not named again.
  const there = collect('index.html', new Set())
  const tags = new Map(
    PAGES.map(({ source }) => [
      source,
      [...collect(source, new Set())]
        .filter(file => !there.has(file))
        .map(tagOf)
        .join(''),
    ]),
  )
  return source => tags.get(source) ?? ''
}

const tagOf = (file: string): string =>
  file.endsWith('.css')
    ? `<link rel="stylesheet" crossorigin href="/liff/${file}">`
    : `<link rel="modulepreload" crossorigin href="/liff/${file}">`

/** Data, not a program: the content policy does not apply to it, and nothing in it can end the element. */
export const dataElement = (data: unknown): string =>
  `<script type="application/json" id="given">${JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, escapeUnit)}</script>`

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
