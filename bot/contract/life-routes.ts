// Routes around a report's life: questions about figures, papers, acting chiefs, evidence, history. Part of ROUTES.
import * as z from 'zod'
import { ActingChiefList, NameActingChief } from './acting-chiefs.ts'
import { AddComment, CommentList } from './comments.ts'
import { DocumentLink, MakeDocumentLink } from './documents.ts'
import { AddEvidence, DrawSample, EvidenceGaps, EvidenceView, QuarterText } from './evidence.ts'
import { FileAnswer, PhotoBody } from './files.ts'
import { FigureHistory, History } from './history.ts'
import { ofReport, type RouteShape } from './route-shape.ts'

const nothing = z.object({})
const ofId = z.object({ id: z.uuid() })
const ofQuarter = z.object({ quarter: QuarterText })

export const LIFE_ROUTES = {
  showComments: {
    summary: 'Questions about figures of a report, and their answers',
    access: 'read_report',
    params: ofReport,
    body: null,
    answer: CommentList,
  },
  addComment: {
    summary: 'Ask about a figure, or answer',
    access: 'comment_figure',
    params: ofReport,
    body: AddComment,
    answer: CommentList,
  },
  makeDocumentLink: {
    summary: 'A short-lived link to a PDF form',
    access: 'read_report',
    params: nothing,
    body: MakeDocumentLink,
    answer: DocumentLink,
  },
  listActingChiefs: {
    summary: 'Acting chiefs, and who can be named',
    access: 'name_acting_chief',
    params: nothing,
    body: null,
    answer: ActingChiefList,
  },
  nameActingChief: {
    summary: 'Name an acting chief of a district for some days',
    access: 'name_acting_chief',
    params: nothing,
    body: NameActingChief,
    answer: ActingChiefList,
  },
  endActingChief: {
    summary: 'End an acting chief early',
    access: 'name_acting_chief',
    params: ofId,
    body: null,
    answer: ActingChiefList,
  },
  showEvidence: {
    summary: 'Evidence of the figures of a district and month',
    access: 'read_report',
    params: ofReport,
    body: null,
    answer: EvidenceView,
  },
  addEvidence: {
    summary: 'State what evidence exists and where it is kept',
    access: 'keep_evidence',
    params: ofReport,
    body: AddEvidence,
    answer: EvidenceView,
  },
  removeEvidence: {
    summary: 'Take a statement of evidence back, with its photo',
    access: 'keep_evidence',
    params: ofId,
    body: null,
    answer: EvidenceView,
  },
  putPhoto: {
    summary: 'Add a photo to a piece of evidence, or another one instead',
    access: 'keep_evidence',
    params: ofId,
    body: PhotoBody,
    answer: EvidenceView,
  },
  showPhoto: {
    summary: 'The photo of a piece of evidence',
    access: 'read_report',
    params: ofId,
    body: null,
    answer: FileAnswer,
  },
  showEvidenceGaps: {
    summary: 'Producers without evidence in a quarter, and samples for inspection',
    access: 'read_report',
    params: ofQuarter,
    body: null,
    answer: EvidenceGaps,
  },
  drawSample: {
    summary: 'Draw producers for inspection by chance',
    access: 'draw_sample',
    params: ofQuarter,
    body: DrawSample,
    answer: EvidenceGaps,
  },
  showFigureHistory: {
    summary: 'Every version of a figure',
    access: 'read_report',
    params: ofReport.extend({ producerId: z.uuid() }),
    body: null,
    answer: FigureHistory,
  },
  showReportHistory: {
    summary: 'What happened to a report',
    access: 'read_report',
    params: ofReport,
    body: null,
    answer: History,
  },
  showOfficerHistory: {
    summary: 'What an officer did; `me` for oneself',
    access: 'officer',
    params: z.object({ id: z.union([z.uuid(), z.literal('me')]) }),
    body: null,
    answer: History,
  },
} as const satisfies Record<string, RouteShape>
