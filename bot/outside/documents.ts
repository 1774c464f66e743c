// Papers behind the port: one thread sets them in type, one after the other, so that the service goes on answering.
// The thread is started when it is first needed, replaced after a while, so that nothing gathers in it, and when it fails.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Documents, FormInput, Log } from '../ports.ts'
import type { DocumentAnswer, DocumentWorkerData } from './document-worker.ts'

export interface DocumentOptions {
  /** The project's folder: templates, fonts. */
  root: string
  log: Log
  /** From handing a paper to the thread to its answer; the thread's start counts. */
  timeLimitMs?: number
  /** After so many papers comes a new thread. */
  papersPerThread?: number
}

const TIME_LIMIT_MS = 20_000
const PAPERS_PER_THREAD = 200

interface Job {
  input: FormInput
  resolve: (pdf: Uint8Array) => void
  reject: (error: Error) => void
}

/** What ends a job: the thread's answer, or that there will be none. */
type Ending = DocumentAnswer | { broken: string }

/** Renders throw an Error when the paper cannot be made; the next render has a thread that works again. */
export function createDocuments(options: DocumentOptions): Documents {
  const { root, log, timeLimitMs = TIME_LIMIT_MS, papersPerThread = PAPERS_PER_THREAD } = options
  const queue: Job[] = []
  let thread: Worker | null = null
  let papers = 0
  let isBusy = false
  let isClosed = false
  let interrupt: ((ending: Ending) => void) | null = null

  async function workOff(): Promise<void> {
    if (isBusy) return
    isBusy = true
    for (let job = queue.shift(); job; job = queue.shift()) await make(job)
    isBusy = false
    // An idle thread does not keep the process.
    thread?.unref()
  }

  async function make({ input, resolve, reject }: Job): Promise<void> {
    const startedAt = performance.now()
    const ending = await setInType(input)
    const ms = Math.round(performance.now() - startedAt)
    if ('pdf' in ending) {
      log.info('document.made', { form: input.form, pages: ending.pages, bytes: ending.pdf.length, ms })
      resolve(ending.pdf)
    } else {
      const [event, reason] =
        'broken' in ending ? ['document.thread_ended', ending.broken] : ['document.refused', ending.error]
      log.error(event, { form: input.form, reason, ms })
      reject(new Error(`The paper could not be made: ${reason}`))
    }
    papers++
    if ('broken' in ending || papers >= papersPerThread) dropThread()
  }

  function setInType(input: FormInput): Promise<Ending> {
    return new Promise(settle => {
      const worker = thread ?? startThread()
      worker.ref()
      const timer = setTimeout(() => end({ broken: `no answer within ${timeLimitMs} ms` }), timeLimitMs)
      const onError = (error: Error) => end({ broken: error.message })
      const onExit = (code: number) => end({ broken: `ended with ${code}` })
      const end = (ending: Ending) => {
        clearTimeout(timer)
        worker.off('message', end).off('error', onError).off('exit', onExit)
        interrupt = null
        settle(ending)
      }
      interrupt = end
      worker.on('message', end).on('error', onError).on('exit', onExit)
      try {
        worker.postMessage(input)
      } catch {
        end({ error: 'its content is not plain data' })
      }
    })
  }

  function startThread(): Worker {
    thread = new Worker(threadFile(), {
      workerData: {
        forms: join(root, 'bot/documents/forms'),
        fonts: join(root, 'node_modules/@expo-google-fonts/sarabun'),
      } satisfies DocumentWorkerData,
      // Nothing of the process is its business: neither secrets nor a debugger's flags.
      env: {},
      execArgv: [],
    })
    const worker = thread
    // Ended while it had nothing to do: the next paper gets a new one.
    worker
      .on('error', () => {})
      .on('exit', () => {
        if (thread === worker) thread = null
      })
    papers = 0
    return worker
  }

  /** A thread that is busy in the compiler cannot be stopped at once: nobody waits for it. */
  function dropThread(): void {
    const worker = thread
    thread = null
    worker?.unref()
    void worker?.terminate()
  }

  return {
    render: input =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new Error('No papers are made any more'))
        queue.push({ input, resolve, reject })
        void workOff()
      }),
    close: async () => {
      isClosed = true
      for (const job of queue.splice(0)) job.reject(new Error('No papers are made any more'))
      interrupt?.({ broken: 'the service is closing' })
      const worker = thread
      thread = null
      await worker?.terminate()
    },
  }
}

/** Beside this file: as source while developing, as the second bundle of the build (scripts/build.ts) otherwise. */
const threadFile = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './document-worker.ts' : './document-worker.js', import.meta.url)
