// A district and its province in which every field of text holds something that wants to be run, stored over HTTP by the
// people who may: names, notes, reasons, questions, orders, evidence, producers, keys, what LINE says people and groups are
// called, and files.
import type { RouteName } from '../../bot/contract/paths.ts'
import {
  addPerson,
  addProducers,
  type Client,
  createClient,
  figure,
  signature,
  signIn,
  type TestPerson,
} from '../district.ts'
import { makeCsv } from '../make-sheets.ts'
import type { TestService } from '../service.ts'
import { payloadOf } from './payloads.ts'
import { fieldsWithPayload } from './text-fields.ts'

export const MONTH = { officeCode: '5605', period: '2025-01' }

export interface Infested {
  service: TestService
  people: Record<'officer' | 'chief' | 'province', TestPerson>
  clients: Record<'officer' | 'chief' | 'province', Client>
  producers: string[]
  /** `route.path` of every field that a payload went through. */
  stored: Set<string>
  /** An upload that waits with its preview. */
  uploadId: string
  /** A key of the open data. */
  key: string
}

type Call = (
  who: Client,
  name: RouteName,
  params: Record<string, string>,
  body?: Record<string, unknown>,
) => Promise<Record<string, unknown>>

/** `text` gives the next payload for a field of that length. */
interface Storing extends Omit<Infested, 'uploadId' | 'key'> {
  call: Call
  text(most: number): string
}

export async function storeEverywhere(service: TestService): Promise<Infested> {
  const people = {
    officer: await addPerson(service, 'district_officer', '5605', payloadOf(1, 100)),
    chief: await addPerson(service, 'district_chief', '5605', payloadOf(2, 100)),
    province: await addPerson(service, 'provincial_officer', '56', payloadOf(3, 100)),
  }
  const clients = {
    officer: await signIn(service, people.officer),
    chief: await signIn(service, people.chief),
    province: await signIn(service, people.province),
  }
  const stored = new Set<string>()
  let turn = 10
  const call: Call = async (who, name, params, body) => {
    const { status, body: answer } = await who.call(name, params, body)
    if (status !== 200)
      throw new Error(`${name}: ${status} ${JSON.stringify(answer)} for ${JSON.stringify(body)}`)
    for (const path of fieldsWithPayload(name, body)) stored.add(path)
    return answer as unknown as Record<string, unknown>
  }
  const producers = await addProducers(service, '5605', 2)
  const text = (most: number) => payloadOf(turn++, most)
  const storing: Storing = { service, people, clients, producers, stored, call, text }
  await storeProducers(storing)
  await storePeople(storing)
  await storeReport(storing)
  await storeEvidence(storing)
  const uploadId = await storeFiles(storing)
  const { province } = clients
  const { key } = await call(
    province,
    'createApiKey',
    {},
    { name: text(60), scopes: ['totals', 'producers'] },
  )
  const correction = { milestone: 'report_due', correctedOn: '2025-01-28', reason: text(200) }
  await call(province, 'correctCalendar', { period: MONTH.period }, correction)
  await service.worker.runUntilIdle()
  return { service, people, clients, producers, stored, uploadId, key: String(key) }
}

const FACTS = { kind: 'group', mainCategory: 'food', mainChannel: 'domestic_offline', subdistrictCode: null }

async function storeProducers({ call, clients: { province }, producers, text }: Storing): Promise<void> {
  const seenOf = async (id: string) => (await call(province, 'showProducer', { id })).seen
  for (const id of producers) {
    const facts = { ...FACTS, name: text(150), product: text(150), code: text(40) }
    await call(province, 'changeProducer', { id }, { ...facts, seen: await seenOf(id) })
  }
  const added = {
    ...FACTS,
    name: text(120),
    product: text(120),
    code: text(20),
    fromPeriod: '2025-01',
    isNew: true,
  }
  const { id } = await call(province, 'addProducer', { officeCode: '5605' }, added)
  const paused = { seen: await seenOf(String(id)), fromPeriod: '2025-03', reason: text(200) }
  await call(province, 'suspendProducer', { id: String(id) }, paused)
}

