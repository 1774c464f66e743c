// One piece of evidence in the list: what it is, where it is kept, who said so, and its photo as a small picture.
import { useSignal } from '@preact/signals'
import type { EvidenceItem } from '../../bot/contract/evidence.ts'
import { MORE_PATHS } from '../../bot/contract/more-paths.ts'
import { EVIDENCE_KIND_NAMES } from '../../bot/domain/evidence-words.ts'
import { Button } from '../parts/button.tsx'
import { CAMERA, PICTURE } from '../parts/evidence-icons.ts'
import { Icon } from '../parts/icon.tsx'
import { momentShort } from '../words-common.ts'
import { EVIDENCE, PHOTO } from '../words-evidence.ts'

/** Address of the photo. `turn` differs after a photo was replaced, so that the old one is not shown again. */
export const photoPath = (id: string, turn = 0): string =>
  `${MORE_PATHS.showPhoto[1].replace(':id', id)}${turn > 0 ? `?turn=${turn}` : ''}`

interface LineProps {
  item: EvidenceItem
  producer: { name: string }
  mayKeep: boolean
  /** How often the photo was replaced on this page. */
  turn: number
  ask: (what: 'photo' | 'put' | 'remove') => void
}

export function EvidenceItemLine({ item, producer: { name }, mayKeep, turn, ask }: LineProps) {
  const kind = EVIDENCE_KIND_NAMES[item.kind]
  return (
    <li class="proof">
      {item.hasPhoto && (
        <Thumbnail src={photoPath(item.id, turn)} label={PHOTO.open(kind, name)} open={() => ask('photo')} />
      )}
      {!item.hasPhoto && mayKeep && (
        <button type="button" class="thumb" aria-label={PHOTO.putOf(kind, name)} onClick={() => ask('put')}>
          <Icon path={CAMERA} />
          <span class="small">{PHOTO.put}</span>
        </button>
      )}
      <div class="proof-words">
        <p class="proof-head">
          <b>{kind}</b>
          {mayKeep && (
            <Button tone="plain" label={EVIDENCE.removeOf(kind, name)} onPress={() => ask('remove')}>
              {EVIDENCE.remove}
            </Button>
          )}
        </p>
        {item.keptAt && <p>{EVIDENCE.keptAtPlace(item.keptAt)}</p>}
        {item.note && <p class="proof-note">{item.note}</p>}
        <p class="small proof-by">
          {item.by && <span>{item.by}</span>}
          <span class="proof-when">{momentShort(item.at)}</span>
        </p>
      </div>
    </li>
  )
}

interface ThumbnailProps {
  src: string
  label: string
  open: () => void
}

function Thumbnail({ src, label, open }: ThumbnailProps) {
  const broken = useSignal('')
  return (
    <button type="button" class="thumb" aria-label={label} onClick={open}>
      {broken.value === src ? (
        <Icon path={PICTURE} />
      ) : (
        <img src={src} alt="" loading="lazy" onError={() => (broken.value = src)} />
      )}
    </button>
  )
}
