// Correcting what is known of a producer. Months and figures have dialogs of their own.
import { useEffect, useRef } from 'preact/hooks'
import { call } from '../api.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { COMMON } from '../words-common.ts'
import { KEEP } from '../words-producers.ts'
import {
  BLANK,
  type Facts,
  type FieldSignals,
  ProducerFields,
  readFacts,
  useFacts,
} from './producer-fields.tsx'
import { type ProducerDialogProps, throwAnew } from './producer-keeper.ts'
import { useSending } from './use-sending.ts'

const FIELDS = Object.keys(BLANK) as (keyof Facts)[]

function takeOver<Field extends keyof Facts>(
  facts: FieldSignals,
  field: Field,
  before: Facts,
  now: Facts,
): void {
  const shown = facts[field]
  if (shown.peek() === before[field]) shown.value = now[field]
}

export function CorrectProducer({ producer, keeper, close }: ProducerDialogProps) {
  const facts = useFacts(producer)
  const base = useRef<Facts>(producer)
  // Somebody else was quicker: what was not touched here is theirs.
  useEffect(() => {
    for (const field of FIELDS) takeOver(facts, field, base.current, producer)
    base.current = producer
  }, [producer.seen])
  const { isBusy, wrong, run } = useSending()
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const save = () => {
    const typed = readFacts(facts, true)
    if (typed === null) return
    void run(async () => {
      try {
        const changed = await call('changeProducer', { id: producer.id }, { ...typed, seen: producer.seen })
        close()
        keeper.show(changed)
        say(KEEP.saved, 'good')
      } catch (error) {
        throwAnew(error, keeper)
      }
    })
  }
  return (
    <Dialog
      title={KEEP.correctTitle}
      onClose={leave}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          yes={isBusy.value ? COMMON.sending : KEEP.save}
          onYes={save}
          no={COMMON.cancel}
          leave={leave}
        />
      }
    >
      <ProducerFields
        facts={facts}
        place={producer.places.find(place => place.code === producer.officeCode)}
        isCodeNeeded
      />
      <p class="small">{KEEP.correctExplain}</p>
    </Dialog>
  )
}
