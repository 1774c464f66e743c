// Under which account the server runs. PostgreSQL refuses to run as root, so as root we look for a way down:
// a user namespace in which root wears the number of `nobody` (files stay root's), else really becoming `nobody`
// (Docker's default rules forbid the namespace) or the owner of the checkout. Anybody else runs it as themself.

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { chmod, readFile, stat } from 'node:fs/promises'
import type { Engine } from './engine.ts'
import { EmbeddedUnavailable } from './unavailable.ts'

export interface Account {
  /** For the log: "this user", "root in a user namespace", "user 65534". */
  name: string
  /** Put before the program: `unshare …`. */
  prefix: string[]
  /** Who must own the data; undefined = whoever we are. */
  owner?: { uid: number; gid: number }
  /** Set when the program really changes user. */
  becomes?: { uid: number; gid: number }
}

const NOBODY = { uid: 65534, gid: 65534 }

/**
 * A fixed small environment: PGDATA, PGPORT, LD_LIBRARY_PATH or a locale of whoever starts us must not reach the
 * server. Windows programs do not load without its own variables, so there they are inherited.
 */
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
}

/** Starts one of the engine's programs under the account. */
export function spawnAs(
  account: Account,
  program: string,
  args: string[],
  options: SpawnOptions & { settings?: Record<string, string> },
): ChildProcess {
  const { settings, ...rest } = options
  const [command = program, ...before] = [...account.prefix, program]
  return spawn(command, [...before, ...args], {
    // A folder that exists for every account; the caller's own may be closed to it.
    cwd: '/',
    windowsHide: true,
    ...(process.platform === 'win32' ? {} : { env: { ...ENVIRONMENT, ...settings } }),
    ...account.becomes,
    ...rest,
  })
}

/** Runs a program to its end. `output` is stdout and stderr together. */
export async function runAs(
  account: Account,
  program: string,
  args: string[],
  signal: AbortSignal | undefined,
): Promise<{ code: number | null; output: string }> {
  const child = spawnAs(account, program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (output += String(chunk)))
  return await new Promise(resolve => {
    child.once('error', error => resolve({ code: null, output: output + String(error) }))
    child.once('close', code => resolve({ code, output }))
  })
}

/**
 * The first account that can run the engine and enter `dataDir`.
 * @param cluster the PostgreSQL folder; if it exists, whoever owns it is tried first so that ownership stays put
 * @throws EmbeddedUnavailable with what was tried and how it failed
 */
export async function chooseAccount(engine: Engine, dataDir: string, cluster: string): Promise<Account> {
  const me = process.getuid?.()
  if (me === undefined) return { name: 'this user', prefix: [] }
  if (me !== 0) return { name: 'this user', prefix: [], owner: { uid: me, gid: process.getgid?.() ?? me } }
  const refusals: string[] = []
  for (const account of await listCandidates(engine, dataDir, cluster)) {
    if (account.becomes) await letPass(dataDir, account.becomes.uid)
    // `cd` shows whether the account reaches the data, --version whether it reaches and can load the program.
    const probe = ['-c', 'cd "$1" && exec "$2" --version', 'sh', dataDir, engine.postgres]
    const { code, output } = await runAs(account, '/bin/sh', probe, undefined)
    if (code === 0) return account
    refusals.push(`  as ${account.name}: ${output.trim() || `exit code ${code}`}`)
  }
  throw new EmbeddedUnavailable(
    `PostgreSQL does not run as root, and no other way worked:\n${refusals.join('\n')}\nStart this program as an ordinary user, or keep it and its data where other accounts can enter.`,
  )
}

/** Another account must be able to pass through our folder, not to list it, on the way to its own. */
async function letPass(dataDir: string, uid: number): Promise<void> {
  const { mode, uid: owner } = await stat(dataDir)
  if (owner !== uid) await chmod(dataDir, (mode & 0o777) | 0o011)
}

async function listCandidates(engine: Engine, dataDir: string, cluster: string): Promise<Account[]> {
  const namespace: Account = {
    name: 'root in a user namespace',
    prefix: ['unshare', '-U', `--map-user=${NOBODY.uid}`, `--map-group=${NOBODY.gid}`],
    owner: { uid: 0, gid: 0 },
  }
  const owners = await Promise.all([cluster, dataDir, engine.root].map(readOwner))
  const [clusterOwner, ...others] = owners
  return [
    ...(clusterOwner ? [become(clusterOwner)] : []),
    namespace,
    become(await findNobody()),
    ...others.filter(owner => owner !== undefined).map(become),
  ]
}

function become(owner: { uid: number; gid: number }): Account {
  return { name: `user ${owner.uid}`, prefix: [], owner, becomes: owner }
}

/** The owner of a path unless that is root, or the path is not there. */
async function readOwner(path: string): Promise<{ uid: number; gid: number } | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined
}

async function findNobody(): Promise<{ uid: number; gid: number }> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(passwd)
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : NOBODY
}
