// Setting one office's target, or that of all districts at once: a percentage or five levels. What is typed stays whatever
// the server says; where somebody else was quicker, the newest targets are fetched and shown before it can be tried again.
import { type Signal, useSignal } from '@preact/signals'
import type { TargetBody, TargetList } from '../../bot/contract/indicator.ts'
import { SPAN_NAMES, targetWords } from '../../bot/domain/indicator-words.ts'
import { isSameTarget } from '../../bot/domain/target-rules.ts'
import type { Span } from '../../db/vocabulary.ts'
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { COMMON } from '../words-common.ts'
import { TARGETS } from '../words-targets.ts'
import { FIELD_ID, TargetFields } from './target-fields.tsx'
import { readTypedTarget, type TypedTarget, typedOf } from './typed-target.ts'
import { useSending } from './use-sending.ts'

interface DialogProps {
  list: TargetList
  span: Span
  /** Null = all districts. */
  officeCode: string | null
  show: (list: TargetList) => void
  close: () => void
}

export function TargetDialog({ list, span, officeCode, show, close }: DialogProps) {
  const { isBusy, wrong: failed, run } = useSending()
  const offices = list.offices.filter(office =>
    officeCode === null ? office.officeCode.length === 4 : office.officeCode === officeCode,
  )
  const current = offices.map(office => office.targets[span]?.target ?? null)
  const isOne = current.every(target => isSameTarget(target, current[0] ?? null))
  const typed = useSignal<TypedTarget>(typedOf(isOne ? (current[0] ?? null) : null))
  const wrong = useSignal<{ says: string; field: number } | null>(null)
  const isSure = useSignal(false)
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const send = (target: TargetBody | null) =>
    run(async () => {
      const seen = Object.fromEntries(
        offices.map((office, index) => [office.officeCode, current[index] ?? null]),
      )
      const at = { fiscalYear: String(list.fiscalYear), span }
      const province = list.offices[0]?.officeCode ?? ''
      try {
        show(
          await call(
            'setTarget',
            { ...at, officeCode: officeCode ?? province },
            { target, scope: officeCode === null ? 'districts' : 'office', seen },
          ),
        )
      } catch (error) {
        if (asFailure(error).code === 'target.stale')
          show(await call('listTargets', { fiscalYear: at.fiscalYear }))
        throw error
      }
      say(target === null ? TARGETS.removed : TARGETS.saved, 'good')
      close()
    })
  const save = () => {
    const read = readTypedTarget(typed.peek())
    wrong.value = 'wrong' in read ? { says: read.wrong, field: read.field } : null
    if ('target' in read) void send(read.target)
    else document.getElementById(FIELD_ID(read.field))?.focus()
  }
  /** Asked once more: it stands right below the button that saves. */
  const remove = () => {
    if (isSure.peek()) void send(null)
    else isSure.value = true
  }
  const count = current.filter(target => target !== null).length
  const [only] = officeCode === null ? [] : offices
  return (
    <Dialog
      title={only ? TARGETS.oneTitle(only.officeName) : TARGETS.allTitle(offices.length)}
      onClose={leave}
      actions={
        <>
          <p class="missing" role="alert">
            {failed}
          </p>
          <Button isBusy={isBusy.value} onPress={save}>
            {isBusy.value ? COMMON.sending : TARGETS.save}
          </Button>
          {count > 0 && (
            <Button tone="danger" isBusy={isBusy.value} onPress={remove}>
              {isSure.value ? TARGETS.removeSurely(count) : only ? TARGETS.remove : TARGETS.removeAll}
            </Button>
          )}
          <Button tone="plain" onPress={leave}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <p>{SPAN_NAMES[span]}</p>
      <Standing current={current} typed={typed} />
      <TargetFields typed={typed} wrong={wrong.value} />
    </Dialog>
  )
}

interface StandingProps {
  current: (TargetBody | null)[]
  typed: Signal<TypedTarget>
}

/** What stands now, and what would be lost. */
function Standing({ current, typed }: StandingProps) {
  const [only] = current
  if (current.length === 1) return only ? <p class="small">{TARGETS.now(targetWords(only))}</p> : null
  const read = readTypedTarget(typed.value)
  const next = 'target' in read ? read.target : null
  const lost = current.filter(target => target !== null && !isSameTarget(target, next)).length
  return lost === 0 ? null : <p class="warn-ink">{TARGETS.replaces(lost)}</p>
}
