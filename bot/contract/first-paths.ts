// Addresses of the routes that the pages behind LINE's messages call: part of every first load of the mini-app.

export type RoutePath = readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string]

export const FIRST_PATHS = {
  openSession: ['POST', '/api/session'],
  closeSession: ['DELETE', '/api/session'],
  showHome: ['GET', '/api/home'],
  showReport: ['GET', '/api/reports/:officeCode/:period'],
  saveFigures: ['PUT', '/api/reports/:officeCode/:period/figures'],
  submitReport: ['POST', '/api/reports/:officeCode/:period/submit'],
  certifyReport: ['POST', '/api/reports/:officeCode/:period/certify'],
  acceptReport: ['POST', '/api/reports/:officeCode/:period/accept'],
  returnReport: ['POST', '/api/reports/:officeCode/:period/return'],
  reopenReport: ['POST', '/api/reports/:officeCode/:period/reopen'],
  showComments: ['GET', '/api/reports/:officeCode/:period/comments'],
  addComment: ['POST', '/api/reports/:officeCode/:period/comments'],
  makeDocumentLink: ['POST', '/api/documents'],
  showDraft: ['GET', '/api/drafts/:officeCode/:period'],
  saveDraft: ['PUT', '/api/drafts/:officeCode/:period'],
  showSummary: ['GET', '/api/summaries/:period'],
} as const satisfies Record<string, RoutePath>
