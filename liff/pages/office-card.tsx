// One office with its people, folded away where there are many; what is wrong with it stands on the outside.
import type { Signal } from '@preact/signals'
import type { OfficeEntry, OfficerEntry } from '../../bot/contract/officers.ts'
import { thaiDateShort } from '../../bot/domain/thai-dates.ts'
import { DOWN, Icon } from '../parts/icon.tsx'
import { OFFICER_WORDS as WORDS } from '../words-officers.ts'
import { OfficerLine } from './officer-line.tsx'
import type { Asked } from './use-officer-change.ts'

interface OfficeProps {
  office: OfficeEntry
  /** Those to show: not everybody, while somebody searches. */
  shown: readonly OfficerEntry[]
  mayManage: boolean
  /** As it first appears, and while somebody searches; after that the reader decides. */
  isOpen: boolean
  asked: Signal<Asked | null>
}

export function Office({ office, shown, mayManage, isOpen, asked }: OfficeProps) {
  const { code, name, officers } = office
  const warnings = warningsOf(office)
  return (
    <details class="card fold office" open={isOpen} id={`office-${code}`}>
      <summary>
        <span>
          <h2>{name}</h2>
          <span class="small">
            {officers.length > 0 && WORDS.count(officers.length)}
            {officers.length > 0 && warnings.length > 0 && ' · '}
            {warnings.length > 0 && <span class="warn-ink">{warnings.join(' · ')}</span>}
          </span>
        </span>
        <Icon path={DOWN} />
      </summary>
      {office.acting.map(({ fullName, fromOn, untilOn, isNow }) => (
        <p key={fromOn} class="small">
          {WORDS.acting(fullName, thaiDateShort(fromOn), thaiDateShort(untilOn), isNow)}
        </p>
      ))}
      <ul class="list">
        {shown.map(officer => (
          <OfficerLine
            key={officer.id}
            officer={officer}
            office={office}
            mayManage={mayManage}
            isLastOfProvince={isLastOfProvince(office)}
            asked={asked}
          />
        ))}
      </ul>
      {shown.length === officers.length && <Uncovered office={office} />}
    </details>
  )
}

/** Nobody could invite any more. */
const isLastOfProvince = ({ officers }: OfficeEntry): boolean =>
  officers.filter(officer => officer.role === 'provincial_officer').length === 1

function warningsOf({ code, officers, acting }: OfficeEntry): string[] {
  if (officers.length === 0) return [WORDS.nobody]
  const isDistrict = code.length === 4
  const lacks = (role: string) => isDistrict && !officers.some(officer => officer.role === role)
  const unreached = officers.filter(officer => !officer.isReachable).length
  return [
    lacks('district_chief') && !acting.some(order => order.isNow) ? WORDS.noChief : '',
    lacks('district_officer') ? WORDS.noOfficer : '',
    unreached > 0 ? WORDS.unreachable(unreached) : '',
  ].filter(words => words !== '')
}

/** Only where tambon are shared out at all. */
function Uncovered({ office: { mayAssign, subdistricts, officers } }: { office: OfficeEntry }) {
  if (mayAssign && subdistricts.length === 0) return <p class="small">{WORDS.noTambonNames}</p>
  const covered = new Set(officers.flatMap(officer => officer.subdistricts))
  const left = subdistricts.filter(item => !covered.has(item.code))
  if (covered.size === 0 || left.length === 0) return null
  return <p class="small">{WORDS.uncovered(left.map(item => item.name).join(', '))}</p>
}
