// Why a file that somebody sent is not read. Thrown inside the reader only; it leaves as an answer.
import type { ReadFile } from '../../ports.ts'

export type RefusalCode = Extract<ReadFile, { kind: 'refused' }>['code']

export class Refused extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}

export const notASheet = (): never => {
  throw new Refused('upload.not_a_sheet')
}
