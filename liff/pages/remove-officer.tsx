// Removing somebody from an office, after one more question; of oneself it is asked in other words.
import { call } from '../api.ts'
import { forgetOfficer } from '../officer.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { goTo } from '../router.ts'
import { homePath } from '../routes.ts'
import { COMMON } from '../words-common.ts'
import { OFFICER_WORDS as WORDS } from '../words-officers.ts'
import { MINE_ID } from './own-entry.tsx'
import { type OfficerDialogProps, useOfficerChange } from './use-officer-change.ts'

export function RemoveOfficer({ asked, close, show, again }: OfficerDialogProps) {
  const { id, fullName, isMe } = asked.officer
  const { isBusy, wrong, leave, send } = useOfficerChange({ close, again })
  const remove = () =>
    send(async () => {
      const after = await call('removeOfficer', { id })
      close()
      if (isMe) {
        // From here on nothing is answered any more: home says why and what to do.
        forgetOfficer()
        say(WORDS.removedMine)
        goTo(homePath, 'replace')
      } else {
        say(WORDS.removed(fullName), 'good')
        show(after)
      }
    })
  return (
    <Dialog
      title={isMe ? WORDS.removeMineTitle : WORDS.removeTitle(fullName)}
      onClose={leave}
      // Whose line it was is gone afterwards.
      backTo={MINE_ID}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          tone="danger"
          yes={isBusy.value ? COMMON.sending : isMe ? WORDS.removeMineYes : WORDS.removeYes}
          onYes={() => void remove()}
          no={COMMON.cancel}
          leave={leave}
        />
      }
    >
      <p>{isMe ? WORDS.removeMine : WORDS.removeExplain(fullName)}</p>
      <p class="small">{WORDS.removeEnds}</p>
    </Dialog>
  )
}
