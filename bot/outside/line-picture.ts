// The picture or file of a message, from LINE's host for content. Not through the SDK: its client makes an unhandled rejection of
// a download that breaks or takes too long, and goes on reading when nobody listens any more (11.2.0).
import type { PictureOutcome } from '../ports.ts'
import type { Exchange } from './line-exchange.ts'

/** Null = no picture came; the status says whether one may come later. */
type Download = Uint8Array | 'too_large' | null

/** A page of something that stands between LINE and us, or LINE's words about what was asked for. A CSV is text, too. */
const NOT_IT = { picture: /^(text\/|application\/json)/, file: /^(text\/html|application\/json)/ }

/** One GET; stops reading, and the sending too, above `maxBytes`. `origin`: of LINE's content host. */
export async function downloadContent(
  origin: string,
  messageId: string,
  { token, maxBytes, kind }: { token: string; maxBytes: number; kind: keyof typeof NOT_IT },
): Promise<Download> {
  const address = new URL(`/v2/bot/message/${encodeURIComponent(messageId)}/content`, origin)
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` }, redirect: 'error' })
  const isWanted = answer.status === 200 && !NOT_IT[kind].test(answer.headers.get('content-type') ?? '')
  const isTooLarge = Number(answer.headers.get('content-length') ?? 0) > maxBytes
  if (!isWanted || isTooLarge) {
    await answer.body?.cancel()
    return isWanted ? 'too_large' : null
  }
  return readAtMost(answer, maxBytes)
}

/** Leaving the loop ends the download. */
async function readAtMost({ body }: Response, maxBytes: number): Promise<Uint8Array | 'too_large'> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > maxBytes) return 'too_large'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** 202 = LINE is still preparing it; 404 and 410 = taken back, or older than LINE keeps pictures. */
export function pictureOutcomeOf({ status, body }: Exchange<Download>): PictureOutcome {
  if (body === 'too_large') return { kind: 'too_large' }
  if (body !== null) return { kind: 'read', bytes: body }
  const isGone = status === 400 || status === 404 || status === 410
  return { kind: isGone ? 'gone' : 'later' }
}
