// Papers behind the port: one thread sets them in type, one after the other, so that the service goes on answering.
import { join } from 'node:path'
import type { Documents, FormInput, Log } from '../ports.ts'
import type { DocumentAnswer, DocumentWorkerData } from './document-worker.ts'
import { CLOSING, createWorkerThread, isBroken, threadFile } from './worker-thread.ts'

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

/** Renders throw an Error when the paper cannot be made; the next render has a thread that works again. */
export function createDocuments(options: DocumentOptions): Documents {
  const { root, log, timeLimitMs = TIME_LIMIT_MS, papersPerThread = PAPERS_PER_THREAD } = options
  const thread = createWorkerThread<FormInput, DocumentAnswer>({
    file: threadFile('document-worker', import.meta.url),
    data: {
      forms: join(root, 'bot/documents/forms'),
      fonts: join(root, 'node_modules/@expo-google-fonts/sarabun'),
    } satisfies DocumentWorkerData,
    timeLimitMs,
    jobsPerThread: papersPerThread,
  })
  return {
    render: input =>
      thread.run(async ask => {
        const startedAt = performance.now()
        const ending = await ask(input)
        const ms = Math.round(performance.now() - startedAt)
        if (ending === CLOSING) throw new Error('No papers are made any more')
        if (!isBroken(ending) && 'pdf' in ending) {
          log.info('document.made', { form: input.form, pages: ending.pages, bytes: ending.pdf.length, ms })
          return ending.pdf
        }
        const [event, reason] = isBroken(ending)
          ? ['document.thread_ended', ending.broken]
          : ['document.refused', ending.error]
        log.error(event, { form: input.form, reason, ms })
        throw new Error(`The paper could not be made: ${reason}`)
      }),
    close: thread.close,
  }
}
