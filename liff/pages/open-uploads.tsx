// Files of this kind that I sent and have not saved: whoever left the page, or sent one in the chat, finds them again here.
import { call } from '../api.ts'
import { uploadPath } from '../more-routes.ts'
import { useLoad } from '../parts/load.tsx'
import type { SheetAddress } from '../send-sheet.ts'
import { momentLong } from '../words-common.ts'
import { OPEN_UPLOADS } from '../words-uploads.ts'

/** Nothing while it loads or cannot: a file can be sent without it. */
export function OpenUploads({ kind }: Pick<SheetAddress, 'kind'>) {
  const now = useLoad(() => call('listUploads', {}), kind).state.value
  const uploads = now.kind === 'here' ? now.data.uploads.filter(upload => upload.kind === kind) : []
  if (uploads.length === 0) return null
  return (
    <section class="card stack">
      <h2>{OPEN_UPLOADS.title}</h2>
      <ul class="list">
        {uploads.map(({ id, state, about, sentAt, isFromChat }) => (
          <li key={id}>
            <a class="item" href={uploadPath(id)}>
              <span class="item-head">
                <b>{about}</b>
                <span class="badge">{OPEN_UPLOADS.states[state]}</span>
              </span>
              <span class="small">{OPEN_UPLOADS.sent(momentLong(sentAt), isFromChat)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
