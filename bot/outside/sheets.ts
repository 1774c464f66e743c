// Spreadsheets behind the port: made and read in a thread with a limit on its memory and its time, one after the other.
// A file that makes the thread fail is a file that cannot be read; the next one gets a new thread.
import type { Log, ReadFile, Sheets } from '../ports.ts'
import type { SheetAnswer, SheetQuestion } from './sheet-worker.ts'
import { type Ask, type Broken, createWorkerThread, isBroken, threadFile } from './worker-thread.ts'

export interface SheetOptions {
  log: Log
  /** For one question to the thread; its start counts. */
  timeLimitMs?: number
  jobsPerThread?: number
  /** Of the thread's objects; what is unpacked is bounded in the library. */
  memoryMb?: number
}

const TIME_LIMIT_MS = 15_000
const JOBS_PER_THREAD = 100
const MEMORY_MB = 96

type AskSheets = Ask<SheetQuestion, SheetAnswer>

/** Writing throws an Error when the workbook cannot be made; reading never throws for what the file is. */
export function createSheets(options: SheetOptions): Sheets {
  const { log, timeLimitMs = TIME_LIMIT_MS, jobsPerThread = JOBS_PER_THREAD, memoryMb = MEMORY_MB } = options
  const thread = createWorkerThread<SheetQuestion, SheetAnswer>({
    file: threadFile('sheet-worker', import.meta.url),
    limits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16 },
    timeLimitMs,
    jobsPerThread,
  })

  async function make(what: string, question: SheetQuestion): Promise<Uint8Array> {
    const startedAt = performance.now()
    try {
      const bytes = bytesOf(await thread.run(ask => ask(question)))
      log.info('sheet.made', { what, bytes: bytes.length, ms: Math.round(performance.now() - startedAt) })
      return bytes
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown'
      log.error('sheet.failed', { what, reason, ms: Math.round(performance.now() - startedAt) })
      throw new Error(`The spreadsheet could not be made: ${reason}`)
    }
  }

  return {
    write: tables => make('tables', { ask: 'tables', tables }),
    writeForm: book => make('form', { ask: 'form', book }),
    read: (bytes, { maxRows }) => thread.run(ask => readIn(ask, bytes, maxRows, log)),
    close: thread.close,
  }
}

async function readIn(ask: AskSheets, bytes: Uint8Array, maxRows: number, log: Log): Promise<ReadFile> {
  const startedAt = performance.now()
  const ending = await ask({ ask: 'read', bytes, maxRows })
  const ms = Math.round(performance.now() - startedAt)
  if (!isBroken(ending) && 'file' in ending) {
    const { file } = ending
    log.info('sheet.read', { bytes: bytes.length, ms, as: file.kind === 'read' ? 'read' : file.code })
    return file
  }
  // Too much for the thread, or a fault of the reader: either way the person has to send another file.
  log.error('sheet.unreadable', { bytes: bytes.length, ms, reason: reasonOf(ending) })
  return { kind: 'refused', code: isBroken(ending) ? 'upload.too_large' : 'upload.not_a_sheet' }
}

function bytesOf(ending: SheetAnswer | Broken): Uint8Array {
  if (isBroken(ending) || !('bytes' in ending)) throw new Error(reasonOf(ending))
  return ending.bytes
}

const reasonOf = (ending: SheetAnswer | Broken): string =>
  isBroken(ending) ? ending.broken : 'error' in ending ? ending.error : 'another answer came'
