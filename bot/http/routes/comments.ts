// Questions about figures of a report, and their answers.
import { addComment } from '../../actions/add-comment.ts'
import { showComments } from '../../actions/show-comments.ts'
import type { Handlers } from '../handler.ts'

export const commentRoutes: Handlers<'showComments' | 'addComment'> = {
  showComments: ({ deps, actor, params }) => showComments(deps, actor, params),
  addComment: ({ deps, actor, params, body }) => addComment(deps, actor, { ...params, ...body }),
}
