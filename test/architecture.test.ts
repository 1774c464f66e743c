// The import table of ARCHITECTURE.md as data: a forbidden import, a cycle, a long file or a file in no area fails.
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Area {
  /** Files of this area; the first area that fits a file is its area. */
  files: RegExp
  /** Areas it may import from, besides itself. `*` = all but test. */
  ours: string[]
  /** npm packages and node built-ins it may use. `*` = any. */
  npm: string[]
}

const AREAS: Record<string, Area> = {
  vocabulary: { files: /^db\/vocabulary\.ts$/, ours: [], npm: [] },
  schema: { files: /^db\/schema\//, ours: ['vocabulary'], npm: ['drizzle-orm'] },
  seed: { files: /^db\/seed\//, ours: ['vocabulary'], npm: ['node'] },
  queries: { files: /^db\/queries\//, ours: ['vocabulary', 'schema', 'db'], npm: ['drizzle-orm'] },
  db: {
    files: /^db\//,
    ours: ['vocabulary', 'schema', 'queries', 'seed'],
    npm: ['drizzle-orm', 'postgres', 'node'],
  },
  domain: { files: /^bot\/domain\//, ours: ['vocabulary'], npm: [] },
  contract: { files: /^bot\/contract\//, ours: ['vocabulary', 'domain'], npm: ['zod'] },
  ports: { files: /^bot\/(ports|deps)\.ts$/, ours: ['vocabulary', 'domain', 'db'], npm: [] },
  messages: { files: /^bot\/messages\//, ours: ['vocabulary', 'domain'], npm: ['@line/bot-sdk'] },
  documents: { files: /^bot\/documents\//, ours: ['vocabulary', 'domain', 'ports'], npm: ['uqr'] },
  actions: {
    files: /^bot\/actions\//,
    ours: ['vocabulary', 'domain', 'contract', 'messages', 'ports', 'queries', 'db'],
    npm: ['node', '@line/bot-sdk'],
  },
  chat: {
    files: /^bot\/chat\//,
    ours: ['vocabulary', 'domain', 'messages', 'ports', 'actions', 'queries', 'db'],
    npm: ['@line/bot-sdk', 'node', 'zod'],
  },
  jobs: { files: /^bot\/jobs\//, ours: ['vocabulary', 'domain', 'ports', 'actions', 'chat', 'db'], npm: [] },
  http: {
    files: /^bot\/http\//,
    ours: ['vocabulary', 'domain', 'contract', 'messages', 'ports', 'actions', 'chat', 'queries', 'db'],
    npm: [
      '@fontsource/ibm-plex-sans-thai-looped',
      '@line/bot-sdk',
      'compression',
      'express',
      'helmet',
      'node',
      'rate-limiter-flexible',
      'zod',
    ],
  },
  outside: {
    files: /^bot\/outside\//,
    ours: ['vocabulary', 'domain', 'documents', 'ports'],
    npm: [
      '@aws-sdk/client-s3',
      '@line/bot-sdk',
      '@myriaddreamin/typst-ts-node-compiler',
      'flydrive',
      'hucre',
      'jose',
      'node',
      'pino',
      'sharp',
      'undici',
    ],
  },
  practice: {
    files: /^bot\/practice\//,
    ours: ['vocabulary', 'domain', 'contract', 'ports', 'actions', 'queries', 'db', 'seed', 'jobs'],
    npm: ['express', 'flex-render', 'jose', 'node'],
  },
  root: { files: /^bot\/[a-z-]+\.ts$/, ours: ['*'], npm: ['*'] },
  liff: { files: /^liff\//, ours: ['vocabulary', 'domain', 'contract'], npm: ['*'] },
  scripts: { files: /^scripts\//, ours: ['*', 'test'], npm: ['*'] },
  test: { files: /^test\//, ours: ['*', 'test'], npm: ['*'] },
  config: { files: /^[a-z.]+\.config\.ts$/, ours: ['*'], npm: ['*'] },
}

/** A value import from these areas would put zod or drizzle into the phone's bundle. */
const LIFF_VALUES = /^(bot\/domain\/|bot\/contract\/(first|more)-paths\.ts|db\/vocabulary\.ts)/

const LONGEST_FILE = 250
const SKIP = new Set(['node_modules', 'dist', '.git', '.data', 'migrations', 'docs'])

const root = join(import.meta.dirname, '..')

const CODE = /\.tsx?$/
const WRITTEN = /\.(tsx?|css|typ)$/

function listFiles(folder: string, named = CODE): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory())
      return SKIP.has(entry.name) || entry.name.startsWith('.') ? [] : listFiles(path, named)
    return named.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}

interface Import {
  from: string
  to: string
  isType: boolean
}

const IMPORT =
  /(?:^|\n)(?:import|export)\s+(?:(type\s)?[^'"\n]*?(?:\{[^}'"]*\}\s*)?from\s*)?['"]([^'"\n]+)['"]|import\(\s*['"]([^'"\n]+)['"]\s*\)/g

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, type, from, lazy]) => ({
    from: file,
    to: from ?? lazy ?? '',
    isType: type !== undefined,
  }))
}

const areaOf = (file: string) => Object.keys(AREAS).find(name => AREAS[name]?.files.test(file)) ?? null
const isOurs = (item: Import) => item.to.startsWith('.')
const targetOf = (item: Import) => normalize(join(dirname(item.from), item.to)).replaceAll('\\', '/')

const files = listFiles('')
const imports = files.flatMap(importsOf)

function isAllowed(item: Import): boolean {
  const area = AREAS[areaOf(item.from) ?? '']
  if (!area) return false
  if (isOurs(item)) {
    const target = targetOf(item)
    const to = areaOf(target) ?? (/\.(css|json|html|svg)$/.test(target) ? areaOf(item.from) : null)
    return (
      to !== null &&
      (to === areaOf(item.from) || area.ours.includes(to) || (area.ours.includes('*') && to !== 'test'))
    )
  }
  const name = item.to
    .split('/')
    .slice(0, item.to.startsWith('@') ? 2 : 1)
    .join('/')
  if (name.startsWith('node:') || builtinModules.includes(name))
    return area.npm.includes('node') || area.npm.includes('*')
  return area.npm.includes(name) || area.npm.includes('*')
}

describe('the architecture', () => {
  it('sees the files and imports of every area', () => {
    expect(files.length).toBeGreaterThan(80)
    expect(imports.length).toBeGreaterThan(files.length)
    for (const name of ['schema', 'queries', 'domain', 'contract', 'actions', 'liff']) {
      expect(files.filter(file => areaOf(file) === name).length, name).toBeGreaterThan(3)
    }
  })

  it('puts every file in an area', () => {
    expect(files.filter(file => areaOf(file) === null)).toEqual([])
  })

  it('points one way: liff → bot → db', () => {
    expect(imports.filter(item => !isAllowed(item)).map(item => `${item.from} imports ${item.to}`)).toEqual(
      [],
    )
  })

  it('keeps zod and drizzle out of the phone', () => {
    const heavy = imports.filter(
      item =>
        areaOf(item.from) === 'liff' &&
        isOurs(item) &&
        !item.isType &&
        areaOf(targetOf(item)) !== 'liff' &&
        !LIFF_VALUES.test(targetOf(item)),
    )
    expect(heavy.map(item => `${item.from} imports ${item.to}`)).toEqual([])
  })

  it('uses only types of LINE’s SDK where messages are made', () => {
    const values = imports.filter(
      item =>
        ['messages', 'chat', 'actions'].includes(areaOf(item.from) ?? '') &&
        item.to.startsWith('@line/') &&
        !item.isType,
    )
    expect(values.map(item => item.from)).toEqual([])
  })

  it('has no import cycle', () => {
    const edges = new Map(
      files.map(file => [
        file,
        imports.filter(item => item.from === file && isOurs(item) && !item.isType).map(targetOf),
      ]),
    )
    const done = new Set<string>()
    const visit = (file: string, path: string[]): string[] => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
      if (done.has(file)) return []
      done.add(file)
      for (const next of edges.get(file) ?? []) {
        const cycle = visit(next, [...path, file])
        if (cycle.length > 0) return cycle
      }
      return []
    }
    expect(files.map(file => visit(file, [])).filter(cycle => cycle.length > 0)).toEqual([])
  })

  it(`has no file above ${LONGEST_FILE} lines`, () => {
    const long = listFiles('', WRITTEN).map(
      file => [file, readFileSync(join(root, file), 'utf8').split('\n').length - 1] as const,
    )
    expect(long.filter(([, lines]) => lines > LONGEST_FILE)).toEqual([])
  })

  it('reads the environment in one place only', () => {
    const readers = files.filter(
      file => /^(bot|db|liff)\//.test(file) && /process\.env/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(readers).toEqual(['bot/config.ts'])
  })
})
