// The log: one JSON line per event on standard output, in the service's time.
// An error is written without what it was about: messages of database errors carry the values of the query.
import { type DestinationStream, destination, pino } from 'pino'
import type { Clock, Log } from '../ports.ts'

export interface LogConfig {
  clock: Clock
  level: 'info' | 'warn' | 'error' | 'silent'
  /** Where lines go; standard output if left out. */
  stream?: DestinationStream
}

/** Errors anywhere in the first level of `data` become `{ name, message, code, at }`. */
export function createLog({ clock, level, stream }: LogConfig): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: () => `,"at":"${clock.now().toISOString()}"`,
      formatters: { level: label => ({ level: label }) },
      messageKey: 'event',
    },
    stream ?? destination({ fd: 1, sync: true }),
  )
  return {
    info: (event, data = {}) => logger.info(plainOf(data), event),
    warn: (event, data = {}) => logger.warn(plainOf(data), event),
    error: (event, data = {}) => logger.error(plainOf(data), event),
  }
}

const plainOf = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      value instanceof Error ? describeError(value) : typeof value === 'bigint' ? String(value) : value,
    ]),
  )

/** Names of errors whose messages quote what they were about: values of a query, a text that is no JSON, keys of a shape. */
const QUOTING = new Set(['DrizzleQueryError', 'PostgresError', 'SyntaxError', 'ZodError', '$ZodError'])

/** What the log may know of an error: no values, and of the stack only where it was. */
export function describeError(error: Error): Record<string, unknown> {
  const { code, constraint_name: constraint } = error as Error & { code?: unknown; constraint_name?: unknown }
  const name = error.name === 'Error' ? error.constructor.name : error.name
  return {
    name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(!QUOTING.has(error.name) && !QUOTING.has(error.constructor.name) && { message: error.message }),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
    at: (error.stack ?? '')
      .split('\n')
      .filter(line => /^\s+at /.test(line))
      .slice(0, 4)
      .map(line => line.trim()),
  }
}
