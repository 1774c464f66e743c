// Accepting an invitation: which office and role, under which name. Needs LINE's tokens, not a session of ours;
// accepting opens one.
import '../style/pages.css'
import '../style/people.css'
import { useSignal } from '@preact/signals'
import type { InvitationView } from '../../bot/contract/invitations.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import type { Route } from '../more-addresses.ts'
import { learnOfficer } from '../officer.ts'
import { Button } from '../parts/button.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { say } from '../parts/say.tsx'
import { failureText } from '../parts/say-failure.ts'
import { request } from '../request.ts'
import { goTo } from '../router.ts'
import { homePath } from '../routes.ts'
import { loadSignIn } from '../session.ts'
import { momentLong } from '../words-common.ts'
import { JOIN } from '../words-people.ts'

type JoinRoute = Extract<Route, { page: 'join' }>

interface Loaded {
  invitation: InvitationView
  line: Awaited<ReturnType<typeof loadSignIn>>
}

export function JoinPage({ route: { code } }: { route: JoinRoute }) {
  const loading = useLoad(async (): Promise<Loaded> => {
    const [line, invitation] = await Promise.all([loadSignIn(), request('showInvitation', { code })])
    await line.signIn()
    return { invitation, line }
  }, code)
  return <Load of={loading}>{loaded => <Join code={code} loaded={loaded} />}</Load>
}

function Join({ code, loaded: { invitation, line } }: { code: string; loaded: Loaded }) {
  const { role, officeName, takesOver, expiresAt } = invitation
  const fullName = useSignal(line.displayName())
  const wrong = useSignal('')
  const isBusy = useSignal(false)
  const accept = async () => {
    if (isBusy.peek()) return
    const name = fullName.peek().trim()
    wrong.value = name ? '' : JOIN.nameMissing
    if (!name) return
    isBusy.value = true
    try {
      const tokens = await line.signIn()
      const { officer } = await request('acceptInvitation', { code }, { ...tokens, fullName: name })
      learnOfficer(officer, line.lineUserId())
      say(JOIN.welcome, 'good')
      goTo(homePath, 'replace')
    } catch (error) {
      wrong.value = await failureText(error)
    } finally {
      isBusy.value = false
    }
  }
  return (
    <main class="stack join">
      <h1>{JOIN.title}</h1>
      <section class="card stack">
        <div class="invited">
          <p class="small">{JOIN.invited}</p>
          <p class="invited-role">{ROLE_NAMES[role]}</p>
          <p>{officeName}</p>
        </div>
        {takesOver && <p class="takes-over">{JOIN.takesOver}</p>}
        <div>
          <label for="full-name">{JOIN.fullName}</label>
          <input
            id="full-name"
            type="text"
            autoComplete="name"
            maxLength={100}
            aria-invalid={wrong.value !== ''}
            aria-describedby="full-name-hint full-name-wrong"
            value={fullName}
            onInput={event => (fullName.value = event.currentTarget.value)}
          />
          <p id="full-name-hint" class="small">
            {JOIN.fullNameHint}
          </p>
          <p id="full-name-wrong" class="missing" role="alert">
            {wrong}
          </p>
        </div>
        <Button isWide isBusy={isBusy.value} onPress={() => void accept()}>
          {JOIN.accept}
        </Button>
        <p class="small">{JOIN.expires(momentLong(expiresAt))}</p>
      </section>
      <p class="small">{JOIN.privacy}</p>
    </main>
  )
}
