// Routes of spreadsheets that come in.
import { applyUpload } from '../../actions/apply-upload.ts'
import { listUploads } from '../../actions/list-uploads.ts'
import { showUpload } from '../../actions/show-upload.ts'
import { uploadSheet } from '../../actions/upload-sheet.ts'
import type { UPLOADS_ROUTES } from '../../contract/uploads-routes.ts'
import type { Handlers } from '../handler.ts'

export const uploadsRoutes: Handlers<keyof typeof UPLOADS_ROUTES> = {
  uploadWorkbook: ({ deps, actor, params, body }) =>
    uploadSheet(deps, actor, {
      kind: 'rt1',
      officeCode: params.officeCode,
      fiscalYear: null,
      bytes: body,
    }),
  uploadRegister: ({ deps, actor, body }) =>
    uploadSheet(deps, actor, {
      kind: 'register',
      officeCode: actor.provinceCode,
      fiscalYear: null,
      bytes: body,
    }),
  uploadBaseline: ({ deps, actor, params, body }) =>
    uploadSheet(deps, actor, {
      kind: 'baseline',
      officeCode: actor.provinceCode,
      fiscalYear: Number(params.fiscalYear),
      bytes: body,
    }),
  listUploads: ({ deps, actor }) => listUploads(deps, actor),
  showUpload: ({ deps, actor, params }) => showUpload(deps, actor, params.id),
  applyUpload: ({ deps, actor, params, body }) => applyUpload(deps, actor, params.id, body),
}
