// A whole Chromium from npm for every browser test and script. The package unpacks it without a version in its name
// and without a lock, so here it goes into a folder of its own, once, whoever comes first.
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium } from 'playwright'

const FOLDER = join(import.meta.dirname, '../node_modules/.cache/chromium-153')
const READY = join(FOLDER, '.unpacked')
const LOCK = join(FOLDER, '.unpacking')
/** Unpacking takes about two seconds; a lock older than this belongs to a process that died. */
const LOCK_LIVES_MS = 60_000

/** Every frame and every short timer of a page comes up to so many milliseconds late: what hurries is found out. */
const LATE_MS = Number(process.env.LATE_MS ?? 0)

/** Starts a headless Chromium; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  // Sandboxes need rights that containers and root do not have; the pages are our own.
  const browser = await chromium.launch({ executablePath: await unpackChromium(), args: ['--no-sandbox'] })
  if (LATE_MS > 0) browser.on('context', context => void context.addInitScript(comeLate))
  return browser
}

const comeLate = `{
  const { requestAnimationFrame: frame, setTimeout: after } = window
  const late = () => Math.random() * ${LATE_MS}
  window.requestAnimationFrame = call => after(() => frame(call), late())
  window.setTimeout = (call, ms = 0, ...rest) => after(call, ms < 50 ? ms + late() : ms, ...rest)
}`

/** Path of the browser's program, unpacked if it was not yet. */
export async function unpackChromium(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true })
  const { TMPDIR } = process.env
  // Both are read by the package: where to unpack, and to bring its own copies of system libraries.
  process.env.TMPDIR = FOLDER
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await unpackOnce(() => packed.executablePath())
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
  return join(FOLDER, 'chromium')
}

async function unpackOnce(unpack: () => Promise<unknown>): Promise<void> {
  while (!existsSync(READY)) {
    if (!takeLock()) {
      await wait(200)
      continue
    }
    try {
      rmSync(join(FOLDER, 'chromium'), { force: true })
      await unpack()
      writeFileSync(READY, '')
    } finally {
      rmSync(LOCK, { recursive: true, force: true })
    }
  }
}

/** Making a folder either succeeds for one process or fails. */
function takeLock(): boolean {
  try {
    mkdirSync(LOCK)
    return true
  } catch {
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > LOCK_LIVES_MS) rmSync(LOCK, { recursive: true, force: true })
    return false
  }
}
