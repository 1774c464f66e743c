// Stating a piece of evidence: what it is, where it is kept, a photo if there is one. First the words are stored,
// then the photo follows; a photo that does not get through is kept here and sent again, without a second statement.
import { type Signal, useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { EvidenceItem, EvidenceView } from '../../bot/contract/evidence.ts'
import { EVIDENCE_KIND_NAMES } from '../../bot/domain/evidence-words.ts'
import { call } from '../api.ts'
import { Failure } from '../failure.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { type Photo, sendPhoto } from '../photo.ts'
import { COMMON } from '../words-common.ts'
import { EVIDENCE, PHOTO } from '../words-evidence.ts'
import { placeOf, takeIn } from './evidence-changes.ts'
import type { EvidenceKeeper, KeptProducer } from './evidence-dialogs.tsx'
import { PhotoField, sendWords } from './photo-field.tsx'
import { useSending } from './use-sending.ts'

type Kind = EvidenceItem['kind']
type Statement = Pick<EvidenceItem, 'kind' | 'keptAt' | 'note'>

const KINDS = Object.keys(EVIDENCE_KIND_NAMES) as Kind[]

interface AddProps {
  keeper: EvidenceKeeper
  producer: KeptProducer
}

export function AddEvidence({ keeper, producer }: AddProps) {
  const kind = useSignal<Kind | null>(null)
  const keptAt = useSignal('')
  const note = useSignal('')
  const photo = useSignal<Photo | null>(null)
  const isReading = useSignal(false)
  const share = useSignal<number | null>(null)
  const storedId = useSignal<string | null>(null)
  const { isBusy, hasFailed, wrong, run } = useSending()
  const state = useStatement(keeper, producer)
  const close = () => {
    if (!isBusy.peek()) keeper.asked.value = null
  }
  const save = () => {
    const place = keptAt.peek().trim()
    const chosen = kind.peek()
    const isPlaced = place !== '' || photo.peek() !== null || storedId.peek() !== null
    if (!chosen || !isPlaced) {
      wrong.value = chosen ? EVIDENCE.placeMissing : EVIDENCE.kindMissing
      return
    }
    void run(async () => {
      const statement = { kind: chosen, keptAt: place || null, note: note.peek().trim() || null }
      storedId.value ??= await state(statement, hasFailed.peek())
      const kept = photo.peek()
      if (kept) {
        share.value = 0
        const view = await sendPhoto(storedId.peek() ?? '', kept, sent => (share.value = sent))
        takeIn(keeper, producer, view)
      }
      say(EVIDENCE.added, 'good')
      keeper.asked.value = null
    })
  }
  const idle = hasFailed.value ? PHOTO.again : EVIDENCE.save
  return (
    <Dialog
      backTo={placeOf(producer)}
      title={EVIDENCE.add}
      onClose={close}
      actions={
        <>
          <p class="missing" role="alert">
            {wrong}
          </p>
          <Button isBusy={isBusy.value || isReading.value} onPress={save}>
            {isReading.value ? PHOTO.reading : isBusy.value ? sendWords(share.value) : idle}
          </Button>
          <Button tone="plain" onPress={close}>
            {storedId.value ? COMMON.close : COMMON.cancel}
          </Button>
        </>
      }
    >
      <p>{producer.name}</p>
      {storedId.value ? (
        <p class="small">{EVIDENCE.onlyPhotoLeft}</p>
      ) : (
        <>
          <KindField kind={kind} />
          <PlaceField keptAt={keptAt} />
        </>
      )}
      <PhotoField photo={photo} isReading={isReading} isBusy={isBusy.value} legend={EVIDENCE.photo} />
      {!storedId.value && <NoteField note={note} />}
    </Dialog>
  )
}

/**
 * Stores a statement and tells the new item's id. When an answer got lost, the statement may be there already:
 * then (`isUnsure`) it is looked for first.
 */
function useStatement(keeper: EvidenceKeeper, producer: KeptProducer) {
  const known = useRef(new Set(producer.items.map(item => item.id)))
  return async (statement: Statement, isUnsure: boolean): Promise<string> => {
    const findNew = (view: EvidenceView) => {
      takeIn(keeper, producer, view)
      const items = view.producers.find(({ producerId }) => producerId === producer.producerId)?.items ?? []
      return items.filter(item => !known.current.has(item.id) && isSame(item, statement)).pop()
    }
    const earlier = isUnsure ? findNew(await call('showEvidence', keeper.place)) : undefined
    if (earlier) return earlier.id
    const input = { producerId: producer.producerId, ...statement }
    const added = findNew(await call('addEvidence', keeper.place, input))
    if (!added) throw new Failure('unknown', 'evidence.not_found_after_adding')
    return added.id
  }
}

const isSame = (a: Statement, b: Statement) => a.kind === b.kind && a.keptAt === b.keptAt && a.note === b.note

const KindField = ({ kind }: { kind: Signal<Kind | null> }) => (
  <fieldset>
    <legend>{EVIDENCE.kind}</legend>
    <div class="chips">
      {KINDS.map(word => (
        <button
          key={word}
          type="button"
          class="chip"
          aria-pressed={kind.value === word}
          onClick={() => (kind.value = word)}
        >
          {EVIDENCE_KIND_NAMES[word]}
        </button>
      ))}
    </div>
  </fieldset>
)

const PlaceField = ({ keptAt }: { keptAt: Signal<string> }) => (
  <div>
    <label for="kept-at">{EVIDENCE.keptAt}</label>
    <input
      id="kept-at"
      type="text"
      maxLength={200}
      value={keptAt}
      onInput={event => (keptAt.value = event.currentTarget.value)}
    />
    <div class="chips proof-places">
      {EVIDENCE.places.map(place => (
        <button key={place} type="button" class="chip" onClick={() => (keptAt.value = place)}>
          {place}
        </button>
      ))}
    </div>
  </div>
)

const NoteField = ({ note }: { note: Signal<string> }) => (
  <div>
    <label for="evidence-note">{EVIDENCE.note}</label>
    <textarea
      id="evidence-note"
      maxLength={500}
      value={note}
      onInput={event => (note.value = event.currentTarget.value)}
    />
  </div>
)
