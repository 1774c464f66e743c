// Runs test/db/embedded-program.ts as a process of its own and reads what it says.

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Program {
  child: ChildProcess
  /** The next line it says; `{ended: true}` when there are no more. */
  hear(): Promise<Record<string, unknown>>
  /** Asks it to stop and waits until it is gone; true if it went by itself and well. */
  stop(): Promise<boolean>
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>
}

const SCRIPT = join(import.meta.dirname, 'embedded-program.ts')

/** @param before a command that runs the program: `unshare …` */
export function runProgram(
  dataDir: string,
  task: 'hold' | 'write',
  options: SpawnOptions = {},
  before: string[] = [],
): Program {
  const [command = process.execPath, ...args] = [...before, process.execPath, SCRIPT, dataDir, task]
  const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const lines = child.stdout && createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const hear = async (): Promise<Record<string, unknown>> => {
    const next = await lines?.next()
    return next?.done === false ? JSON.parse(next.value) : { ended: true }
  }
  const stop = async (): Promise<boolean> => {
    child.stdin?.end('stop\n')
    const [code] = await gone
    return code === 0
  }
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
  }
  return { child, hear, stop, kill }
}
