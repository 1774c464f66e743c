// What is on record of whoever holds the phone: post, tambon, and the phone number, which is theirs to keep.
import type { Signal } from '@preact/signals'
import type { OfficerList } from '../../bot/contract/officers.ts'
import { formatPhone } from '../../bot/domain/phone.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { OFFICER_WORDS as WORDS } from '../words-officers.ts'
import { Tambons } from './officer-line.tsx'
import type { Asked } from './use-officer-change.ts'

export const MINE_ID = 'own-entry'

export function Mine({ list, asked }: { list: OfficerList; asked: Signal<Asked | null> }) {
  const office = list.offices.find(item => item.officers.some(officer => officer.isMe))
  const me = office?.officers.find(officer => officer.isMe)
  if (!office || !me) return null
  return (
    <section class="card stack">
      <div>
        <h2 id={MINE_ID} tabIndex={-1}>
          {WORDS.mine}
        </h2>
        <p>{me.fullName}</p>
        <p class="small">
          {ROLE_NAMES[me.role]} · {office.name}
        </p>
      </div>
      <Tambons office={office} codes={me.subdistricts} />
      <p class="item-head">
        <span>{me.phone ? `${WORDS.phone} ${formatPhone(me.phone)}` : WORDS.noPhone}</span>
        <Button
          tone="quiet"
          onPress={() => (asked.value = { what: 'change', officer: me, office, backTo: MINE_ID })}
        >
          {me.phone ? WORDS.changePhone : WORDS.addPhone}
        </Button>
      </p>
    </section>
  )
}
