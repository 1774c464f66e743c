// The line to type in below a chat, with a button that sends a photo or a spreadsheet; in a group also in whose name.
import type { GroupView, PracticeState } from '../practice-api.ts'
import { el, fill, ICONS, icon } from './dom.ts'
import { describeChat } from './people.ts'
import { CHAT } from './words.ts'

export interface ComposeLine {
  element: HTMLFormElement
  /** Who writes in a group; '' in a chat of two. */
  speaker(): string
  draw(state: PracticeState, group: GroupView | undefined, isOpen: boolean): void
}

interface ComposeParts {
  /** Tells names of fields of different phones apart. */
  index: number
  /** Resolves to whether it was sent; if not, the text comes back. */
  onSend: (text: string) => Promise<boolean>
  onPhoto: (photo: File) => Promise<unknown>
  onSpeaker: () => void
}

export function createComposeLine({ index, onSend, onPhoto, onSpeaker }: ComposeParts): ComposeLine {
  const id = `speaker-${index}`
  const speakers = el('select', { id, onchange: onSpeaker })
  const speakerField = el('p', { class: 'speaker' }, el('label', { for: id }, CHAT.speaker), speakers)
  const input = el('input', {
    type: 'text',
    maxlength: 5000,
    autocomplete: 'off',
    enterkeyhint: 'send',
    placeholder: CHAT.type,
    'aria-label': CHAT.type,
  })
  const button = el('button', { type: 'submit', class: 'send', 'aria-label': CHAT.send }, icon(ICONS.send))
  const photo = createPhotoButton(onPhoto)
  const element = el('form', { class: 'compose' }, speakerField, ...photo.elements, input, button)
  element.addEventListener('submit', event => {
    event.preventDefault()
    void send()
  })

  async function send(): Promise<void> {
    const text = input.value.trim()
    if (text === '') return
    input.value = ''
    if (!(await onSend(text))) input.value = text
  }

  function drawSpeakers(state: PracticeState, members: readonly string[]): void {
    speakerField.hidden = members.length === 0
    if (speakers.dataset.of === members.join()) return
    speakers.dataset.of = members.join()
    fill(
      speakers,
      members.map(member => el('option', { value: member }, describeChat(state, member))),
    )
  }

  return {
    element,
    speaker: () => speakers.value,
    draw(state, group, isOpen) {
      drawSpeakers(state, group?.members ?? [])
      input.disabled = !isOpen
      photo.allow(isOpen)
      button.disabled = !isOpen
    },
  }
}

/** A button that opens the browser's own choice of files: the field itself cannot be made to look like the page. */
function createPhotoButton(onPhoto: ComposeParts['onPhoto']) {
  const field = el('input', { type: 'file', accept: 'image/*,.xlsx,.csv', hidden: true, onchange: send })
  const button = el(
    'button',
    { type: 'button', class: 'round', 'aria-label': CHAT.sendPhoto, onclick: () => field.click() },
    icon(ICONS.photo),
  )

  function send(): void {
    const [photo] = field.files ?? []
    // Else choosing the same file again would be no change.
    field.value = ''
    if (photo) void onPhoto(photo)
  }

  return {
    elements: [field, button],
    allow(isOpen: boolean) {
      button.disabled = !isOpen
    },
  }
}
