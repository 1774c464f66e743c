// The part of the canary run around targets and baselines.
import type { LifeCanary } from './log-canary-life.ts'

export async function everyIndicatorRoute({
  call,
  clients,
  words,
}: Pick<LifeCanary, 'call' | 'clients' | 'words'>): Promise<void> {
  const { officer, province } = clients
  const year = { fiscalYear: '2025' }
  const target = { kind: 'percent', tenths: 50 }
  await call(province, 'listTargets', year)
  await call(
    province,
    'setTarget',
    { ...year, officeCode: '56', span: 'year' },
    { target, scope: 'districts', seen: {} },
  )
  await call(province, 'setBaselineRule', year, { rule: 'last_year' })
  const before = { fiscalYear: '2024' }
  await call(province, 'showBaseline', before)
  const cell = { officeCode: '5605', period: '2024-01', amount: words.amount, seen: null }
  await call(province, 'saveBaseline', before, { cells: [cell] })
  await call(officer, 'showIndicator', { ...year, officeCode: '5605' })
}