async function storePeople(storing: Storing): Promise<void> {
  const { call, clients, people, service, text } = storing
  for (const { id } of Object.values(people))
    await call(clients.province, 'changeOfficer', { id }, { fullName: text(100) })
  const wanted = { kind: 'officer', role: 'district_officer', officeCode: '5605' }
  const { url } = await call(clients.province, 'createInvitation', {}, wanted)
  const { userId } = service.platform.people.add({ displayName: text(60), isFriend: true })
  const tokens = await service.platform.idTokens.issueFor(userId)
  const code = String(url).split('/').at(-1) ?? ''
  await call(createClient(service), 'acceptInvitation', { code }, { ...tokens, fullName: text(100) })
  const acting = await addPerson(service, 'district_chief', '5602', text(100))
  const order = { officeCode: '5605', officerId: acting.id, orderNumber: text(60) }
  await call(
    clients.province,
    'nameActingChief',
    {},
    { ...order, fromOn: '2025-01-20', untilOn: '2025-01-21' },
  )
}

async function storeReport({ call, clients, producers, text }: Storing): Promise<void> {
  const { officer, chief, province } = clients
  const [first = '', second = ''] = producers
  const { rows } = await call(officer, 'showReport', MONTH)
  const all = (rows as { producerId: string }[]).map(row => row.producerId)
  const noted = (id: string, amount: string, more = {}) =>
    figure(id, amount, { note: text(500), doubtReason: text(200), ...more })
  const saved = await call(officer, 'saveFigures', MONTH, { figures: all.map(id => noted(id, '12500.50')) })
  await call(province, 'addComment', MONTH, {
    producerId: first,
    replyTo: null,
    text: text(500),
  })
  const submitted = await call(officer, 'submitReport', MONTH, { version: saved.reportVersion })
  const certified = await call(chief, 'certifyReport', MONTH, { version: submitted.version, signature })
  await call(province, 'returnReport', MONTH, {
    version: certified.version,
    reason: text(500),
    producerId: second,
  })
  const field = {
    ...{
      baseVersion: 1,
      text: text(60),
      noSalesReason: null,
      note: text(500),
      source: 'visit',
      doubtReason: text(200),
    },
    ...{ confirmedText: text(60), editedAt: '2025-01-20T03:00:00.000Z' },
  }
  const split = [{ category: 'food', channel: 'domestic_offline', text: text(60) }]
  await call(officer, 'saveDraft', MONTH, { fields: { [first]: { ...field, split } } })
  const closed = { officeCode: '5605', period: '2024-12' }
  const { version } = await call(province, 'showReport', closed)
  await call(province, 'reopenReport', closed, {
    version,
    until: '2025-01-21T09:30:00.000Z',
    reason: text(500),
  })
}

async function storeEvidence({ call, clients: { officer }, producers, text }: Storing): Promise<void> {
  for (const producerId of producers)
    await call(officer, 'addEvidence', MONTH, {
      producerId,
      kind: 'receipts',
      keptAt: text(200),
      note: text(500),
    })
}

/** A register with such names, saved, and a workbook whose preview waits. */
async function storeFiles({ call, clients, text, service }: Storing): Promise<string> {
  const { province, officer } = clients
  const send = async (who: Client, name: RouteName, params: Record<string, string>, rows: string[][]) => {
    const { status, body } = await who.call(name, params, makeCsv(rows))
    if (status !== 200) throw new Error(`${name}: ${JSON.stringify(body)}`)
    return body as unknown as {
      id: string
      preview: { seen: string; rows: { key: string; kind: string }[] } | null
    }
  }
  await send(province, 'uploadRegister', {}, [
    ['อำเภอ', 'ผู้ผลิต', 'ประเภท', 'ผลิตภัณฑ์'],
    ['ดอกคำใต้', text(120), 'อาหาร', text(120)],
    [text(60), text(120), text(60), text(120)],
  ])
  const codes = await service.deps.db.execute<{ code: string }>(
    `select code from producers where office_code = '5605' limit 1`,
  )
  const workbook = await send(officer, 'uploadWorkbook', { officeCode: '5605' }, [
    ['รหัสผู้ผลิต', 'ผู้ผลิต', 'ยอดขาย', 'หมายเหตุ'],
    [codes[0]?.code ?? '', text(120), '999999999', text(200)],
    ['X1', text(120), text(60), text(200)],
  ])
  // Another file with a doubtful amount, and the reason for it.
  const doubtful = await send(officer, 'uploadWorkbook', { officeCode: '5605' }, [
    ['รหัสผู้ผลิต', 'ยอดขาย', 'หมายเหตุ'],
    [codes[0]?.code ?? '', '888888888', text(200)],
  ])
  const choices = (doubtful.preview?.rows ?? [])
    .filter(row => row.kind === 'ask')
    .map(({ key }) => ({ key, reason: text(200), noSalesReason: null, isSame: false }))
  await call(officer, 'applyUpload', { id: doubtful.id }, { seen: doubtful.preview?.seen, choices })
  return workbook.id
}
