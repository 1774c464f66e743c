// Evidence of figures: what exists at each producer and where it is kept, photos, what is missing in a quarter, samples.
import * as z from 'zod'
import { EVIDENCE_KINDS } from '../../db/vocabulary.ts'
import { freeText, InstantText, OfficeCodeText, PeriodText } from './scalars.ts'

export const EvidenceKindWord = z.enum(EVIDENCE_KINDS)

export const EvidenceItem = z.object({
  id: z.uuid(),
  kind: EvidenceKindWord,
  /** Where the paper is kept. */
  keptAt: z.string().nullable(),
  note: z.string().nullable(),
  hasPhoto: z.boolean(),
  by: z.string().nullable(),
  at: InstantText,
})
export type EvidenceItem = z.infer<typeof EvidenceItem>

export const EvidenceView = z.object({
  officeCode: OfficeCodeText,
  officeName: z.string(),
  period: PeriodText,
  /** The reader keeps evidence here. */
  mayKeep: z.boolean(),
  /** Active producers by Thai name. */
  producers: z.array(
    z.object({ producerId: z.uuid(), code: z.string(), name: z.string(), items: z.array(EvidenceItem) }),
  ),
})
export type EvidenceView = z.infer<typeof EvidenceView>

export const AddEvidence = z.strictObject({
  producerId: z.uuid(),
  kind: EvidenceKindWord,
  keptAt: freeText(200).nullable(),
  note: freeText(500).nullable(),
})

/** `2025-q2`: second quarter (Jan-Mar) of the fiscal year that ends in 2025. */
export const QuarterText = z.string().regex(/^20\d\d-q[1-4]$/)

const Named = z.object({
  producerId: z.uuid(),
  code: z.string(),
  name: z.string(),
  officeCode: OfficeCodeText,
  officeName: z.string(),
})

export const EvidenceGaps = z.object({
  quarter: QuarterText,
  /** The three months. */
  periods: z.array(PeriodText),
  offices: z.array(
    z.object({ officeCode: OfficeCodeText, officeName: z.string(), producers: z.int(), missing: z.int() }),
  ),
  /** Producers with a figure but no evidence in any month of the quarter. */
  missing: z.array(Named),
  mayDraw: z.boolean(),
  /** Newest first; district staff see only their own producers in it. */
  samples: z.array(
    z.object({
      id: z.uuid(),
      at: InstantText,
      by: z.string().nullable(),
      producers: z.array(Named.extend({ hasEvidence: z.boolean() })),
    }),
  ),
})
export type EvidenceGaps = z.infer<typeof EvidenceGaps>

/** How many producers; from all of the province that reported in the quarter. */
export const DrawSample = z.strictObject({ size: z.int().min(1).max(100) })
