// The browser's own modal dialog: it holds the focus, closes on Escape and needs no library. On a small phone its
// content scrolls behind its buttons: what a button finds wrong there is brought into view.
import '../style/around.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { useFocusBack } from './use-focus-back.ts'

interface DialogProps {
  title: string
  onClose: () => void
  children: ComponentChildren
  /** The buttons, in a row that stays visible. */
  actions: ComponentChildren
  /** Id of where the focus goes when what opened the dialog is not there any more. */
  backTo?: string
}

export function Dialog({ title, onClose, children, actions, backTo }: DialogProps) {
  useFocusBack(backTo)
  const box = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = box.current
    if (!dialog) return
    // Safari before 15.4 knows no dialog: there it is a box above the page.
    if ('showModal' in dialog) dialog.showModal()
    else (dialog as HTMLElement).setAttribute('open', '')
    // Later: the sentence is not drawn yet, and the field it is about may just take the focus.
    const showLater = () => setTimeout(showFault, 0, dialog)
    dialog.querySelector('.dialog-actions')?.addEventListener('click', showLater)
    return () => dialog.close?.()
  }, [])
  return (
    <dialog
      ref={box}
      aria-labelledby={titleId}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={titleId}>{title}</h2>
      <div class="dialog-body">{children}</div>
      <div class="dialog-actions">{actions}</div>
    </dialog>
  )
}

/** The first sentence about a field; nothing when nothing is wrong or the dialog has closed. */
function showFault(dialog: HTMLDialogElement): void {
  dialog.querySelector('.dialog-body [role=alert]:not(:empty)')?.scrollIntoView({ block: 'nearest' })
}
