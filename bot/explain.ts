// What is printed when the program cannot start: one sentence where the operator can mend it, all of it otherwise.
import { BackupRefused } from '../db/backup/format.ts'
import { EmbeddedUnavailable } from '../db/embedded.ts'
import { DatabaseRights } from '../db/province-role.ts'
import { ConfigRefused } from './config.ts'
import { PracticeRefused } from './practice/practice-refused.ts'

/** What an operator can mend by reading; anything else is printed whole. */
export function explain(error: unknown): unknown {
  if (
    error instanceof BackupRefused ||
    error instanceof ConfigRefused ||
    error instanceof DatabaseRights ||
    error instanceof EmbeddedUnavailable ||
    error instanceof PracticeRefused
  )
    return error.message
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE')
    return 'The port is taken: another program, or this one already, listens there. Set PORT.'
  return error
}
