// A server in a process of its own that says on its output which port it listens on, as the service does. It is ended
// with us, however we end, and by its process number only.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'

export interface ChildServer {
  pid: number
  port: number
  /** Everything it wrote so far. */
  output(): string
  isRunning(): boolean
  /** Null while it runs, or when a signal ended it. */
  exitCode(): number | null
  /** Sends the signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>
}

export interface ChildServerOptions {
  /** A program; its arguments go behind it. */
  args: string[]
  env: Record<string, string>
  /** Gets what the process writes: a pipe would cost us processor time while it is measured. */
  outputFile: string
}

const READY = /^(?:Ready on|Practice mode: open) http:\/\/localhost:(\d+)/m
const START_WITHIN_MS = 30_000

/** Rejects, with what it wrote, when it ends before it is ready. */
export async function startChildServer(options: ChildServerOptions): Promise<ChildServer> {
  const file = openSync(options.outputFile, 'w')
  const child = spawn(process.execPath, options.args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
    stdio: ['ignore', file, file],
  })
  closeSync(file)
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  void gone.then(() => process.off('exit', kill))
  const output = () => readFileSync(options.outputFile, 'utf8')
  const port = await waitForPort(child, output)
  return {
    pid: child.pid ?? 0,
    port,
    output,
    isRunning: () => isRunning(child),
    exitCode: () => child.exitCode,
    async end(signal) {
      if (isRunning(child)) child.kill(signal)
      await gone
    },
  }
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null

async function waitForPort(child: ChildProcess, output: () => string): Promise<number> {
  const until = performance.now() + START_WITHIN_MS
  for (;;) {
    const port = READY.exec(output())?.[1]
    if (port !== undefined) return Number(port)
    if (!isRunning(child)) throw new Error(`the server ended before it was ready: ${output()}`)
    if (performance.now() > until) {
      child.kill('SIGKILL')
      throw new Error(`the server is not ready after ${START_WITHIN_MS} ms: ${output()}`)
    }
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
