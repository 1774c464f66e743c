// People of the offices: oneself with the own phone number, and for who looks after a district or the province everybody
// there by office, with ways to change, assign tambon, hand over and remove. One dialog at a time (officer-dialogs.tsx).
import '../style/pages.css'
import '../style/report.css'
import '../style/form-work.css'
import '../style/people.css'
import '../style/officers.css'
import { type Signal, useSignal } from '@preact/signals'
import type { CreatedInvitation } from '../../bot/contract/invitations.ts'
import type { OfficeEntry, OfficerEntry, OfficerList } from '../../bot/contract/officers.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { call } from '../api.ts'
import { foldForSearch } from '../form/find-producer.ts'
import { ButtonLink } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { SEARCH } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { peoplePath } from '../routes.ts'
import { momentShort } from '../words-common.ts'
import { OFFICER_WORDS as WORDS } from '../words-officers.ts'
import { Created } from './created-invitation.tsx'
import { Fold } from './fold.tsx'
import { Office } from './office-card.tsx'
import { OfficerDialogs } from './officer-dialogs.tsx'
import { Mine } from './own-entry.tsx'
import type { Asked } from './use-officer-change.ts'

/** Fewer are seen at a glance. */
const SEARCH_FROM = 10

export function OfficersPage() {
  const loading = useLoad(() => call('listOfficers', {}), 'officers')
  const show = (data: OfficerList) => {
    loading.state.value = { kind: 'here', data }
  }
  return <Load of={loading}>{list => <Officers list={list} show={show} again={loading.again} />}</Load>
}

interface OfficersProps {
  list: OfficerList
  /** Shows what the server answered. */
  show: (list: OfficerList) => void
  again: () => void
}

export interface HandedOver {
  created: CreatedInvitation
  replacing: string
}

function Officers({ list, show, again }: OfficersProps) {
  const asked = useSignal<Asked | null>(null)
  const handedOver = useSignal<HandedOver | null>(null)
  const close = () => {
    handedOver.value = null
    again()
  }
  if (handedOver.value) {
    return (
      <main class="stack">
        <PageHead title={WORDS.handOver} />
        <Created {...handedOver.value} close={close} />
      </main>
    )
  }
  return (
    <main class="stack">
      <PageHead title={WORDS.title} />
      <Mine list={list} asked={asked} />
      {list.mayManage && (
        <ButtonLink href={peoplePath} tone="quiet">
          {WORDS.invite}
        </ButtonLink>
      )}
      <Offices list={list} asked={asked} />
      {list.removed.length > 0 && <Removed removed={list.removed} />}
      <OfficerDialogs
        list={list}
        asked={asked}
        show={show}
        again={again}
        handedOver={made => (handedOver.value = made)}
      />
    </main>
  )
}

interface ListProps {
  list: OfficerList
  asked: Signal<Asked | null>
}

/** For whoever may only see themself there is none. */
function Offices({ list, asked }: ListProps) {
  const query = useSignal('')
  const offices = list.offices.filter(office => office.mayRead)
  const people = offices.flatMap(office => office.officers)
  const words = foldForSearch(query.value)
  const found = offices
    .map(office => ({ office, shown: findIn(office, words) }))
    .filter(({ office, shown }) => shown.length > 0 || foldForSearch(office.name).includes(words))
  return (
    <>
      {people.length >= SEARCH_FROM && (
        <div class="search">
          <Icon path={SEARCH} />
          <input
            type="search"
            aria-label={WORDS.find}
            placeholder={WORDS.find}
            value={query}
            onInput={event => (query.value = event.currentTarget.value)}
          />
        </div>
      )}
      {found.length === 0 && offices.length > 0 && (
        <p class="nothing" role="status">
          {WORDS.nothingFound}
        </p>
      )}
      {found.map(({ office, shown }) => (
        <Office
          key={office.code}
          office={office}
          shown={shown}
          mayManage={list.mayManage}
          isOpen={offices.length === 1 || words !== ''}
          asked={asked}
        />
      ))}
    </>
  )
}

/** Those of the office who were looked for: by name, post or tambon; everybody where it is the office that was. */
function findIn(office: OfficeEntry, words: string): readonly OfficerEntry[] {
  if (words === '' || foldForSearch(office.name).includes(words)) return office.officers
  const namesOf = (codes: readonly string[]) =>
    office.subdistricts.filter(item => codes.includes(item.code)).map(item => item.name)
  return office.officers.filter(({ fullName, role, subdistricts }) =>
    foldForSearch([fullName, ROLE_NAMES[role], ...namesOf(subdistricts)].join(' ')).includes(words),
  )
}

const Removed = ({ removed }: Pick<OfficerList, 'removed'>) => (
  <Fold title={WORDS.removedList(removed.length)}>
    <ul class="list">
      {removed.map(({ id, fullName, role, officeName, removedAt }) => (
        <li key={id} class="item">
          <b>{fullName}</b>
          <span>
            {ROLE_NAMES[role]} · {officeName}
          </span>
          <span class="small">{WORDS.removedOn(momentShort(removedAt))}</span>
        </li>
      ))}
    </ul>
  </Fold>
)
