// Offices, people and occurrences for the tests of who is told what.
import type { OfficeProgress } from '../../bot/domain/completeness.ts'
import type { AudienceFacts, Person } from '../../bot/domain/notice-planning.ts'
import type { Occurrence } from '../../bot/domain/notice-rules.ts'
import { type NoticeKind, ROLES, type Role } from '../../db/vocabulary.ts'

export const office = (more: Partial<OfficeProgress> = {}): OfficeProgress => ({
  officeCode: '5605',
  officeName: 'ดอกคำใต้',
  expected: 63,
  recorded: 41,
  state: 'draft',
  isForecastFiled: false,
  ...more,
})

/** Where a district can stand, in the order of the columns below. */
export const STANDS = {
  begun: office(),
  complete: office({ recorded: 63 }),
  submitted: office({ recorded: 63, state: 'submitted' }),
  certified: office({ recorded: 63, state: 'certified' }),
  accepted: office({ recorded: 63, state: 'accepted' }),
  returned: office({ recorded: 63, state: 'returned' }),
  filed: office({ isForecastFiled: true }),
  empty: office({ expected: 0, recorded: 0 }),
}
export type Stand = keyof typeof STANDS

export const person = (
  role: Role,
  officeCode: string,
  name = `${role}-${officeCode}`,
  isReachable = true,
): Person => ({
  officerId: `id-${name}`,
  lineUserId: `U-${name}`,
  role,
  officeCode,
  isReachable,
  isActing: false,
})

/** The same person once more, as the acting chief of a district. */
export const actingFor = (someone: Person, officeCode: string): Person => ({
  ...someone,
  role: 'district_chief',
  officeCode,
  isActing: true,
})

export const occurrence = (kind: NoticeKind): Occurrence => ({
  kind,
  period: '2025-01',
  dueOn: '2025-01-25',
  at: new Date('2025-01-25T02:00:00Z'),
  expiresAt: new Date('2025-01-31T02:00:00Z'),
})

export const facts = (offices: OfficeProgress[], more: Partial<AudienceFacts> = {}): AudienceFacts => ({
  provinceCode: '56',
  offices,
  people: ROLES.flatMap(role => ['5605', '5602', '56', '5701'].map(code => person(role, code))),
  groups: [],
  ...more,
})
