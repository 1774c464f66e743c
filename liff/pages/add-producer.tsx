// Adding a producer. Where the district has a name like it, the service asks whether it is another one.
import { useSignal } from '@preact/signals'
import type { ProducerList } from '../../bot/contract/producers.ts'
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { producerPath } from '../more-routes.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { goTo } from '../router.ts'
import { COMMON } from '../words-common.ts'
import { KEEP } from '../words-producers.ts'
import { later, MonthField } from './month-field.tsx'
import { BLANK, ProducerFields, readFacts, useFacts } from './producer-fields.tsx'
import { firstPossibleOf } from './producer-keeper.ts'
import { useSending } from './use-sending.ts'

interface AddProps {
  list: ProducerList
  close: () => void
}

export function AddProducer({ list: { officeCode, officeName, districts, months }, close }: AddProps) {
  const place = districts.find(one => one.code === officeCode)
  const facts = useFacts(BLANK)
  const first = place?.firstPeriod ?? months.thisPeriod
  const fromPeriod = useSignal(later(first, months.thisPeriod))
  /** The one that a name looks like; with another name typed the question is another one. */
  const like = useSignal({ id: '', to: '' })
  const likeId = like.value.to === facts.name.value.trim() ? like.value.id : ''
  const { isBusy, wrong, run } = useSending()
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const add = (isNew: boolean) => {
    const typed = readFacts(facts, false)
    if (typed === null) return
    void run(async () => {
      try {
        const body = { ...typed, code: typed.code || null, fromPeriod: fromPeriod.peek(), isNew }
        const { id, name } = await call('addProducer', { officeCode }, body)
        say(KEEP.added(name), 'good')
        goTo(producerPath(id))
      } catch (error) {
        const { problem } = asFailure(error)
        if (problem?.code === 'producer.looks_known')
          like.value = { id: String(problem.detail.id ?? ''), to: typed.name }
        fromPeriod.value = firstPossibleOf(error) ?? fromPeriod.peek()
        throw error
      }
    })
  }
  return (
    <Dialog
      title={KEEP.addTitle(officeName)}
      onClose={leave}
      actions={
        <>
          <p class="missing" role="alert">
            {wrong}
          </p>
          {likeId !== '' && <a href={producerPath(likeId)}>{KEEP.lookAt}</a>}
          <Button isBusy={isBusy.value} onPress={() => add(likeId !== '')}>
            {isBusy.value ? COMMON.sending : likeId === '' ? KEEP.addSave : KEEP.addIsNew}
          </Button>
          <Button tone="plain" onPress={leave}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <ProducerFields facts={facts} place={place} isCodeNeeded={false} />
      <MonthField
        id="producer-from"
        label={KEEP.from}
        value={fromPeriod}
        first={first}
        last={months.latest}
      />
    </Dialog>
  )
}
