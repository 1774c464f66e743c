// Photos of evidence: whose they are and what they are, by button or by typing a producer's name. Only officers who keep
// evidence come here; a command typed meanwhile is answered as ever.
import type { messagingApi } from '@line/bot-sdk'
import { findChatPhoto, type OpenPhoto } from '../../db/queries/chat-photos.ts'
import { listEvidenceProducers } from '../../db/queries/evidence.ts'
import { EVIDENCE_KINDS, type EvidenceKind } from '../../db/vocabulary.ts'
import { questionAbout, readOpenPhotos } from '../actions/ask-for-producer.ts'
import { type AssignedPhotos, assignPhotos } from '../actions/assign-photo.ts'
import { dropPhotos } from '../actions/drop-photos.ts'
import { nameEvidenceKind } from '../actions/name-evidence-kind.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { findProducers } from '../domain/find-producers.ts'
import {
  evidenceGoneMessages,
  foundProducersMessages,
  keptForOtherMessages,
  kindNamedMessages,
  photoComingMessages,
  photoGoneMessages,
  photosDroppedMessages,
  photosKeptMessages,
} from '../messages/evidence-replies.ts'

type Messages = messagingApi.Message[]

/** As many as there are buttons for. */
const MOST_FOUND = 12

/** Who sends a photo to the chat keeps evidence of the own office. */
export const keepsEvidence = (actor: Actor): boolean => may(actor, 'keep_evidence', actor.officeCode)

/** To a text that is no command: producers that fit it, if photos wait for one; null = none do. */
export async function answerPhotoText(deps: Deps, actor: Actor, typed: string): Promise<Messages | null> {
  const photos = await readOpenPhotos(deps, actor.id)
  const question = await readQuestion(deps, photos)
  if (question === null) return null
  const found = findProducers(question.producers, typed, MOST_FOUND)
  return foundProducersMessages({ ...question, typed, found })
}

/** To a button under a question about photos; null = it is none of those. */
export async function answerPhotoButton(
  deps: Deps,
  actor: Actor,
  said: URLSearchParams,
): Promise<Messages | null> {
  const [photoId, producerId, evidenceId] = [said.get('photo'), said.get('producer'), said.get('kindof')]
  const kind = kindOf(said.get('kind'))
  if (isId(evidenceId) && kind !== null) return answerKind(deps, actor, { evidenceId, kind })
  if (isId(photoId) && said.has('drop')) return answerDrop(deps, actor)
  if (!isId(photoId) || !isId(producerId)) return null
  const assigned = await assignPhotos(deps, actor, { photoId, producerId })
  return answerAssigned(deps, actor, photoId, assigned)
}

const isId = (text: string | null): text is string =>
  text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

const kindOf = (word: string | null): EvidenceKind | null =>
  EVIDENCE_KINDS.find(kind => kind === word) ?? null

async function answerAssigned(
  deps: Deps,
  actor: Actor,
  photoId: string,
  assigned: AssignedPhotos,
): Promise<Messages> {
  const { liffUrl } = deps.settings
  switch (assigned.outcome) {
    case 'kept':
      return photosKeptMessages({ ...assigned, liffUrl })
    case 'other':
      return keptForOtherMessages({ ...assigned, liffUrl }, actor.role)
    case 'gone':
      return photoGoneMessages(actor.role)
    case 'not_here':
      return questionAbout(deps, await keptBy(deps, actor))
    case 'coming': {
      const photos = await readOpenPhotos(deps, actor.id)
      const question = await readQuestion(deps, photos)
      const photo = await findChatPhoto(deps.db, photoId, actor.id)
      return question === null || photo === null
        ? photoGoneMessages(actor.role)
        : photoComingMessages({ ...question, photoId })
    }
  }
}

const keptBy = async (deps: Deps, actor: Actor): Promise<OpenPhoto[]> =>
  (await readOpenPhotos(deps, actor.id)).filter(photo => photo.state === 'kept')

/** The newest photo stands for all, rather one that is here than one LINE has still to hand over. */
async function readQuestion(deps: Deps, photos: readonly OpenPhoto[]) {
  const photo = photos.findLast(item => item.state === 'kept') ?? photos.at(-1)
  if (photo === undefined) return null
  const { id: photoId, officeCode, period } = photo
  const producers = await listEvidenceProducers(deps.db, officeCode, period, false)
  return { photoId, count: photos.length, period, producers }
}

async function answerKind(
  deps: Deps,
  actor: Actor,
  asked: { evidenceId: string; kind: EvidenceKind },
): Promise<Messages> {
  const named = await nameEvidenceKind(deps, actor, asked)
  if (named === null) return evidenceGoneMessages(actor.role)
  return kindNamedMessages({ ...named, liffUrl: deps.settings.liffUrl }, actor.role)
}

async function answerDrop(deps: Deps, actor: Actor): Promise<Messages> {
  const count = await dropPhotos(deps, actor)
  return count === 0 ? photoGoneMessages(actor.role) : photosDroppedMessages(count, actor.role)
}
