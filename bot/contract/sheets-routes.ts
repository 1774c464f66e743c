// Routes of spreadsheets that go out. Part of ROUTES.
import * as z from 'zod'
import type { RouteShape } from './route-shape.ts'
import { MakeSheetLink, SheetLink } from './sheets.ts'

export const SHEETS_ROUTES = {
  makeSheetLink: {
    summary: 'A link to a table as XLSX or CSV, or to the workbook to be filled in, valid for 15 minutes',
    access: 'read_report',
    params: z.object({}),
    body: MakeSheetLink,
    answer: SheetLink,
  },
} as const satisfies Record<string, RouteShape>
