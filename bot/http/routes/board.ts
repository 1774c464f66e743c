// Routes of the board of the province, nudges, the log of notices.
import { listNoticeLog } from '../../actions/list-notice-log.ts'
import { listUnreachable } from '../../actions/list-unreachable.ts'
import { nudgeOffice } from '../../actions/nudge-office.ts'
import { showBoard } from '../../actions/show-board.ts'
import type { BOARD_ROUTES } from '../../contract/board-routes.ts'
import type { Handlers } from '../handler.ts'

export const boardRoutes: Handlers<keyof typeof BOARD_ROUTES> = {
  showBoard: ({ deps, actor, params }) => showBoard(deps, actor, Number(params.fiscalYear)),
  nudgeOffice: ({ deps, actor, params }) => nudgeOffice(deps, actor, params),
  listNotices: ({ deps, actor, params }) => listNoticeLog(deps, actor, params.period),
  listUnreachable: ({ deps, actor }) => listUnreachable(deps, actor),
}
