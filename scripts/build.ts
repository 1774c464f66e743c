// Builds what runs: the bot as a bundle, the threads for papers and spreadsheets as others, the mini-app (for LINE and for
// practice mode), the practice page. `--if-stale` does nothing when no source is newer than the last build.
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build as bundle } from 'esbuild'
import { build as buildPage } from 'vite'
import { bundleBot } from './bundle-bot.ts'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'dist/.built')
const SOURCES = ['bot', 'db', 'liff', 'scripts/build.ts', 'scripts/bundle-bot.ts', 'package-lock.json']

function newestOf(path: string): number {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(entry.mtimeMs, ...readdirSync(path).map(name => newestOf(join(path, name))))
}

function isFresh(): boolean {
  try {
    const built = statSync(stamp).mtimeMs
    return SOURCES.every(source => newestOf(join(root, source)) <= built)
  } catch {
    return false
  }
}

/** The threads that make papers and spreadsheets stand beside it, where bot/outside looks for them. */
async function buildBot(): Promise<void> {
  await bundleBot(
    {
      main: join(root, 'bot/start.ts'),
      'document-worker': join(root, 'bot/outside/document-worker.ts'),
      'sheet-worker': join(root, 'bot/outside/sheet-worker.ts'),
    },
    join(root, 'dist/bot'),
  )
}

/** The practice page is small and has no framework. */
async function buildPracticePage(): Promise<void> {
  await bundle({
    entryPoints: [join(root, 'bot/practice/page/practice.ts'), join(root, 'bot/practice/page/practice.css')],
    outdir: join(root, 'dist/practice'),
    bundle: true,
    platform: 'browser',
    target: ['chrome87', 'safari14.1', 'firefox90'],
    format: 'esm',
    minify: true,
    charset: 'utf8',
    loader: { '.woff2': 'file', '.woff': 'empty' },
    assetNames: '[name]-[hash]',
    publicPath: '/practice/assets',
    logLevel: 'warning',
  })
}

async function buildMiniApp(mode: 'production' | 'practice'): Promise<void> {
  await buildPage({ configFile: join(root, 'liff/vite.config.ts'), mode, logLevel: 'warn' })
}

if (process.argv.includes('--if-stale') && isFresh()) process.exit(0)
rmSync(join(root, 'dist'), { recursive: true, force: true })
const started = Date.now()
await Promise.all([buildBot(), buildPracticePage(), buildMiniApp('production'), buildMiniApp('practice')])
mkdirSync(join(root, 'dist'), { recursive: true })
// The stamp carries the time the build began: a file saved meanwhile makes it stale again.
writeFileSync(stamp, '')
utimesSync(stamp, new Date(started), new Date(started))
process.stdout.write(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
