// The field for a spreadsheet: a large button that opens the phone's own choice of files; on a desktop a file can be
// dropped on it as well. No list of kinds is given to the browser: Android then hides files whose kind it does not know.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { FOLDER } from '../parts/more-icons.ts'
import { UPLOADING } from '../words-uploads.ts'

interface SheetFieldProps {
  isBusy: boolean
  choose: (file: File) => Promise<void>
}

export function SheetField({ isBusy, choose }: SheetFieldProps) {
  const isOver = useSignal(false)
  // A file that misses the field would otherwise be opened in place of the page.
  useEffect(() => {
    const stay = (event: Event) => event.preventDefault()
    addEventListener('dragover', stay)
    addEventListener('drop', stay)
    return () => {
      removeEventListener('dragover', stay)
      removeEventListener('drop', stay)
    }
  }, [])
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file) void choose(file)
  }
  return (
    <label
      class={`drop-field${isOver.value ? ' over' : ''}${isBusy ? ' busy' : ''}`}
      onDragOver={event => {
        event.preventDefault()
        isOver.value = true
      }}
      onDragLeave={() => (isOver.value = false)}
      onDrop={event => {
        event.preventDefault()
        isOver.value = false
        take(event.dataTransfer?.files)
      }}
    >
      <Icon path={FOLDER} />
      <b>{UPLOADING.choose}</b>
      <span class="small drop-words">{UPLOADING.drop}</span>
      <span class="small">{UPLOADING.kinds}</span>
      <input
        type="file"
        class="unseen"
        aria-disabled={isBusy}
        onChange={event => {
          take(event.currentTarget.files)
          // Emptied, so that choosing the same file again is a choice, too.
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}
