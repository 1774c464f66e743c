// Routes of the board of the province, nudges, the log of notices. Part of ROUTES.
import * as z from 'zod'
import { BoardView, NoticeLog, Nudged, UnreachableView } from './board.ts'
import { ofReport, type RouteShape } from './route-shape.ts'
import { FiscalYearText, PeriodText } from './scalars.ts'

export const BOARD_ROUTES = {
  showBoard: {
    summary: 'Districts and months of a fiscal year: completeness, states, targets, who owes a report',
    access: 'read_summary',
    params: z.object({ fiscalYear: FiscalYearText }),
    body: null,
    answer: BoardView,
  },
  nudgeOffice: {
    summary: 'Reminds those of a district who must act on a month now; once a day',
    access: 'nudge_office',
    params: ofReport,
    body: null,
    answer: Nudged,
  },
  listNotices: {
    summary: 'Every notice about a month: to whom, when, what became of it',
    access: 'read_notices',
    params: z.object({ period: PeriodText }),
    body: null,
    answer: NoticeLog,
  },
  listUnreachable: {
    summary: 'Whom LINE does not reach, with phone numbers',
    access: 'read_notices',
    params: z.object({}),
    body: null,
    answer: UnreachableView,
  },
} as const satisfies Record<string, RouteShape>
