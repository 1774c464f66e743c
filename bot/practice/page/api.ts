// The page's calls to the service, and the stream that says when to ask again.
import type { ProblemBody } from '../../contract/routes.ts'
import type { Refused } from '../practice-api.ts'
import { PAGE } from './words.ts'

/** The service said no, or could not be reached; the message is for the person. */
export class CallFailed extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CallFailed'
  }
}

export const ask = <T>(path: string): Promise<T> => call<T>(path, {})

export const tell = <T>(path: string, body: unknown): Promise<T> =>
  call<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** The file as it is; `path` says whose it is. */
export const hand = (path: string, file: Blob): Promise<unknown> =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file })

async function call<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(`/practice/api/${path}`, init).catch(() => {
    throw new CallFailed(PAGE.connectionLost)
  })
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) {
    throw new CallFailed(wordsOf((body as Partial<Refused | ProblemBody> | null)?.error))
  }
  return body as T
}

/** Practice mode refuses in one sentence, the service in two. */
function wordsOf(error: string | ProblemBody['error'] | undefined): string {
  if (typeof error === 'string') return error
  return error ? `${error.says} ${error.next}` : PAGE.failed
}

/** Calls `onChange` at the start and whenever something has happened; `onConnection` when the line breaks or holds. */
export function listen(onChange: () => void, onConnection: (isUp: boolean) => void): void {
  const stream = new EventSource('/practice/events')
  stream.addEventListener('open', () => onConnection(true))
  stream.addEventListener('error', () => onConnection(false))
  stream.addEventListener('change', onChange)
}
