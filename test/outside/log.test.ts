// The log: one JSON line per event, in the service's time, and nothing in it that a person wrote.
import { DrizzleQueryError } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { createLog } from '../../bot/outside/log.ts'

function startLog(level: 'info' | 'error' = 'info') {
  const written: string[] = []
  const stream = { write: (line: string) => void written.push(line) }
  const clock = { now: () => new Date('2025-01-25T02:00:00Z') }
  const log = createLog({ clock, level, stream })
  const lines = () => written.map(line => JSON.parse(line) as Record<string, unknown>)
  return { log, lines }
}

describe('the log', () => {
  it('writes one line per event with its level, its data and the service’s time', () => {
    const { log, lines } = startLog()
    log.info('notices.planned', { added: 3 })
    log.warn('delivery.refused')
    expect(lines()).toEqual([
      { level: 'info', at: '2025-01-25T02:00:00.000Z', event: 'notices.planned', added: 3 },
      { level: 'warn', at: '2025-01-25T02:00:00.000Z', event: 'delivery.refused' },
    ])
  })

  it('keeps quiet below its level', () => {
    const { log, lines } = startLog('error')
    log.warn('delivery.refused')
    expect(lines()).toEqual([])
  })

  it('names an error and where it was', () => {
    const { log, lines } = startLog()
    log.error('worker.failed', { error: new TypeError('x is not a function') })
    expect(lines()[0]).toMatchObject({
      error: {
        name: 'TypeError',
        message: 'x is not a function',
        at: [expect.stringContaining('log.test'), ...Array(3).fill(expect.any(String))],
      },
    })
  })

  it('does not repeat the values of a query that failed', () => {
    const { log, lines } = startLog()
    const cause = Object.assign(new Error('Key (id)=(ความลับ) already exists.'), {
      name: 'PostgresError',
      code: '23505',
      constraint_name: 'officers_pkey',
      detail: 'ความลับ',
    })
    log.error('save.failed', { error: new DrizzleQueryError('insert into …', ['ความลับ'], cause) })
    const [line] = lines()
    expect(JSON.stringify(line)).not.toContain('ความลับ')
    expect(line).toMatchObject({
      error: { name: 'DrizzleQueryError', cause: { code: '23505', constraint: 'officers_pkey' } },
    })
  })

  it('takes money as it is: bigint has no JSON of its own', () => {
    const { log, lines } = startLog()
    log.info('x', { satang: 12n })
    expect(lines()[0]).toMatchObject({ satang: '12' })
  })
})
