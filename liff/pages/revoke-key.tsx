// Withdrawing a key after one more question: what uses it stops at once.
import type { ApiKeyList, ApiKeyView } from '../../bot/contract/api-keys.ts'
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { API_KEYS } from '../words-api-keys.ts'
import { COMMON } from '../words-common.ts'
import { useSending } from './use-sending.ts'

/** The heading of the list: it takes the focus when the button of a revoked line is gone. */
export const LIST_ID = 'key-list'

interface RevokeKeyProps {
  apiKey: ApiKeyView
  close: () => void
  show: (list: ApiKeyList) => void
  again: () => void
}

export function RevokeKey({ apiKey, close, show, again }: RevokeKeyProps) {
  const { isBusy, wrong, run } = useSending()
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const revoke = () =>
    run(async () => {
      try {
        show(await call('revokeApiKey', { id: apiKey.id }))
      } catch (error) {
        if (asFailure(error).code !== 'key.unknown') throw error
        again()
      }
      say(API_KEYS.revoked, 'good')
      close()
    })
  return (
    <Dialog
      backTo={LIST_ID}
      title={API_KEYS.revoke}
      onClose={leave}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          tone="danger"
          yes={API_KEYS.revokeYes}
          onYes={() => void revoke()}
          no={COMMON.close}
          leave={leave}
        />
      }
    >
      <p>{API_KEYS.revokeAsk(apiKey.name)}</p>
    </Dialog>
  )
}
