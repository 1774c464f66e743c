// Which process serves a data folder. Truth is `postmaster.pid`, which PostgreSQL writes itself: line 1 process,
// line 4 port, line 8 state. Trap: after a kill the file stays behind, and its process number may meanwhile belong
// to somebody else (in a container, where numbers start again at 1, nearly always).

import { readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface RunningServer {
  pid: number
  port: number
}

export interface PidFile extends RunningServer {
  dataDir: string
  /** "starting", "ready", "stopping"; empty while the file is being written. */
  state: string
}

/** The server that runs on this folder, ready or not. */
export async function findServer(cluster: string): Promise<RunningServer | undefined> {
  const found = await readPidFile(cluster)
  return found && (await isServerOf(cluster, found)) ? found : undefined
}

/** What the file says, true or not; undefined when there is none. */
export async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, dataDir = '', , port, , , , state = ''] = text.split('\n')
  const found = { pid: Number(pid), port: Number(port), dataDir, state: state.trim() }
  return found.pid > 0 && found.port > 0 ? found : undefined
}

/** Whether the process is alive and a server of this very folder, not of a copy of it. */
export async function isServerOf(
  cluster: string,
  server: RunningServer & { dataDir?: string },
): Promise<boolean> {
  if (!isAlive(server.pid)) return false
  if (process.platform !== 'linux') {
    return server.dataDir === undefined || (await realpath(server.dataDir).catch(() => '')) === cluster
  }
  try {
    // A server's working folder is its data folder. Same inode: true also if the folder was moved.
    const [its, ours] = await Promise.all([stat(`/proc/${server.pid}/cwd`), stat(cluster)])
    return its.dev === ours.dev && its.ino === ours.ino
  } catch {
    // Another account's (in a container even root may not look), or dead and not yet buried: then this is empty.
    const command = await readFile(`/proc/${server.pid}/cmdline`, 'utf8').catch(() => '')
    return command.split('\0').includes(cluster)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
