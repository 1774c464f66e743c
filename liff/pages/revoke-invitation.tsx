// Withdrawing an open invitation, after one more question.
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { COMMON } from '../words-common.ts'
import { PEOPLE } from '../words-people.ts'
import { useSending } from './use-sending.ts'

interface RevokeProps {
  id: string
  /** Role and office, or the group. */
  whom: string
  close: () => void
  /** It cannot be used any more, or was used already: the list is old. */
  done: () => void
}

export function Revoke({ id, whom, close, done }: RevokeProps) {
  const { isBusy, wrong, run } = useSending()
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const revoke = () =>
    run(async () => {
      try {
        await call('revokeInvitation', { id })
        say(PEOPLE.revoked, 'good')
      } catch (error) {
        if (asFailure(error).code !== 'invitation.unknown') throw error
        say(PEOPLE.notOpen)
      }
      close()
      done()
    })
  return (
    <Dialog
      title={PEOPLE.revokeTitle}
      onClose={leave}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          tone="danger"
          yes={PEOPLE.revokeYes}
          onYes={() => void revoke()}
          no={COMMON.close}
          leave={leave}
        />
      }
    >
      <p>{PEOPLE.confirmRevoke(whom)}</p>
    </Dialog>
  )
}
