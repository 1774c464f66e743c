// People of the offices: who is where, with which tambon, and whether they can be reached.
import * as z from 'zod'
import { DateText, freeText, InstantText, OfficeCodeText, personName, RoleWord } from './scalars.ts'

/** Six digits. */
const SubdistrictCode = z.string().regex(/^\d{6}$/)

export const OfficerEntry = z.object({
  id: z.uuid(),
  fullName: z.string(),
  role: RoleWord,
  joinedAt: InstantText,
  /** Digits, `0812345678`; null = nobody wrote one down. */
  phone: z.string().nullable(),
  /** Friend of the official account and has not blocked it: notices get there. */
  isReachable: z.boolean(),
  isMe: z.boolean(),
  /** Codes of the tambon that this person collects from. */
  subdistricts: z.array(SubdistrictCode),
})
export type OfficerEntry = z.infer<typeof OfficerEntry>

const Office = z.object({
  code: OfficeCodeText,
  name: z.string(),
  /** False = the reader's own office, with nobody in it but the reader. */
  mayRead: z.boolean(),
  /** All of the district's, by Thai name; empty where they are not loaded, and for a province. */
  subdistricts: z.array(z.object({ code: SubdistrictCode, name: z.string() })),
  /** The reader assigns tambon here. */
  mayAssign: z.boolean(),
  /** By role, then who came first. */
  officers: z.array(OfficerEntry),
  /** Who certifies for the chief now or later (รักษาราชการแทน), whatever office they are of. */
  acting: z.array(
    z.object({ fullName: z.string(), fromOn: DateText, untilOn: DateText, isNow: z.boolean() }),
  ),
})
export type OfficeEntry = z.infer<typeof Office>

export const OfficerList = z.object({
  /** The offices that the reader may look at, and always the own one; the province first, then by code. */
  offices: z.array(Office),
  /** The reader looks after people: invites, hands over, changes, removes. */
  mayManage: z.boolean(),
  /** Removed in the last 90 days, newest first. */
  removed: z.array(
    z.object({
      id: z.uuid(),
      fullName: z.string(),
      role: RoleWord,
      officeName: z.string(),
      removedAt: InstantText,
    }),
  ),
})
export type OfficerList = z.infer<typeof OfficerList>

/** What is left out stays as it is. */
export const ChangeOfficer = z.strictObject({
  fullName: personName(100).optional(),
  /** As typed; null = take it away. */
  phone: freeText(40).nullable().optional(),
})
export type ChangeOfficer = z.infer<typeof ChangeOfficer>

const Codes = z
  .array(SubdistrictCode)
  .max(100)
  .refine(codes => new Set(codes).size === codes.length, 'each tambon once')

export const AssignSubdistricts = z.strictObject({
  subdistricts: Codes,
  /** What was on the screen: other ones stored meanwhile = conflict. */
  seen: Codes,
})
export type AssignSubdistricts = z.infer<typeof AssignSubdistricts>
