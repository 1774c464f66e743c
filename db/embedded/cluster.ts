// The data on disk: `<dataDir>/postgres` is a PostgreSQL data folder, with its password in a 0600 file inside it, so
// that the two cannot be parted. It appears by one rename when it is whole: a kill during initdb leaves only a
// `postgres.new-…` folder, swept next time. A folder that is not whole is never replaced: it may be somebody's data.

import { randomBytes } from 'node:crypto'
import { lchown, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, runAs } from './account.ts'
import type { Engine } from './engine.ts'
import { EmbeddedUnavailable } from './unavailable.ts'

/** The account that owns the server; the program itself logs in as an ordinary role. */
export const SUPERUSER = 'postgres'

const HALF_MADE = 'postgres.new-'

export interface ClusterRequest {
  engine: Engine
  account: Account
  dataDir: string
  durable: boolean
  signal: AbortSignal | undefined
}

/**
 * Makes the data folder if there is none, and checks that it is whole, of this engine's version and ours.
 * Call under the start lock.
 * @throws EmbeddedUnavailable
 */
export async function prepareCluster(request: ClusterRequest): Promise<void> {
  const { engine, account, dataDir } = request
  const cluster = join(dataDir, 'postgres')
  await sweepHalfMade(dataDir)
  if (!(await isEmpty(cluster))) {
    await checkWhole(cluster, engine.major)
    await giveTo(account, cluster)
    return
  }
  await createCluster(request, cluster)
}

/** @throws EmbeddedUnavailable when the password cannot be read */
export async function readPassword(cluster: string): Promise<string> {
  try {
    return (await readFile(join(cluster, 'password'), 'utf8')).trim()
  } catch (cause) {
    throw new EmbeddedUnavailable(
      `The password of the database in ${cluster} cannot be read: ${String(cause)}`,
      {
        cause,
      },
    )
  }
}

async function createCluster(request: ClusterRequest, cluster: string): Promise<void> {
  const { engine, account, dataDir, durable, signal } = request
  const made = join(dataDir, `${HALF_MADE}${randomBytes(6).toString('hex')}`)
  const passwordFile = `${made}.password`
  await mkdir(made, { mode: 0o700 })
  await writeFile(passwordFile, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: durable })
  await giveTo(account, made)
  await giveTo(account, passwordFile)
  const args = ['-D', made, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  args.push('-E', 'UTF8', '--locale=C', '--no-instructions', ...(durable ? [] : ['--no-sync']))
  // Shared memory as files in the cluster: Docker gives 64 MB of /dev/shm, and a kill leaves pieces there for good.
  if (process.platform !== 'win32') args.push('--set', 'dynamic_shared_memory_type=mmap')
  const { code, output } = await runAs(account, engine.initdb, args, signal)
  signal?.throwIfAborted()
  if (code !== 0) {
    await sweepHalfMade(dataDir)
    throw new EmbeddedUnavailable(`A new database could not be made in ${dataDir}:\n${output}`)
  }
  await rename(passwordFile, join(made, 'password'))
  // Windows does not rename onto a folder, not even an empty one. (rmdir refuses one that is not empty.)
  await rmdir(cluster).catch(() => {})
  await rename(made, cluster)
  if (durable) await flushFolder(dataDir)
}

/** Under the start lock nobody else is making one, so whatever is there was left by a kill. */
async function sweepHalfMade(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(HALF_MADE)) continue
    // An initdb that outlived its parent may still write there for a moment; then the next start sweeps it.
    await rm(join(dataDir, name), { recursive: true, force: true }).catch(() => {})
  }
}

async function checkWhole(cluster: string, major: string): Promise<void> {
  const version = await readVersion(cluster)
  for (const part of ['global/pg_control', 'password']) {
    await stat(join(cluster, part)).catch(cause => {
      const reason = `The database in ${cluster} is not whole: ${part} is missing. Restore it from a backup, or move the folder away to begin with an empty one.`
      throw new EmbeddedUnavailable(reason, { cause })
    })
  }
  if (version === major) return
  throw new EmbeddedUnavailable(
    `The data in ${cluster} was written by PostgreSQL ${version}, and this program brings PostgreSQL ${major}, which cannot read it. Run the version of this program that wrote it and export the data, or move the folder away to begin with an empty one.`,
  )
}

async function readVersion(cluster: string): Promise<string> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  } catch (cause) {
    const gone = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const reason = gone
      ? `${cluster} is not empty and is not a PostgreSQL data folder. Restore it from a backup, or move it away to begin with an empty one.`
      : `${cluster} cannot be read; it probably belongs to another user (${String(cause)}). Start this program as that user.`
    throw new EmbeddedUnavailable(reason, { cause })
  }
}

async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0
  } catch (error) {
    // Not allowed to look is not the same as empty: checkWhole says what is wrong.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
  }
}

/** PostgreSQL insists on owning its files. Only root can give files away; for others this checks. */
async function giveTo(account: Account, path: string): Promise<void> {
  const { owner } = account
  const now = await stat(path)
  if (!owner || now.uid === owner.uid) return
  if (process.getuid?.() !== 0) {
    throw new EmbeddedUnavailable(
      `${path} belongs to user ${now.uid}, and this program runs as user ${owner.uid}.`,
    )
  }
  const inside = now.isDirectory() ? await readdir(path, { recursive: true }) : []
  for (const name of inside) await lchown(join(path, name), owner.uid, owner.gid)
  await lchown(path, owner.uid, owner.gid)
}

async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
