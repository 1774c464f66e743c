// Sends plain bytes and says how far they are: photos and spreadsheets. Everything that is not 2xx, and everything that
// never arrived, is thrown as a Failure.
import type { RoutePath } from '../bot/contract/first-paths.ts'
import { Failure, failureOfAnswer } from './failure.ts'
import { noteServiceDate } from './service-clock.ts'

/** Not a byte moved for so long: given up. A slow upload that moves is left alone. */
const STUCK_MS = 30_000

interface Sending {
  /** Fill its path. */
  params: Record<string, string>
  type: string
  bytes: ArrayBuffer
  /** Hears the share that has left, 0 to 1. */
  note: (share: number) => void
}

/** Of the two ways to send, only this one says how far it is. */
export function sendBytes<T>(
  [method, template]: RoutePath,
  { params, type, bytes, note }: Sending,
): Promise<T> {
  const path = template.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  return new Promise((done, fail) => {
    const sending = new XMLHttpRequest()
    let timer = 0
    const waitOn = () => {
      clearTimeout(timer)
      timer = window.setTimeout(() => sending.abort(), STUCK_MS)
    }
    sending.open(method, path)
    sending.setRequestHeader('content-type', type)
    sending.upload.onprogress = ({ loaded, total }) => {
      waitOn()
      note(total > 0 ? loaded / total : 0)
    }
    sending.onprogress = waitOn
    sending.onload = () => {
      try {
        done(readAnswer<T>(sending))
      } catch (error) {
        fail(error)
      }
    }
    sending.onerror = sending.onabort = () => fail(new Failure('no_network'))
    sending.onloadend = () => clearTimeout(timer)
    waitOn()
    sending.send(bytes)
  })
}

function readAnswer<T>(answer: XMLHttpRequest): T {
  noteServiceDate(answer.getResponseHeader('date'))
  const isGood = answer.status >= 200 && answer.status < 300
  const body = parse(answer.responseText)
  // A hotel's login page answers 200 with HTML: that is no network, too.
  if (isGood && body === null) throw new Failure('no_network')
  if (!isGood) throw failureOfAnswer(answer.status, body)
  return body as T
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
