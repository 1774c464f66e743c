// A sound body of every route that takes one: what is refused is refused because of the one value that was changed in it.
import type { RouteName } from '../../bot/contract/paths.ts'
import { signature } from '../district.ts'

/** Of whatever an address names by an id; nothing has it. */
export const ID = '00000000-0000-4000-8000-000000000000'

const PRODUCER = {
  name: 'ก',
  product: 'ข',
  kind: 'group',
  mainCategory: 'food',
  mainChannel: 'domestic_offline',
  subdistrictCode: null,
}

export const SAMPLE_BODIES: Partial<Record<RouteName, Record<string, unknown>>> = {
  openSession: { idToken: 'x', accessToken: null },
  acceptInvitation: { idToken: 'x', accessToken: null, fullName: 'ก' },
  createInvitation: { kind: 'officer', role: 'district_officer', officeCode: '5605' },
  saveFigures: { figures: [] },
  submitReport: { version: 0 },
  certifyReport: { version: 0, signature },
  acceptReport: { version: 0 },
  returnReport: { version: 0, reason: 'x', producerId: null },
  reopenReport: { version: 0, until: '2025-01-20T09:00:00.000Z', reason: 'x' },
  addComment: { producerId: ID, replyTo: null, text: 'x' },
  makeDocumentLink: { form: 'rt2', officeCode: '5605', period: '2025-01', number: null, producerId: null },
  nameActingChief: {
    officeCode: '5605',
    officerId: ID,
    orderNumber: 'x',
    fromOn: '2025-01-15',
    untilOn: '2025-01-16',
  },
  addEvidence: { producerId: ID, kind: 'receipts', keptAt: null, note: null },
  // Not JSON there, but bytes: whatever they are.
  putPhoto: { photo: 'x' },
  drawSample: { size: 1 },
  changeOfficer: { fullName: 'ก', phone: '0812345678' },
  assignSubdistricts: { subdistricts: [], seen: [] },
  tickProducer: { figureVersion: 1 },
  noteDepartmentTotal: { amount: '1.00' },
  setTarget: { target: { kind: 'percent', tenths: 50 }, scope: 'office', seen: {} },
  setBaselineRule: { rule: 'last_year' },
  saveBaseline: { cells: [] },
  saveForecast: { baseVersion: 0, percentTenths: null, figures: [] },
  fileForecast: { version: 0 },
  makeSheetLink: { sheet: 'rt1', format: 'csv', officeCode: '5605', period: '2025-01', fiscalYear: null },
  uploadWorkbook: { sheet: 'x' },
  uploadRegister: { sheet: 'x' },
  uploadBaseline: { sheet: 'x' },
  applyUpload: { seen: 'x', choices: [] },
  addProducer: { ...PRODUCER, code: null, fromPeriod: '2025-06', isNew: true },
  changeProducer: { ...PRODUCER, code: 'x', seen: 'x' },
  suspendProducer: { seen: 'x', fromPeriod: '2025-06', reason: 'x' },
  reactivateProducer: { seen: 'x', fromPeriod: '2025-06' },
  moveProducer: { seen: 'x', fromPeriod: '2025-06', officeCode: '5602', subdistrictCode: null },
  mergeProducer: { seen: 'x', into: ID },
  createApiKey: { name: 'x', scopes: ['totals'] },
  saveDraft: { fields: {} },
  correctCalendar: { milestone: 'report_due', correctedOn: '2025-01-27', reason: 'x' },
}
