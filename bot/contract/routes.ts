// The one route table: the server mounts it, the access matrix is generated from it, OpenAPI is made from it.
// A route without an access rule does not compile.
import * as z from 'zod'
import { API_KEYS_ROUTES } from './api-keys-routes.ts'
import { BOARD_ROUTES } from './board-routes.ts'
import { CalendarView, CorrectCalendar } from './calendar.ts'
import { CALENDAR_YEARS_ROUTES } from './calendar-years-routes.ts'
import { DraftView, SaveDraft } from './drafts.ts'
import { FORECASTS_ROUTES } from './forecasts-routes.ts'
import { HomeView } from './home.ts'
import { INDICATOR_ROUTES } from './indicator-routes.ts'
import {
  AcceptInvitation,
  CreatedInvitation,
  CreateInvitation,
  Done,
  InvitationList,
  InvitationView,
} from './invitations.ts'
import { LIFE_ROUTES } from './life-routes.ts'
import { OFFICERS_ROUTES } from './officers-routes.ts'
import type { RouteName } from './paths.ts'
import { PRODUCERS_ROUTES } from './producers-routes.ts'
import { REKEYING_ROUTES } from './rekeying-routes.ts'
import {
  CertifyReport,
  ReopenReport,
  ReportMoved,
  ReportView,
  ReturnReport,
  SavedFigures,
  SaveFigures,
  SeenVersion,
} from './reports.ts'
import { ofReport, type RouteShape } from './route-shape.ts'
import { PeriodText } from './scalars.ts'
import { OpenSession, SessionView } from './sessions.ts'
import { SHEETS_ROUTES } from './sheets-routes.ts'
import { SummaryView } from './summaries.ts'
import { UPLOADS_ROUTES } from './uploads-routes.ts'

export type { RouteAccess, RouteShape } from './route-shape.ts'
export type { RouteName }

const nothing = z.object({})
const ofPeriod = z.object({ period: PeriodText })
const ofCode = z.object({ code: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/) })

export const ROUTES = {
  openSession: {
    summary: 'Swap a LINE token for a session cookie',
    access: 'public',
    params: nothing,
    body: OpenSession,
    answer: SessionView,
  },
  closeSession: { summary: 'End the session', access: 'public', params: nothing, body: null, answer: Done },
  showInvitation: {
    summary: 'What an invitation is for',
    access: 'public',
    params: ofCode,
    body: null,
    answer: InvitationView,
  },
  acceptInvitation: {
    summary: 'Join an office by invitation',
    access: 'public',
    params: ofCode,
    body: AcceptInvitation,
    answer: SessionView,
  },
  listInvitations: {
    summary: 'Invitations of the province',
    access: 'invite_officer',
    params: nothing,
    body: null,
    answer: InvitationList,
  },
  createInvitation: {
    summary: 'Invite a person, or make a code that binds a LINE group',
    access: 'invite_officer',
    params: nothing,
    body: CreateInvitation,
    answer: CreatedInvitation,
  },
  revokeInvitation: {
    summary: 'Withdraw an open invitation',
    access: 'invite_officer',
    params: z.object({ id: z.uuid() }),
    body: null,
    answer: Done,
  },
  showHome: { summary: 'The first screen', access: 'officer', params: nothing, body: null, answer: HomeView },
  showReport: {
    summary: 'The revenue form and the state of a district report',
    access: 'read_report',
    params: ofReport,
    body: null,
    answer: ReportView,
  },
  saveFigures: {
    summary: 'Save figures of a district and month',
    access: 'save_figures',
    params: ofReport,
    body: SaveFigures,
    answer: SavedFigures,
  },
  submitReport: {
    summary: 'Submit a complete report to the district chief',
    access: 'submit_report',
    params: ofReport,
    body: SeenVersion,
    answer: ReportMoved,
  },
  certifyReport: {
    summary: 'Certify a submitted report',
    access: 'certify_report',
    params: ofReport,
    body: CertifyReport,
    answer: ReportMoved,
  },
  acceptReport: {
    summary: 'Accept a certified report',
    access: 'accept_report',
    params: ofReport,
    body: SeenVersion,
    answer: ReportMoved,
  },
  returnReport: {
    summary: 'Return a report with a reason',
    access: 'return_report',
    params: ofReport,
    body: ReturnReport,
    answer: ReportMoved,
  },
  reopenReport: {
    summary: 'Let one district work on a closed month until a moment',
    access: 'reopen_report',
    params: ofReport,
    body: ReopenReport,
    answer: ReportMoved,
  },
  ...LIFE_ROUTES,
  showDraft: {
    summary: 'What I have typed and not saved',
    access: 'save_figures',
    params: ofReport,
    body: null,
    answer: DraftView,
  },
  saveDraft: {
    summary: 'Keep what I have typed',
    access: 'save_figures',
    params: ofReport,
    body: SaveDraft,
    answer: DraftView,
  },
  showSummary: {
    summary: 'Summary of the province',
    access: 'read_summary',
    params: ofPeriod,
    body: null,
    answer: SummaryView,
  },
  showCalendar: {
    summary: 'Dates of a month',
    access: 'officer',
    params: ofPeriod,
    body: null,
    answer: CalendarView,
  },
  correctCalendar: {
    summary: 'Move one date of one month, with a reason',
    access: 'correct_calendar',
    params: ofPeriod,
    body: CorrectCalendar,
    answer: CalendarView,
  },
  ...INDICATOR_ROUTES,
  ...BOARD_ROUTES,
  ...FORECASTS_ROUTES,
  ...PRODUCERS_ROUTES,
  ...OFFICERS_ROUTES,
  ...REKEYING_ROUTES,
  ...SHEETS_ROUTES,
  ...UPLOADS_ROUTES,
  ...API_KEYS_ROUTES,
  ...CALENDAR_YEARS_ROUTES,
} as const satisfies Record<RouteName, RouteShape>

export type Routes = typeof ROUTES
export type Params<Name extends RouteName> = z.infer<Routes[Name]['params']>
export type Body<Name extends RouteName> = Routes[Name]['body'] extends z.ZodType
  ? z.infer<Routes[Name]['body']>
  : undefined
export type Answer<Name extends RouteName> = z.infer<Routes[Name]['answer']>

/** Every refusal has this body. */
export const ProblemBody = z.object({
  error: z.object({
    code: z.string(),
    /** What happened and what to do next, in Thai, ready to show. */
    says: z.string(),
    next: z.string(),
    requestId: z.string(),
    detail: z.record(z.string(), z.unknown()),
  }),
})
export type ProblemBody = z.infer<typeof ProblemBody>
