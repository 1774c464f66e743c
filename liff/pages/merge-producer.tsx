// Two producers that are one: choose the other among similar names or by searching, say which of the two is kept, and read
// what that means before it is done.
import { type Signal, useSignal } from '@preact/signals'
import type { ProducerLine } from '../../bot/contract/producers.ts'
import { stayIn } from '../../bot/domain/producer-stays.ts'
import { call } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { focusOnceDrawn } from '../parts/once-drawn.ts'
import { say } from '../parts/say.tsx'
import { COMMON } from '../words-common.ts'
import { MERGE } from '../words-producers.ts'
import { type ProducerDialogProps, STAYS_ID, throwAnew } from './producer-keeper.ts'
import { placeOf } from './producer-line.tsx'
import { SearchField, useProducerSearch } from './producer-search.tsx'
import { useSending } from './use-sending.ts'

export function MergeProducer({ producer, keeper, close }: ProducerDialogProps) {
  const other = useSignal<ProducerLine | null>(null)
  /** True: this one is the duplicate, the other one is kept. */
  const isOtherKept = useSignal(true)
  const { isBusy, wrong, run } = useSending()
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const merge = () => {
    const chosen = other.peek()
    if (chosen === null) return
    void run(async () => {
      try {
        if (isOtherKept.peek()) {
          const body = { seen: producer.seen, into: chosen.id }
          const changed = await call('mergeProducer', { id: producer.id }, body)
          keeper.show(changed.producer, changed)
        } else {
          const { seen } = await call('showProducer', { id: chosen.id })
          const changed = await call('mergeProducer', { id: chosen.id }, { seen, into: producer.id })
          keeper.show(await call('showProducer', { id: producer.id }), changed)
        }
        close()
        say(MERGE.done, 'good')
      } catch (error) {
        throwAnew(error, keeper)
      }
    })
  }
  const chosen = other.value
  return (
    <Dialog
      backTo={STAYS_ID}
      title={MERGE.title}
      onClose={leave}
      actions={
        <>
          <p class="missing" role="alert">
            {wrong}
          </p>
          {chosen !== null && (
            <Button tone="danger" isBusy={isBusy.value} onPress={merge}>
              {isBusy.value ? COMMON.sending : MERGE.yes}
            </Button>
          )}
          <Button tone="plain" onPress={leave}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      {chosen === null ? (
        <Choose producer={producer} other={other} />
      ) : (
        <Confirm producer={producer} chosen={chosen} other={other} isOtherKept={isOtherKept} />
      )}
    </Dialog>
  )
}

/** What had the focus is gone. */
function choose(line: ProducerLine | null, other: Signal<ProducerLine | null>): void {
  other.value = line
  focusOnceDrawn(line === null ? 'find-other' : KEEP_OTHER)
}

const KEEP_OTHER = 'keep-other'

interface ChooseProps {
  producer: ProducerDialogProps['producer']
  other: Signal<ProducerLine | null>
}

function Choose({ producer, other }: ChooseProps) {
  const text = useSignal('')
  const { found, says } = useProducerSearch(text.value)
  const isSearching = text.value.trim() !== ''
  const lines = (found ?? (isSearching ? [] : producer.similar)).filter(
    line => line.id !== producer.id && line.state !== 'merged',
  )
  return (
    <>
      <p>{MERGE.explain}</p>
      <SearchField
        id="find-other"
        label={MERGE.find}
        value={text.value}
        type={typed => (text.value = typed)}
      />
      <p class="small" role="status">
        {isSearching ? says : producer.similar.length > 0 ? MERGE.similar : MERGE.noSimilar}
      </p>
      <ul class="list">
        {lines.map(line => (
          <li key={line.id}>
            <button type="button" class="register-choice" onClick={() => choose(line, other)}>
              <b>{line.name}</b>
              <span class="small">
                {line.code} · {placeOf(line)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

interface ConfirmProps extends ChooseProps {
  chosen: ProducerLine
  isOtherKept: Signal<boolean>
}

function Confirm({ producer, chosen, other, isOtherKept }: ConfirmProps) {
  const [gone, kept] = isOtherKept.value ? [producer, chosen] : [chosen, producer]
  return (
    <>
      <fieldset class="keep-one">
        <legend>{MERGE.which}</legend>
        <Keep
          id={KEEP_OTHER}
          of={chosen}
          place={placeOf(chosen)}
          isChosen={isOtherKept.value}
          choose={() => (isOtherKept.value = true)}
        />
        <Keep
          id="keep-this"
          of={producer}
          place={placeOf({ ...producer, stay: stayIn(producer.stays, producer.months.thisPeriod) })}
          isChosen={!isOtherKept.value}
          choose={() => (isOtherKept.value = false)}
        />
      </fieldset>
      <ul class="consequence">
        {MERGE.told(gone.name, kept.name).map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Button tone="plain" onPress={() => choose(null, other)}>
        {MERGE.other}
      </Button>
    </>
  )
}

interface KeepProps {
  id: string
  of: Pick<ProducerLine, 'name' | 'code'>
  place: string
  isChosen: boolean
  choose: () => void
}

const Keep = ({ id, of, place, isChosen, choose }: KeepProps) => (
  <label>
    <input id={id} type="radio" name="kept-producer" checked={isChosen} onChange={choose} />
    <span>
      {MERGE.keep(of.name, of.code)} <span class="small">{place}</span>
    </span>
  </label>
)
