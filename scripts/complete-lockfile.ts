// `npm run lockfile`: adds the builds of Typst for other platforms that npm leaves out where it cannot look them up.
// Without them `npm ci` refuses the whole lockfile elsewhere; run it after every change of dependencies.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGE = '@myriaddreamin/typst-ts-node-compiler'

/** Platform suffix → what npm compares before it installs. */
const BUILDS: Record<string, { cpu: string; os: string; libc?: string }> = {
  'android-arm-eabi': { cpu: 'arm', os: 'android' },
  'android-arm64': { cpu: 'arm64', os: 'android' },
  'darwin-arm64': { cpu: 'arm64', os: 'darwin' },
  'darwin-x64': { cpu: 'x64', os: 'darwin' },
  'linux-arm-gnueabihf': { cpu: 'arm', os: 'linux' },
  'linux-arm64-gnu': { cpu: 'arm64', os: 'linux', libc: 'glibc' },
  'linux-arm64-musl': { cpu: 'arm64', os: 'linux', libc: 'musl' },
  'win32-arm64-msvc': { cpu: 'arm64', os: 'win32' },
  'win32-x64-msvc': { cpu: 'x64', os: 'win32' },
}

interface Lockfile {
  packages: Record<string, Record<string, unknown>>
}

const path = join(import.meta.dirname, '../package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8')) as Lockfile
const { version } = lock.packages[`node_modules/${PACKAGE}`] as { version: string }
for (const [suffix, { cpu, os, libc }] of Object.entries(BUILDS)) {
  lock.packages[`node_modules/${PACKAGE}-${suffix}`] ??= {
    version,
    cpu: [cpu],
    ...(libc === undefined ? {} : { libc: [libc] }),
    license: 'Apache-2.0',
    optional: true,
    os: [os],
    engines: { node: '>= 10' },
  }
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(path, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`)
