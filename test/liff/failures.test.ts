// Every way to fail has its kind, and every kind a sentence, something to do, and a button.
import { describe, expect, it } from 'vitest'
import { Failure, type FailureKind, failureOfAnswer, isPassing } from '../../liff/failure.ts'
import { failureOfLine } from '../../liff/line-failure.ts'
import { failureWords } from '../../liff/words-start.ts'

const problem = (code: string) => ({
  error: { code, says: 'เกิดอะไรขึ้น', next: 'ทำอย่างไรต่อ', requestId: 'r1', detail: {} },
})

describe('an answer of the server', () => {
  it.each<[number, string, FailureKind]>([
    [403, 'officer.unknown', 'not_invited'],
    [401, 'session.token_refused', 'token_refused'],
    [503, 'line.unavailable', 'line_away'],
    [503, 'service.unavailable', 'server_away'],
    [409, 'figures.stale', 'refused'],
    [423, 'window.closed', 'refused'],
  ])('%i %s is %s', (status, code, kind) => {
    expect(failureOfAnswer(status, problem(code))).toMatchObject({ kind, status })
  })

  it('without our body is the server away, or unknown', () => {
    expect(failureOfAnswer(502, null).kind).toBe('server_away')
    expect(failureOfAnswer(404, '<html>').kind).toBe('unknown')
  })

  it('that refuses speaks for itself', () => {
    expect(failureWords(failureOfAnswer(409, problem('report.stale')))).toMatchObject({
      title: 'เกิดอะไรขึ้น',
      todo: 'ทำอย่างไรต่อ',
    })
  })

  it('is worth sending again only where nobody decided anything', () => {
    expect(isPassing(failureOfAnswer(503, null))).toBe(true)
    expect(isPassing(failureOfAnswer(429, problem('request.too_many')))).toBe(true)
    expect(isPassing(failureOfAnswer(423, problem('window.closed')))).toBe(false)
    expect(isPassing(new Failure('no_network'))).toBe(true)
  })
})

describe('a failed start of the SDK', () => {
  const lineError = (code: string, message: string) => Object.assign(new Error(message), { code })

  it('tells a phone whose clock is wrong from a refusal, a missing consent and a missing network', () => {
    const clock = lineError('INVALID_ID_TOKEN', 'Invalid "exp" value in ID_TOKEN')
    expect(failureOfLine(clock, true).kind).toBe('clock')
    expect(failureOfLine(lineError('INIT_FAILED', 'access_denied: The user has denied'), true).kind).toBe(
      'consent',
    )
    expect(failureOfLine(new TypeError('Failed to fetch'), false).kind).toBe('no_network')
    expect(failureOfLine(new TypeError('Load failed'), true).kind).toBe('line_away')
    expect(failureOfLine(lineError('500', 'Internal Server Error'), true).kind).toBe('line_away')
    expect(failureOfLine(lineError('invalid_grant', 'invalid authorization code'), true)).toMatchObject({
      kind: 'unknown',
      code: 'invalid_grant',
    })
  })
})

it('every kind has its words', () => {
  const kinds: FailureKind[] = [
    'clock',
    'not_invited',
    'no_network',
    'line_away',
    'init_timeout',
    'consent',
    'token_refused',
    'server_away',
    'refused',
    'unknown',
  ]
  const titles = kinds.map(kind => {
    const words = failureWords(new Failure(kind))
    expect(words.title && words.todo && words.button).toBeTruthy()
    return words.title
  })
  expect(new Set(titles).size).toBe(kinds.length)
})
