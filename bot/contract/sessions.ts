// Who is there: the swap of LINE's token for our own session, and what a session says about its officer.
import * as z from 'zod'
import { OfficeCodeText, RoleWord } from './scalars.ts'

/** Raw tokens as LIFF hands them out. The access token is only used when the ID token has expired. */
export const OpenSession = z.strictObject({
  idToken: z.string().min(1).max(4096),
  accessToken: z.string().min(1).max(4096).nullable(),
})

export const OfficerView = z.object({
  fullName: z.string(),
  role: RoleWord,
  officeCode: OfficeCodeText,
  /** With its kind: `อำเภอดอกคำใต้`. */
  officeName: z.string(),
})
export type OfficerView = z.infer<typeof OfficerView>

export const SessionView = z.object({ officer: OfficerView })
export type SessionView = z.infer<typeof SessionView>
