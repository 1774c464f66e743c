// Stating a piece of evidence: what it is, where it is kept, a photo if there is one. First the words are stored,
// then the photo follows; a photo that does not get through is kept here and sent again, without a second statement.
// A statement with neither place nor photo does not stay: it is taken back when its photo is refused, or on closing.
import { type Signal, useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { EvidenceItem, EvidenceView } from '../../bot/contract/evidence.ts'
import { EVIDENCE_KIND_NAMES } from '../../bot/domain/evidence-words.ts'
import { call } from '../api.ts'
import { asFailure, Failure } from '../failure.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { isPhotoRefused, type Photo, sendPhoto } from '../photo.ts'
import { COMMON } from '../words-common.ts'
import { EVIDENCE, PHOTO } from '../words-evidence.ts'
import { placeOf, takeIn } from './evidence-changes.ts'
import type { EvidenceKeeper, KeptProducer } from './evidence-dialogs.tsx'
import { chooseFile, PhotoField, sendWords } from './photo-field.tsx'
import { useSending } from './use-sending.ts'

type Kind = EvidenceItem['kind']
type Statement = Pick<EvidenceItem, 'kind' | 'keptAt' | 'note'>

const KINDS = Object.keys(EVIDENCE_KIND_NAMES) as Kind[]

interface AddProps {
  keeper: EvidenceKeeper
  producer: KeptProducer
}

/** Elements that take the focus, and the sentence that says why. */
const FIRST_KIND = 'first-kind'
const PLACE = 'kept-at'
const WRONG = 'evidence-wrong'

export function AddEvidence({ keeper, producer }: AddProps) {
  const kind = useSignal<Kind | null>(null)
  const keptAt = useSignal('')
  const note = useSignal('')
  const photo = useSignal<Photo | null>(null)
  const isReading = useSignal(false)
  const share = useSignal<number | null>(null)
  const missing = useSignal<'kind' | 'place' | null>(null)
  const isRefused = useSignal(false)
  const isLeaving = useRef(false)
  const { isBusy, hasFailed, wrong, run } = useSending()
  const { storedId, isBare, state, withdraw } = useStatement(keeper, producer)
  const place = keptAt.value.trim()
  // Stored, and good without a photo.
  const isStored = storedId.value !== null && place !== ''
  const needsOther = isRefused.value && !photo.value && (isStored || !place)
  const end = () => {
    keeper.asked.value = null
  }
  const close = () => {
    if (isBusy.peek()) return
    // Who presses again although that did not get through wants to leave all the same.
    if (!isBare() || isLeaving.current) return end()
    isLeaving.current = true
    void run(() => withdraw().then(end))
  }
  const send = async (id: string, kept: Photo) => {
    share.value = 0
    try {
      takeIn(keeper, producer, await sendPhoto(id, kept, sent => (share.value = sent)))
    } catch (error) {
      isRefused.value = isPhotoRefused(error)
      if (isRefused.peek()) photo.value = null
      // Closing tries again where this fails; what has to be said now is why the photo was refused.
      if (isRefused.peek() && isBare()) await withdraw().catch(() => undefined)
      throw error
    }
  }
  const save = () => {
    if (needsOther) return chooseFile()
    const chosen = kind.peek()
    missing.value = !chosen ? 'kind' : place === '' && !photo.peek() ? 'place' : null
    if (!chosen || missing.peek()) {
      wrong.value = chosen ? EVIDENCE.placeMissing : EVIDENCE.kindMissing
      document.getElementById(chosen ? PLACE : FIRST_KIND)?.focus()
      return
    }
    isLeaving.current = false
    void run(async () => {
      const statement = { kind: chosen, keptAt: place || null, note: note.peek().trim() || null }
      const id = await state(statement, hasFailed.peek())
      const kept = photo.peek()
      if (kept) await send(id, kept)
      say(EVIDENCE.added, 'good')
      end()
    })
  }
  const idle = needsOther ? PHOTO.another : hasFailed.value && !isRefused.value ? PHOTO.again : EVIDENCE.save
  return (
    <Dialog
      backTo={placeOf(producer)}
      title={EVIDENCE.add}
      onClose={close}
      actions={
        <>
          <p id={WRONG} class="missing" role="alert">
            {wrong}
          </p>
          {needsOther && !isStored && <p class="small">{EVIDENCE.orPlace}</p>}
          <Button isBusy={isBusy.value || isReading.value} onPress={save}>
            {isReading.value ? PHOTO.reading : isBusy.value ? sendWords(share.value) : idle}
          </Button>
          <Button tone="plain" onPress={close}>
            {isStored ? COMMON.close : COMMON.cancel}
          </Button>
        </>
      }
    >
      <p>{producer.name}</p>
      {isStored ? (
        <p class="small">{EVIDENCE.onlyPhotoLeft}</p>
      ) : (
        <>
          <KindField kind={kind} isMissing={missing.value === 'kind' && !kind.value} />
          <PlaceField keptAt={keptAt} isMissing={missing.value === 'place' && !place && !photo.value} />
        </>
      )}
      <PhotoField
        photo={photo}
        isReading={isReading}
        isBusy={isBusy.value}
        legend={EVIDENCE.photo}
        onRead={() => (wrong.value = '')}
      />
      {!isStored && <NoteField note={note} />}
    </Dialog>
  )
}

/**
 * `state` stores a statement and tells the item's id, also when it is stored already: when an answer got lost
 * (`isUnsure`), it is looked for first. `isBare`: an item may be stored that has no place and waits for its photo;
 * `withdraw` takes that back, unless its photo has come through.
 */
function useStatement(keeper: EvidenceKeeper, producer: KeptProducer) {
  const known = useRef(new Set(producer.items.map(item => item.id)))
  const tried = useRef<Statement | null>(null)
  const storedId = useSignal<string | null>(null)
  const findNew = (view: EvidenceView, statement: Statement) => {
    takeIn(keeper, producer, view)
    const items = view.producers.find(({ producerId }) => producerId === producer.producerId)?.items ?? []
    return items.filter(item => !known.current.has(item.id) && isSame(item, statement)).pop()
  }
  const isBare = () => tried.current !== null && tried.current.keptAt === null
  const withdraw = async (): Promise<void> => {
    if (!tried.current) return
    const item = findNew(await call('showEvidence', keeper.place), tried.current)
    if (item && !item.hasPhoto) takeIn(keeper, producer, await call('removeEvidence', { id: item.id }))
    tried.current = storedId.value = null
  }
  const state = async (statement: Statement, isUnsure: boolean): Promise<string> => {
    if (tried.current && !isSame(tried.current, statement) && isBare()) await withdraw()
    if (storedId.peek()) return storedId.peek() ?? ''
    const earlier = isUnsure ? findNew(await call('showEvidence', keeper.place), statement) : undefined
    tried.current = statement
    const added = earlier ?? findNew(await add(statement), statement)
    if (!added) throw new Failure('unknown', 'evidence.not_found_after_adding')
    storedId.value = added.id
    return added.id
  }
  const add = async (statement: Statement): Promise<EvidenceView> => {
    try {
      return await call('addEvidence', keeper.place, { producerId: producer.producerId, ...statement })
    } catch (error) {
      if (asFailure(error).kind === 'refused') tried.current = null
      throw error
    }
  }
  return { storedId, isBare, state, withdraw }
}

const isSame = (a: Statement, b: Statement) => a.kind === b.kind && a.keptAt === b.keptAt && a.note === b.note

const KindField = ({ kind, isMissing }: { kind: Signal<Kind | null>; isMissing: boolean }) => (
  <fieldset aria-invalid={isMissing} aria-describedby={WRONG}>
    <legend>{EVIDENCE.kind}</legend>
    <div class="chips">
      {KINDS.map((word, index) => (
        <button
          key={word}
          id={index === 0 ? FIRST_KIND : undefined}
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

const PlaceField = ({ keptAt, isMissing }: { keptAt: Signal<string>; isMissing: boolean }) => (
  <div>
    <label for={PLACE}>{EVIDENCE.keptAt}</label>
    <input
      id={PLACE}
      type="text"
      aria-invalid={isMissing}
      aria-describedby={WRONG}
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
