// Why the SDK could not start, from whatever it rejected with. Pure.
import { Failure } from './failure.ts'

/** What `liff.init` rejected with. Codes and messages as of @line/liff 2.31; LINE may change the messages. */
export function failureOfLine(error: unknown, isOnline: boolean): Failure {
  const { code, message } = { code: '', message: '', ...(error as { code?: string; message?: string }) }
  const text = `${code} ${error instanceof Error ? error.message : message}`
  if (/INVALID_ID_TOKEN/.test(text) && /exp/i.test(text)) return new Failure('clock', 'INVALID_ID_TOKEN')
  if (/access_denied/i.test(text)) return new Failure('consent', 'access_denied')
  // A fetch that reached nobody is a TypeError in every browser; LINE's 5xx come as their number or name.
  if (error instanceof TypeError || /\b5\d\d\b|UNKNOWN/.test(text)) {
    return new Failure(isOnline ? 'line_away' : 'no_network', code)
  }
  return new Failure('unknown', code || text.trim().slice(0, 60))
}
