// One person of an office: post, whether LINE gets there, phone, tambon, and what the reader may do about them.
import type { Signal } from '@preact/signals'
import type { OfficeEntry, OfficerEntry } from '../../bot/contract/officers.ts'
import { bangkokDateOf } from '../../bot/domain/civil-time.ts'
import { formatPhone } from '../../bot/domain/phone.ts'
import { thaiDateShort } from '../../bot/domain/thai-dates.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { DOWN, Icon } from '../parts/icon.tsx'
import { telPath } from '../tel-path.ts'
import { OFFICER_WORDS as WORDS } from '../words-officers.ts'
import type { Asked } from './use-officer-change.ts'

interface LineProps {
  officer: OfficerEntry
  office: OfficeEntry
  mayManage: boolean
  isLastOfProvince: boolean
  asked: Signal<Asked | null>
}

/** Takes the focus when a dialog about this person closes. */
const idOf = (officer: OfficerEntry) => `officer-${officer.id}`

export function OfficerLine({ officer, office, mayManage, isLastOfProvince, asked }: LineProps) {
  const { fullName, role, joinedAt, isReachable, isMe, phone } = officer
  const mayAssign = office.mayAssign && role === 'district_officer' && office.subdistricts.length > 0
  const ask = (what: Asked['what']) => (asked.value = { what, officer, office, backTo: idOf(officer) })
  return (
    <li class="item officer">
      <span class="item-head">
        <h3 id={idOf(officer)} tabIndex={-1}>
          {fullName}
          {isMe && <span class="small"> ({WORDS.you})</span>}
        </h3>
        <span class={`badge ${isReachable ? 'certified' : 'returned'}`}>
          {isReachable ? WORDS.reached : WORDS.notReached}
        </span>
      </span>
      <span>{ROLE_NAMES[role]}</span>
      <span class="small">
        {WORDS.since(thaiDateShort(bangkokDateOf(new Date(joinedAt))))}
        {!isReachable && ` · ${WORDS.notReachedWhy}`}
      </span>
      {phone ? (
        <span>
          {WORDS.phone}{' '}
          <a
            class="phone"
            href={telPath(phone)}
            aria-label={`${WORDS.callTo(fullName)} ${formatPhone(phone)}`}
          >
            {formatPhone(phone)}
          </a>
        </span>
      ) : (
        <span class="small">{WORDS.noPhone}</span>
      )}
      <Tambons office={office} codes={officer.subdistricts} />
      {mayManage ? (
        <details class="manage">
          <summary>
            {WORDS.manage}
            <span class="unseen">{WORDS.ofName(fullName)}</span>
            <Icon path={DOWN} />
          </summary>
          <div class="manage-ways">
            {mayAssign && <Do words={WORDS.assign} name={fullName} press={() => ask('assign')} />}
            <Do words={WORDS.changeBoth} name={fullName} press={() => ask('change')} />
            <Do words={WORDS.handOver} name={fullName} press={() => ask('handOver')} />
            {!(role === 'provincial_officer' && isLastOfProvince) && (
              <Do words={WORDS.remove} name={fullName} press={() => ask('remove')} isDanger />
            )}
          </div>
        </details>
      ) : (
        mayAssign && (
          <span>
            <Do words={WORDS.assign} name={fullName} press={() => ask('assign')} />
          </span>
        )
      )}
    </li>
  )
}

interface DoProps {
  words: string
  name: string
  press: () => void
  isDanger?: boolean
}

const Do = ({ words, name, press, isDanger = false }: DoProps) => (
  <Button tone={isDanger ? 'danger' : 'quiet'} label={`${words} ${name}`} onPress={press}>
    {words}
  </Button>
)

/** Names of tambon as small marks; nothing where there are none. */
export function Tambons({ office, codes }: { office: OfficeEntry; codes: readonly string[] }) {
  const own = office.subdistricts.filter(item => codes.includes(item.code))
  if (own.length === 0) return null
  return (
    <ul class="tambons" aria-label={WORDS.tambon}>
      {own.map(({ code, name }) => (
        <li key={code}>{name}</li>
      ))}
    </ul>
  )
}
