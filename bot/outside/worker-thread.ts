// A thread beside the event loop for work that is heavy or not trusted: one question at a time, a limit on time and on
// memory. It is started when it is first needed, and replaced after so many jobs, so that nothing gathers in it, and
// when it fails. What it is asked and what it answers is plain data.
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** What a thread cannot answer itself: it ended, ran out of memory, or took too long. */
export interface Broken {
  broken: string
}

export interface ThreadOptions {
  file: URL
  data?: unknown
  limits?: WorkerOptions['resourceLimits']
  /** For one question; the thread's start counts. */
  timeLimitMs: number
  /** After so many jobs comes a new thread. */
  jobsPerThread: number
}

export interface WorkerThread<Question, Answer> {
  /**
   * Runs when the jobs before it are done, and has the thread to itself. `ask` resolves with the thread's answer, or
   * with why there is none; the thread is another one then, and whatever the job had begun is lost.
   */
  run<Result>(job: (ask: Ask<Question, Answer>) => Promise<Result>): Promise<Result>
  /** Ends the thread; jobs in hand and waiting are told so. */
  close(): Promise<void>
}

export type Ask<Question, Answer> = (
  question: Question,
  handOver?: readonly ArrayBuffer[],
) => Promise<Answer | Broken>

/** What every question is told once the thread is closed. */
export const CLOSING: Broken = { broken: 'the service is closing' }

export function createWorkerThread<Question, Answer>(options: ThreadOptions): WorkerThread<Question, Answer> {
  let thread: Worker | null = null
  let jobs = 0
  let waiting = 0
  let isClosed = false
  let previous: Promise<unknown> = Promise.resolve()
  let interrupt: ((ending: Broken) => void) | null = null

  const ask: Ask<Question, Answer> = (question, handOver = []) => {
    if (isClosed) return Promise.resolve(CLOSING)
    return new Promise(settle => {
      const worker = thread ?? startThread()
      worker.ref()
      const end = (ending: Answer | Broken) => {
        clearTimeout(timer)
        worker.off('message', end).off('error', onError).off('exit', onExit)
        interrupt = null
        if (isBroken(ending)) dropThread()
        settle(ending)
      }
      const timer = setTimeout(
        () => end({ broken: `no answer within ${options.timeLimitMs} ms` }),
        options.timeLimitMs,
      )
      const onError = (error: Error) => end({ broken: error.message })
      const onExit = (code: number) => end({ broken: `ended with ${code}` })
      interrupt = end
      worker.on('message', end).on('error', onError).on('exit', onExit)
      try {
        worker.postMessage(question, [...handOver])
      } catch {
        end({ broken: 'its content is not plain data' })
      }
    })
  }

  function startThread(): Worker {
    // Nothing of the process is its business: neither secrets nor a debugger's flags.
    const { file, data, limits } = options
    const worker = new Worker(file, {
      workerData: data,
      env: {},
      execArgv: [],
      ...(limits && { resourceLimits: limits }),
    })
    thread = worker
    jobs = 0
    // Ended while it had nothing to do: the next job gets a new one.
    worker
      .on('error', () => {})
      .on('exit', () => {
        if (thread === worker) thread = null
      })
    return worker
  }

  /** A thread that is busy cannot always be stopped at once: nobody waits for it. */
  function dropThread(): void {
    const worker = thread
    thread = null
    worker?.unref()
    void worker?.terminate()
  }

  return {
    run(job) {
      waiting++
      const result = previous.then(() => job(ask))
      const done = () => {
        waiting--
        if (++jobs >= options.jobsPerThread) dropThread()
        // An idle thread does not keep the process.
        if (waiting === 0) thread?.unref()
      }
      previous = result.then(done, done)
      return result
    },
    close: async () => {
      isClosed = true
      interrupt?.(CLOSING)
      const worker = thread
      thread = null
      await worker?.terminate()
    },
  }
}

export const isBroken = (ending: unknown): ending is Broken =>
  typeof ending === 'object' && ending !== null && 'broken' in ending

/** Beside the importing file: as source while developing, as another bundle of the build (scripts/build.ts) otherwise. */
export const threadFile = (name: string, importer: string): URL =>
  new URL(importer.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, importer)
