// Choosing a photo: by the camera or from the phone's pictures, made small at once, and shown before it is sent.
import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import { CAMERA, PICTURE } from '../parts/evidence-icons.ts'
import { Icon } from '../parts/icon.tsx'
import { type Photo, readPhoto } from '../photo.ts'
import { COMMON } from '../words-common.ts'
import { PHOTO } from '../words-evidence.ts'

interface PhotoFieldProps {
  photo: Signal<Photo | null>
  /** A chosen file is being made small: nothing must be sent without it. */
  isReading: Signal<boolean>
  isBusy: boolean
  legend: string
  /** A file is being read: what was said about the one before is over. */
  onRead: () => void
}

/** The field for pictures of this phone, which other buttons may open. */
const FILE_FIELD = 'photo-file'

export const chooseFile = (): void => document.getElementById(FILE_FIELD)?.click()

export function PhotoField({ photo, isReading, isBusy, legend, onRead }: PhotoFieldProps) {
  const wrong = useSignal('')
  const read = async (file: File) => {
    if (isReading.peek()) return
    isReading.value = true
    wrong.value = ''
    onRead()
    const result = await readPhoto(file)
    isReading.value = false
    if (typeof result !== 'string') {
      photo.value = result
      return
    }
    wrong.value = PHOTO[result]
    // What was chosen before stays when the next file is no use; but not a file that nobody has seen to be a picture.
    if (!photo.peek()?.picture) photo.value = null
  }
  const isClosed = isBusy || isReading.value
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="photo-ways">
        <FileButton icon={CAMERA} words={PHOTO.take} isClosed={isClosed} isCamera read={read} />
        <FileButton id={FILE_FIELD} icon={PICTURE} words={PHOTO.choose} isClosed={isClosed} read={read} />
      </div>
      <p class="missing" role="alert">
        {wrong}
      </p>
      {photo.value && (
        <div class="photo-chosen">
          {photo.value.picture ? (
            <Preview picture={photo.value.picture} />
          ) : (
            <p class="small">{PHOTO.chosenUnseen}</p>
          )}
          {!isBusy && (
            <Button tone="plain" onPress={() => (photo.value = null)}>
              {PHOTO.drop}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  )
}

/** The drawn picture itself: the content policy allows no addresses of pictures that are only in memory. */
function Preview({ picture }: { picture: HTMLCanvasElement }) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => frame.current?.replaceChildren(picture), [picture])
  return <div ref={frame} role="img" aria-label={PHOTO.chosen} />
}

interface FileButtonProps {
  icon: string
  words: string
  isClosed: boolean
  isCamera?: boolean
  id?: string
  read: (file: File) => Promise<void>
}

/** A label that looks like a button: the browser's own field for files stays, unseen, for keys and screen readers. */
const FileButton = ({ id, icon, words, isClosed, isCamera = false, read }: FileButtonProps) => (
  <label class="button quiet file-button">
    <Icon path={icon} />
    {words}
    <input
      id={id}
      type="file"
      class="unseen"
      accept="image/*"
      disabled={isClosed}
      {...(isCamera ? { capture: 'environment' } : {})}
      onChange={event => {
        const [file] = event.currentTarget.files ?? []
        // Emptied, so that choosing the same file again is a choice, too.
        event.currentTarget.value = ''
        if (file) void read(file)
      }}
    />
  </label>
)

/** What the button says while a photo leaves. `share` null: the words before it. */
export const sendWords = (share: number | null): string =>
  share === null ? COMMON.sending : PHOTO.sending(Math.floor(share * 100))
