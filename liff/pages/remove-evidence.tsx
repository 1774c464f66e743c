// Taking a piece of evidence back, after one more question.
import { EVIDENCE_KIND_NAMES } from '../../bot/domain/evidence-words.ts'
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { COMMON } from '../words-common.ts'
import { EVIDENCE, PHOTO } from '../words-evidence.ts'
import { placeOf, takeIn } from './evidence-changes.ts'
import type { ItemDialogProps } from './evidence-dialogs.tsx'
import { useSending } from './use-sending.ts'

export function RemoveEvidence({ keeper, producer, item }: ItemDialogProps) {
  const { isBusy, hasFailed, wrong, run } = useSending()
  const kind = EVIDENCE_KIND_NAMES[item.kind]
  const close = () => {
    if (!isBusy.peek()) keeper.asked.value = null
  }
  const remove = () =>
    run(async () => {
      try {
        takeIn(keeper, producer, await call('removeEvidence', { id: item.id }))
      } catch (error) {
        // Somebody else was quicker, or the answer to the first try got lost.
        if (asFailure(error).code !== 'evidence.unknown') throw error
        keeper.again()
      }
      say(EVIDENCE.removed, 'good')
      keeper.asked.value = null
    })
  return (
    <Dialog
      backTo={placeOf(producer)}
      title={EVIDENCE.removeTitle}
      onClose={close}
      actions={
        <>
          <p class="missing" role="alert">
            {wrong}
          </p>
          <Button tone="danger" isBusy={isBusy.value} onPress={() => void remove()}>
            {hasFailed.value ? PHOTO.again : EVIDENCE.removeYes}
          </Button>
          <Button tone="plain" onPress={close}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <p>{EVIDENCE.confirmRemove(kind, producer.name)}</p>
      {item.hasPhoto && <p class="small">{EVIDENCE.photoGoesToo}</p>}
    </Dialog>
  )
}
