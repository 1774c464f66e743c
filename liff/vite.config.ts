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
        return `location.origin.concat("/practice/line/",${sub},"/",${path})`
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

export default defineConfig(({ mode }) => ({
  root: folder('.'),
  base: '/liff/',
  plugins: mode === 'practice' ? [sendLineToPractice()] : [],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: folder(mode === 'practice' ? '../dist/liff-practice' : '../dist/liff'),
    emptyOutDir: true,
    target: ['chrome87', 'safari14'],
    // CSP: no inline scripts or data addresses; and LINE's browsers do not need the preload polyfill.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/practice': 'http://127.0.0.1:3000' } },
}))
