// The part of the canary run around a report's life: every route with something in it that must not be told.
import sharp from 'sharp'
import type { RouteName } from '../../bot/contract/paths.ts'
import { type Client, figure, signature } from '../district.ts'

type Call = (
  who: Client,
  name: RouteName,
  params?: Record<string, string>,
  body?: Record<string, unknown> | Uint8Array,
) => Promise<Record<string, unknown>>

export interface LifeCanary {
  call: Call
  clients: Record<'officer' | 'chief' | 'province', Client>
  /** An officer of another district of the province. */
  neighbourId: string
  producer: string
  words: { note: string; reason: string; amount: string }
  secrets: string[]
}

/** On a closed month of district 5605, so that it can be reopened. */
export async function everyLifeRoute({
  call,
  clients,
  neighbourId,
  producer,
  words,
  secrets,
}: LifeCanary): Promise<void> {
  const { officer, chief, province } = clients
  const at = { officeCode: '5605', period: '2024-12' }
  const { version } = await call(province, 'showReport', at)
  const until = '2025-01-21T09:30:00.000Z'
  await call(province, 'reopenReport', at, { version, until, reason: words.reason })
  const saved = await call(officer, 'saveFigures', at, { figures: [figure(producer, words.amount)] })
  const sent = await call(officer, 'submitReport', at, { version: saved.reportVersion })
  const certified = await call(chief, 'certifyReport', at, { version: sent.version, signature })
  await call(province, 'acceptReport', at, { version: certified.version })
  await call(province, 'addComment', at, { producerId: producer, replyTo: null, text: words.note })
  await call(officer, 'showComments', at)
  const order = { officeCode: '5605', officerId: neighbourId, orderNumber: words.note }
  const named = await call(
    chief,
    'nameActingChief',
    {},
    { ...order, fromOn: '2025-01-20', untilOn: '2025-01-21' },
  )
  const [acting] = named.actingChiefs as { id: string }[]
  await call(chief, 'listActingChiefs')
  await call(chief, 'endActingChief', { id: acting?.id ?? '' })
  await everyEvidenceRoute(call, clients, at, { producer, note: words.note })
  const link = await call(
    officer,
    'makeDocumentLink',
    {},
    { ...at, form: 'rt2', number: 1, producerId: null },
  )
  secrets.push(String(link.url).split('/').at(-1) ?? '')
  await fetch(String(link.url)).catch(() => undefined)
  await call(officer, 'showFigureHistory', { ...at, producerId: producer })
  await call(officer, 'showReportHistory', at)
  await call(officer, 'showOfficerHistory', { id: 'me' })
}

async function everyEvidenceRoute(
  call: Call,
  { officer, province }: LifeCanary['clients'],
  at: { officeCode: string; period: string },
  { producer, note }: { producer: string; note: string },
): Promise<void> {
  const added = await call(officer, 'addEvidence', at, {
    producerId: producer,
    kind: 'receipts',
    keptAt: note,
    note,
  })
  const [row] = added.producers as { items: { id: string }[] }[]
  const id = row?.items[0]?.id ?? ''
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#246' } })
    .jpeg()
    .toBuffer()
  await call(officer, 'putPhoto', { id }, new Uint8Array(photo))
  await call(province, 'showPhoto', { id })
  await call(province, 'showEvidence', at)
  await call(province, 'showEvidenceGaps', { quarter: '2025-q1' })
  await call(province, 'drawSample', { quarter: '2025-q1' }, { size: 1 })
  await call(officer, 'removeEvidence', { id })
}
