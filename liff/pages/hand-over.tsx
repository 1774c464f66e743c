// Handing an office over to a successor: a link with which somebody takes over, and the one who has it now leaves.
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { call } from '../api.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { COMMON } from '../words-common.ts'
import { OFFICER_WORDS as WORDS } from '../words-officers.ts'
import type { HandedOver } from './officers.tsx'
import { type OfficerDialogProps, useOfficerChange } from './use-officer-change.ts'

interface HandOverProps extends OfficerDialogProps {
  handedOver: (made: HandedOver) => void
}

export function HandOver({ asked, close, again, handedOver }: HandOverProps) {
  const { officer, office, backTo } = asked
  const { id, fullName, role, isMe } = officer
  const { isBusy, wrong, leave, send } = useOfficerChange({ close, again })
  const make = () =>
    send(async () => {
      const order = { kind: 'officer', role, officeCode: office.code, replaces: id } as const
      const created = await call('createInvitation', {}, order)
      close()
      handedOver({ created, replacing: fullName })
    })
  const post = `${ROLE_NAMES[role]} ${office.name}`
  return (
    <Dialog
      title={isMe ? WORDS.handOverMineTitle : WORDS.handOverTitle(fullName)}
      onClose={leave}
      backTo={backTo}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          yes={isBusy.value ? COMMON.sending : WORDS.handOverYes}
          onYes={() => void make()}
          no={COMMON.cancel}
          leave={leave}
        />
      }
    >
      <ul class="points">
        {WORDS.handOverPoints(isMe ? WORDS.you : fullName, post).map(point => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Dialog>
  )
}
