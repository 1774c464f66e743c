// Whom LINE does not reach at an office, and why: people who blocked or never added the account, invitations nobody took
// up, posts that nobody holds here. They are whom the province must phone.
import type { OfficeCode, Role } from '../../db/vocabulary.ts'

export const UNREACHABLE_REASONS = ['blocked', 'not_added', 'invited', 'vacant'] as const
export type UnreachableReason = (typeof UNREACHABLE_REASONS)[number]

/** Somebody who counts as one of that office; an acting chief also there. */
export interface OfficePerson {
  officerId: string
  fullName: string
  role: Role
  officeCode: OfficeCode
  phone: string | null
  isReachable: boolean
  hasBlocked: boolean
}

export interface OpenInvitation {
  officeCode: OfficeCode
  role: Role
  createdAt: Date
}

export interface UnreachableRow {
  /** Null for an invitation or a post without anybody. */
  fullName: string | null
  role: Role
  phone: string | null
  reason: UnreachableReason
  /** Since when an invitation waits; null otherwise. */
  invitedAt: Date | null
}

/** Posts that every office of a kind needs somebody in. */
const NEEDED: Readonly<Record<'district' | 'province', readonly Role[]>> = {
  district: ['district_officer', 'district_chief'],
  province: ['provincial_officer'],
}

/** The rows of one office, and whether a message reaches nobody there. */
export function unreachableOf(
  office: { code: OfficeCode; kind: 'district' | 'province' },
  people: readonly OfficePerson[],
  invitations: readonly OpenInvitation[],
): { rows: UnreachableRow[]; isCutOff: boolean } {
  const here = people.filter(person => person.officeCode === office.code)
  const open = invitations.filter(item => item.officeCode === office.code)
  const row = (
    role: Role,
    reason: UnreachableReason,
    more: Partial<UnreachableRow> = {},
  ): UnreachableRow => ({
    fullName: null,
    role,
    phone: null,
    reason,
    invitedAt: null,
    ...more,
  })
  const rows = [
    ...here
      // An acting chief of the own office is there twice.
      .filter((person, index) => here.findIndex(item => item.officerId === person.officerId) === index)
      .filter(person => !person.isReachable)
      .map(({ fullName, role, phone, hasBlocked }) =>
        row(role, hasBlocked ? 'blocked' : 'not_added', { fullName, phone }),
      ),
    ...open.map(({ role, createdAt }) => row(role, 'invited', { invitedAt: createdAt })),
    ...NEEDED[office.kind]
      .filter(role => ![...here, ...open].some(item => item.role === role))
      .map(role => row(role, 'vacant')),
  ]
  return { rows, isCutOff: !here.some(person => person.isReachable) }
}
