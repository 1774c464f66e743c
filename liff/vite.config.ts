// Builds the mini-app twice: for LINE (dist/liff), and for practice mode (dist/liff-practice), where the same SDK
// talks to the simulated LINE platform of the same origin. Trap: a build for practice must never reach LINE.
import { defineConfig, type Plugin } from 'vite'

/** The one expression of the SDK that builds every LINE address (@line/liff 2.31: @liff/server-api). */
const LINE_ADDRESS = /"https:\/\/"\.concat\((\w+),"\."\)\.concat\("line\.me","\/"\)\.concat\((\w+)\)/g

/** `https://{sub}.line.me/{path}` becomes `{origin}/practice/line/{sub}/{path}`, or the build fails. */
export function sendLineToPractice(): Plugin {
  let found = 0
  return {
    name: 'send-line-to-practice',
    buildStart() {
      found = 0
    },
    transform(code, id) {
      if (!id.replaceAll('\\', '/').includes('/@liff/server-api/')) return null
      const rewritten = code.replace(LINE_ADDRESS, (_, sub: string, path: string) => {
        found++
        // In brackets: the expression stands right after `return`, without a space.
        return `(location.origin.concat("/practice/line/",${sub},"/",${path}))`
      })
      return { code: rewritten, map: null }
    },
    buildEnd(error) {
      if (!error && found !== 1) {
        throw new Error(
          `@liff/server-api builds LINE addresses in ${found} places, expected 1: look at the SDK`,
        )
      }
    },
  }
}

const folder = (path: string): string => decodeURIComponent(new URL(path, import.meta.url).pathname)

/** What a page needs before its first paint, and what almost every page needs after it: two files, not twenty. */
const BASE = {
  name: 'base',
  test: /liff\/(app|api|addresses|request|failure|words|parts\/(icon|load|progress)|form\/field)\.tsx?$/,
}
const PARTS = {
  name: 'parts',
  test: /liff\/(parts\/(button|banner|more-icons|say|say-failure)|words-common|form\/find-producer)\.tsx?$|thai-(words|dates)\.ts$/,
}
/** What every page but the form has from the start; there it comes when somebody begins to type. */
const AROUND = {
  name: 'around',
  test: /liff\/(parts\/(dialog|use-focus-back|way|page-head|state-badge)|words-lock)\.tsx?$/,
}

/** What the form needs once somebody types, and the pages that read amounts as it does: one file, not six. */
const TYPING = {
  name: 'typing',
  test: /liff\/form\/(typed-figure|form-outcomes|form-totals|outbox|save)\.ts$|domain\/(typed-amount|typed-amount-words|plausibility)\.ts$/,
}

/**
 * Vite's own helper for import() is a kilobyte of cases we do not have. This one fetches the style sheets that a
 * piece of code needs (and its other pieces, at once, for the sake of round trips), then the code. Only styles are
 * waited for: Safari before 17 says nothing about a modulepreload. What fails is asked for again the next time.
 */
const PRELOAD = `
const asked = {}
for (const link of document.querySelectorAll('link')) asked[link.getAttribute('href')] = 1
const fetchPiece = href => asked[href] ??= new Promise((done, fail) => {
  const link = document.createElement('link')
  const isStyle = href.endsWith('.css')
  link.rel = isStyle ? 'stylesheet' : 'modulepreload'
  link.href = href
  link.onload = done
  link.onerror = () => { delete asked[href]; link.remove(); fail(href) }
  document.head.append(link)
  isStyle || done()
})
export const __vitePreload = (load, deps = []) =>
  Promise.all(deps.map(dep => fetchPiece('/liff/' + dep))).then(load)
`

function smallPreload(): Plugin {
  return {
    name: 'small-preload',
    enforce: 'pre',
    load: id => (id === '\0vite/preload-helper.js' ? PRELOAD : null),
  }
}

export default defineConfig(({ mode }) => ({
  root: folder('.'),
  base: '/liff/',
  plugins: mode === 'practice' ? [smallPreload(), sendLineToPractice()] : [smallPreload()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: folder(mode === 'practice' ? '../dist/liff-practice' : '../dist/liff'),
    emptyOutDir: true,
    target: ['chrome87', 'safari14'],
    // CSP: no inline scripts or data addresses; and LINE's browsers do not need the preload polyfill.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Tells the server which files a page needs, so that its HTML names them and none is found only after another.
    manifest: 'manifest.json',
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [BASE, PARTS, AROUND, TYPING] },
        // Hash alone: the lists of pieces in the first load are 0.3 kB shorter without names.
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7][extname]',
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/practice': 'http://127.0.0.1:3000' } },
}))
