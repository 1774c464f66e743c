// A log that keeps its lines, so that tests can say what must and must not be in it.
import type { Log } from '../../bot/ports.ts'

export interface LogLine {
  level: 'info' | 'warn' | 'error'
  event: string
  data: Record<string, unknown>
}

export function createKeptLog(): Log & { lines: LogLine[]; text(): string } {
  const lines: LogLine[] = []
  const keep =
    (level: LogLine['level']) =>
    (event: string, data: Record<string, unknown> = {}) =>
      void lines.push({ level, event, data })
  return {
    lines,
    text: () => JSON.stringify(lines),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
  }
}
