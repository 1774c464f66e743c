// Name → method and path of every route. The mini-app bundles this file and nothing else of the contract's
// values (types are free): the zod shapes stay on the server.

export const PATHS = {
  openSession: ['POST', '/api/session'],
  closeSession: ['DELETE', '/api/session'],
  showInvitation: ['GET', '/api/invitations/:code'],
  acceptInvitation: ['POST', '/api/invitations/:code/accept'],
  listInvitations: ['GET', '/api/invitations'],
  createInvitation: ['POST', '/api/invitations'],
  revokeInvitation: ['DELETE', '/api/invitations/by-id/:id'],
  showHome: ['GET', '/api/home'],
  showReport: ['GET', '/api/reports/:officeCode/:period'],
  saveFigures: ['PUT', '/api/reports/:officeCode/:period/figures'],
  submitReport: ['POST', '/api/reports/:officeCode/:period/submit'],
  certifyReport: ['POST', '/api/reports/:officeCode/:period/certify'],
  returnReport: ['POST', '/api/reports/:officeCode/:period/return'],
  showDraft: ['GET', '/api/drafts/:officeCode/:period'],
  saveDraft: ['PUT', '/api/drafts/:officeCode/:period'],
  showSummary: ['GET', '/api/summaries/:period'],
  showCalendar: ['GET', '/api/calendar/:period'],
  correctCalendar: ['POST', '/api/calendar/:period/corrections'],
  fileForecast: ['POST', '/api/forecasts/:fiscalYear'],
} as const satisfies Record<string, readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string]>

export type RouteName = keyof typeof PATHS
