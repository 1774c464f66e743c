// Routes of spreadsheets that come in. Part of ROUTES. A file is read, and nothing of it is saved before `applyUpload`.
import * as z from 'zod'
import { SheetBody } from './files.ts'
import type { RouteShape } from './route-shape.ts'
import { FiscalYearText, OfficeCodeText } from './scalars.ts'
import { ApplyUpload, OpenUploads, UploadView } from './uploads.ts'

const ofUpload = z.object({ id: z.uuid() })

export const UPLOADS_ROUTES = {
  uploadWorkbook: {
    summary: 'Send a filled รต.1 workbook (XLSX or CSV); answers what each row would do',
    access: 'save_figures',
    params: z.object({ officeCode: OfficeCodeText.length(4) }),
    body: SheetBody,
    answer: UploadView,
  },
  uploadRegister: {
    summary: 'Send the department’s register of producers (XLSX or CSV)',
    access: 'keep_producers',
    params: z.object({}),
    body: SheetBody,
    answer: UploadView,
  },
  uploadBaseline: {
    summary: 'Send totals of a fiscal year that was not recorded here (XLSX or CSV)',
    access: 'set_targets',
    params: z.object({ fiscalYear: FiscalYearText }),
    body: SheetBody,
    answer: UploadView,
  },
  listUploads: {
    summary: 'Files that I sent and have not saved, the newest first',
    access: 'officer',
    params: z.object({}),
    body: null,
    answer: OpenUploads,
  },
  showUpload: {
    summary: 'What a file that I sent would do, or has done',
    access: 'officer',
    params: ofUpload,
    body: null,
    answer: UploadView,
  },
  applyUpload: {
    summary: 'Save what the file says, with the answers to what was asked',
    access: 'officer',
    params: ofUpload,
    body: ApplyUpload,
    answer: UploadView,
  },
} as const satisfies Record<string, RouteShape>
