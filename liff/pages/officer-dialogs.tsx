// The dialogs about one person, one at a time: change, assign tambon, hand over, remove.
import type { Signal } from '@preact/signals'
import type { OfficerList } from '../../bot/contract/officers.ts'
import { AssignTambon } from './assign-tambon.tsx'
import { ChangeOfficer } from './change-officer.tsx'
import { HandOver } from './hand-over.tsx'
import type { HandedOver } from './officers.tsx'
import { RemoveOfficer } from './remove-officer.tsx'
import type { Asked, OfficerDialogProps } from './use-officer-change.ts'

interface DialogsProps extends Pick<OfficerDialogProps, 'show' | 'again'> {
  list: OfficerList
  asked: Signal<Asked | null>
  handedOver: (made: HandedOver) => void
}

export function OfficerDialogs({ list, asked, show, again, handedOver }: DialogsProps) {
  const now = asked.value
  if (!now) return null
  const close = () => {
    asked.value = null
  }
  const props = { asked: now, mayManage: list.mayManage, close, show, again }
  switch (now.what) {
    case 'change':
      return <ChangeOfficer {...props} />
    case 'assign':
      return <AssignTambon {...props} />
    case 'handOver':
      return <HandOver {...props} handedOver={handedOver} />
    case 'remove':
      return <RemoveOfficer {...props} />
  }
}
