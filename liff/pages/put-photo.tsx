// A photo for a piece of evidence that is stated already: the first one, or another one instead.
import { useSignal } from '@preact/signals'
import { EVIDENCE_KIND_NAMES } from '../../bot/domain/evidence-words.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { isPhotoRefused, type Photo, sendPhoto } from '../photo.ts'
import { COMMON } from '../words-common.ts'
import { PHOTO } from '../words-evidence.ts'
import { placeOf, takeIn } from './evidence-changes.ts'
import type { ItemDialogProps } from './evidence-dialogs.tsx'
import { chooseFile, PhotoField, sendWords } from './photo-field.tsx'
import { useSending } from './use-sending.ts'

export function PutPhoto({ keeper, producer, item }: ItemDialogProps) {
  const photo = useSignal<Photo | null>(null)
  const isReading = useSignal(false)
  const share = useSignal(0)
  const isRefused = useSignal(false)
  const { isBusy, hasFailed, wrong, run } = useSending()
  const close = () => {
    if (!isBusy.peek()) keeper.asked.value = null
  }
  const send = () => {
    const kept = photo.peek()
    if (!kept) {
      if (isRefused.peek()) chooseFile()
      else wrong.value = PHOTO.photoMissing
      return
    }
    void run(async () => {
      share.value = 0
      const view = await sendPhoto(item.id, kept, sent => (share.value = sent)).catch((error: unknown) => {
        isRefused.value = isPhotoRefused(error)
        if (isRefused.peek()) photo.value = null
        throw error
      })
      const { turns } = keeper
      turns.value = { ...turns.peek(), [item.id]: (turns.peek()[item.id] ?? 0) + 1 }
      takeIn(keeper, producer, view)
      say(PHOTO.sent, 'good')
      keeper.asked.value = null
    })
  }
  const needsOther = isRefused.value && photo.value === null
  const isSame = hasFailed.value && !isRefused.value
  const idle = needsOther ? PHOTO.another : isSame ? PHOTO.again : PHOTO.send
  return (
    <Dialog
      backTo={placeOf(producer)}
      title={item.hasPhoto ? PHOTO.replace : PHOTO.putTitle}
      onClose={close}
      actions={
        <>
          <p class="missing" role="alert">
            {wrong}
          </p>
          <Button isBusy={isBusy.value || isReading.value} onPress={send}>
            {isReading.value ? PHOTO.reading : isBusy.value ? sendWords(share.value) : idle}
          </Button>
          <Button tone="plain" onPress={close}>
            {COMMON.cancel}
          </Button>
        </>
      }
    >
      <PhotoField
        photo={photo}
        isReading={isReading}
        isBusy={isBusy.value}
        onRead={() => (wrong.value = '')}
        legend={PHOTO.of(EVIDENCE_KIND_NAMES[item.kind], producer.name)}
      />
    </Dialog>
  )
}
