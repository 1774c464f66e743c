// The district report: read, save figures, its moves from submitted to accepted, and the draft of what is being typed.
import { acceptReport } from '../../actions/accept-report.ts'
import { certifyReport } from '../../actions/certify-report.ts'
import { reopenReport } from '../../actions/reopen-report.ts'
import { returnReport } from '../../actions/return-report.ts'
import { saveDraft } from '../../actions/save-draft.ts'
import { saveFigures } from '../../actions/save-figures.ts'
import { showDraft } from '../../actions/show-draft.ts'
import { showReport } from '../../actions/show-report.ts'
import { submitReport } from '../../actions/submit-report.ts'
import type { Handlers } from '../handler.ts'

export const reportRoutes: Handlers<
  | 'showReport'
  | 'saveFigures'
  | 'submitReport'
  | 'certifyReport'
  | 'acceptReport'
  | 'returnReport'
  | 'reopenReport'
  | 'showDraft'
  | 'saveDraft'
> = {
  showReport: ({ deps, actor, params }) => showReport(deps, actor, params),
  saveFigures: ({ deps, actor, params, body }) => saveFigures(deps, actor, { ...params, ...body }),
  submitReport: ({ deps, actor, params, body }) => submitReport(deps, actor, { ...params, ...body }),
  certifyReport: ({ deps, actor, params, body }) => certifyReport(deps, actor, { ...params, ...body }),
  acceptReport: ({ deps, actor, params, body }) => acceptReport(deps, actor, { ...params, ...body }),
  reopenReport: ({ deps, actor, params, body }) => reopenReport(deps, actor, { ...params, ...body }),
  returnReport: ({ deps, actor, params, body }) => returnReport(deps, actor, { ...params, ...body }),
  showDraft: ({ deps, actor, params }) => showDraft(deps, actor, params),
  saveDraft: ({ deps, actor, params, body }) => saveDraft(deps, actor, { ...params, ...body }),
}
