// Questions about single figures and their answers.
import * as z from 'zod'
import { freeText, InstantText, RoleWord } from './scalars.ts'

const Words = z.object({
  id: z.uuid(),
  text: z.string(),
  by: z.string().nullable(),
  role: RoleWord.nullable(),
  at: InstantText,
})

export const CommentList = z.object({
  /** Oldest first. */
  questions: z.array(
    Words.extend({
      producerId: z.uuid(),
      producerName: z.string(),
      /** Version of the figure that was asked about. */
      figureVersion: z.int().min(0),
      /** Nobody but the asker has written since. */
      isOpen: z.boolean(),
      answers: z.array(Words),
    }),
  ),
})
export type CommentList = z.infer<typeof CommentList>

/** `replyTo`: the question this answers; null = a new question. */
export const AddComment = z.strictObject({
  producerId: z.uuid(),
  replyTo: z.uuid().nullable(),
  text: freeText(500),
})
