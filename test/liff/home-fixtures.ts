// Pieces of a home for tests: months open again, closed again, waiting, acted for.
import type { DistrictProgress, HomeView } from '../../bot/contract/home.ts'

type WindowView = HomeView['calendar']['window']

export const district = (change: Partial<DistrictProgress> = {}): DistrictProgress => ({
  officeCode: '5605',
  officeName: 'อำเภอดอกคำใต้',
  period: '2024-12',
  state: 'returned',
  recorded: 63,
  expected: 63,
  amount: '1284560.00',
  isTakenBackByReopening: false,
  ...change,
})

export const reopened = (change: Partial<DistrictProgress> = {}): HomeView['reopened'][number] => ({
  ...district(change),
  until: '2025-01-24T09:30:00.000Z',
  reason: 'บันทึกยอดผิด',
})

export const lapsed = (change: Partial<DistrictProgress> = {}): HomeView['lapsed'][number] => ({
  ...district({ state: 'submitted', ...change }),
  until: '2025-01-14T09:30:00.000Z',
})

export const actingFor = (
  change: Partial<DistrictProgress> = {},
  window: WindowView = { isOpen: true, closesAt: '2025-02-06T16:59:59.000Z' },
): HomeView['acting'][number] => ({ ...district(change), untilOn: '2025-01-31', window })

/** `count` certified reports, of as many districts. */
export const waiting = (count: number): DistrictProgress[] =>
  Array.from({ length: count }, (_, index) =>
    district({ officeCode: String(5601 + index), officeName: `อำเภอที่ ${index + 1}`, state: 'certified' }),
  )

export const closedSince = (since: string): WindowView => ({
  isOpen: false,
  reason: 'past_closing',
  until: null,
  since,
})

export const inWindow = (home: HomeView, window: WindowView): HomeView => ({
  ...home,
  calendar: { ...home.calendar, window },
})
