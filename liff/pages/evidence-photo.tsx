// The photo of a piece of evidence, as large as the screen allows.
import { useSignal } from '@preact/signals'
import { EVIDENCE_KIND_NAMES } from '../../bot/domain/evidence-words.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { COMMON, momentLong } from '../words-common.ts'
import { EVIDENCE, PHOTO } from '../words-evidence.ts'
import { placeOf } from './evidence-changes.ts'
import type { ItemDialogProps } from './evidence-dialogs.tsx'
import { photoPath } from './evidence-item.tsx'

interface EvidencePhotoProps extends ItemDialogProps {
  mayKeep: boolean
}

export function EvidencePhoto({ keeper, producer, item, mayKeep }: EvidencePhotoProps) {
  const isBroken = useSignal(false)
  const turn = useSignal(keeper.turns.peek()[item.id] ?? 0)
  const kind = EVIDENCE_KIND_NAMES[item.kind]
  const close = () => {
    keeper.asked.value = null
  }
  const again = () => {
    turn.value++
    isBroken.value = false
  }
  return (
    <Dialog
      backTo={placeOf(producer)}
      title={kind}
      onClose={close}
      actions={
        <>
          {isBroken.value && <Button onPress={again}>{PHOTO.again}</Button>}
          {mayKeep && (
            <Button tone="quiet" onPress={() => (keeper.asked.value = { what: 'put', producer, item })}>
              {PHOTO.replace}
            </Button>
          )}
          <Button tone="plain" onPress={close}>
            {COMMON.close}
          </Button>
        </>
      }
    >
      {isBroken.value ? (
        <p role="alert" class="missing">
          {PHOTO.cannotShow}
        </p>
      ) : (
        <img
          class="large-photo"
          src={photoPath(item.id, turn.value)}
          alt={PHOTO.of(kind, producer.name)}
          onError={() => (isBroken.value = true)}
        />
      )}
      <p>{producer.name}</p>
      {item.keptAt && <p>{EVIDENCE.keptAtPlace(item.keptAt)}</p>}
      <p class="small">{[item.by, momentLong(item.at)].filter(Boolean).join(' · ')}</p>
    </Dialog>
  )
}
