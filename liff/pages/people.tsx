// The provincial officer's page of invitations: invite a person, make a code that binds a LINE group, see and withdraw
// what went out. Who is there already is on the page of the officers.
import '../style/pages.css'
import '../style/people.css'
import { useSignal } from '@preact/signals'
import type { CreatedInvitation, CreateInvitation, InvitationList } from '../../bot/contract/invitations.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { call } from '../api.ts'
import { officersPath } from '../more-routes.ts'
import { Button } from '../parts/button.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { sayFailure } from '../parts/say-failure.ts'
import { PEOPLE } from '../words-people.ts'
import { Created } from './created-invitation.tsx'
import { Invitations } from './invitations.tsx'

type Role = Extract<CreateInvitation, { kind: 'officer' }>['role']

const ROLES = Object.keys(ROLE_NAMES) as Role[]

export function PeoplePage() {
  const loading = useLoad(() => call('listInvitations', {}), 'people')
  return <Load of={loading}>{list => <People list={list} again={loading.again} />}</Load>
}

function People({ list, again }: { list: InvitationList; again: () => void }) {
  return (
    <main class="stack">
      <PageHead title={PEOPLE.title} back={{ href: officersPath, words: PEOPLE.toOfficers }} />
      <InvitePerson list={list} again={again} />
      <BindGroup list={list} again={again} />
      <Invitations list={list} again={again} />
    </main>
  )
}

/** Creates an invitation and keeps what came back; the code is shown only this once. */
function useCreate() {
  const created = useSignal<CreatedInvitation | null>(null)
  const isBusy = useSignal(false)
  const create = async (input: CreateInvitation) => {
    if (isBusy.peek()) return
    isBusy.value = true
    try {
      created.value = await call('createInvitation', {}, input)
    } catch (error) {
      void sayFailure(error)
    } finally {
      isBusy.value = false
    }
  }
  return { created, isBusy, create }
}

interface FormProps {
  list: InvitationList
  again: () => void
}

function InvitePerson({ list: { offices }, again }: FormProps) {
  const district = offices.find(office => office.code.length === 4) ?? offices[0]
  const officeCode = useSignal(district?.code ?? '')
  const role = useSignal<Role>('district_officer')
  const { created, isBusy, create } = useCreate()
  const fitting = ROLES.filter(word => word.startsWith('district_') === (officeCode.value.length === 4))
  const chooseOffice = (code: string) => {
    officeCode.value = code
    role.value = code.length === 4 ? 'district_officer' : 'provincial_officer'
  }
  if (created.value) {
    return <Created created={created.value} close={() => leave(created, again)} />
  }
  return (
    <section class="card stack">
      <h2>{PEOPLE.invite}</h2>
      <p class="small">{PEOPLE.inviteExplain}</p>
      <OfficeField id="invite-office" offices={offices} value={officeCode.value} choose={chooseOffice} />
      <fieldset>
        <legend>{PEOPLE.role}</legend>
        <div class="chips">
          {fitting.map(word => (
            <button
              key={word}
              type="button"
              class="chip"
              aria-pressed={role.value === word}
              onClick={() => (role.value = word)}
            >
              {ROLE_NAMES[word]}
            </button>
          ))}
        </div>
      </fieldset>
      <Button
        isBusy={isBusy.value}
        onPress={() => void create({ kind: 'officer', role: role.peek(), officeCode: officeCode.peek() })}
      >
        {PEOPLE.create}
      </Button>
    </section>
  )
}

function BindGroup({ list: { offices }, again }: FormProps) {
  const officeCode = useSignal(offices[0]?.code ?? '')
  const { created, isBusy, create } = useCreate()
  if (created.value) {
    return <Created created={created.value} close={() => leave(created, again)} />
  }
  return (
    <section class="card stack">
      <h2>{PEOPLE.group}</h2>
      <p class="small">{PEOPLE.groupExplain}</p>
      <OfficeField
        id="group-office"
        offices={offices}
        value={officeCode.value}
        choose={code => (officeCode.value = code)}
      />
      <Button
        tone="quiet"
        isBusy={isBusy.value}
        onPress={() => void create({ kind: 'group', officeCode: officeCode.peek() })}
      >
        {PEOPLE.createGroup}
      </Button>
    </section>
  )
}

/** Back to the empty form, with the new invitation in the list. */
function leave(created: { value: CreatedInvitation | null }, again: () => void): void {
  created.value = null
  again()
}

interface OfficeFieldProps {
  id: string
  offices: InvitationList['offices']
  value: string
  choose: (code: string) => void
}

const OfficeField = ({ id, offices, value, choose }: OfficeFieldProps) => (
  <div>
    <label for={id}>{PEOPLE.office}</label>
    <select id={id} value={value} onChange={event => choose(event.currentTarget.value)}>
      {offices.map(office => (
        <option key={office.code} value={office.code}>
          {office.name}
        </option>
      ))}
    </select>
  </div>
)
