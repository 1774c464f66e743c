// Invitations: single use, expiring, made by a provincial officer; for a person, or a code that binds a LINE group.
import * as z from 'zod'
import { InstantText, OfficeCodeText, personName, RoleWord } from './scalars.ts'

/** What somebody holding the link may know before accepting. */
export const InvitationView = z.object({
  role: RoleWord,
  officeName: z.string(),
  /** Whoever accepts takes over from somebody, who leaves in the same moment; not from whom: the link may go astray. */
  takesOver: z.boolean(),
  expiresAt: InstantText,
})
export type InvitationView = z.infer<typeof InvitationView>

export const AcceptInvitation = z.strictObject({
  idToken: z.string().min(1).max(4096),
  accessToken: z.string().min(1).max(4096).nullable(),
  fullName: personName(100),
})

export const CreateInvitation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('officer'),
    role: RoleWord,
    officeCode: OfficeCodeText,
    /** Whoever accepts takes over from this officer of the same office and role. */
    replaces: z.uuid().nullable().optional(),
  }),
  z.strictObject({ kind: z.literal('group'), officeCode: OfficeCodeText }),
])
export type CreateInvitation = z.infer<typeof CreateInvitation>

/** The code is shown once; only its hash is stored. */
export const CreatedInvitation = z.object({
  id: z.uuid(),
  kind: z.enum(['officer', 'group']),
  officeName: z.string(),
  role: RoleWord.nullable(),
  /** For a person: the link that opens the mini-app in LINE. For a group: null. */
  url: z.string().nullable(),
  /** For a group: what to type in the group, `ผูกกลุ่ม XXXXXXXX`. For a person: null. */
  phrase: z.string().nullable(),
  expiresAt: InstantText,
})
export type CreatedInvitation = z.infer<typeof CreatedInvitation>

export const InvitationList = z.object({
  /** Newest first; used ones of the last 30 days included. */
  invitations: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['officer', 'group']),
      role: RoleWord.nullable(),
      officeName: z.string(),
      /** From whom whoever accepts takes over; null = from nobody. */
      replacesName: z.string().nullable(),
      createdAt: InstantText,
      expiresAt: InstantText,
      state: z.enum(['open', 'used', 'expired', 'revoked']),
    }),
  ),
  /** Offices this officer may invite to: the province first, then its districts. */
  offices: z.array(z.object({ code: OfficeCodeText, name: z.string() })),
})
export type InvitationList = z.infer<typeof InvitationList>

export const Done = z.object({ done: z.literal(true) })
