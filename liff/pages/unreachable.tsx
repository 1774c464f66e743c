// Whom LINE does not reach, office by office, with the number to call: on the phone to be tapped, on paper to be read. The
// PDF is made by the service; printing this very page gives the same lines.
import '../style/pages.css'
import '../style/notices.css'
import type { UnreachableView } from '../../bot/contract/board.ts'
import { bangkokDateOf } from '../../bot/domain/civil-time.ts'
import { formatPhone } from '../../bot/domain/phone.ts'
import { thaiDateShort } from '../../bot/domain/thai-dates.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { UNREACHABLE_WORDS } from '../../bot/domain/unreachable-words.ts'
import { call } from '../api.ts'
import { officersPath } from '../more-routes.ts'
import { officer } from '../officer.ts'
import { Banner } from '../parts/banner.tsx'
import { CHECK } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { PEOPLE } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Way } from '../parts/way.tsx'
import { telPath } from '../tel-path.ts'
import { momentShort } from '../words-common.ts'
import { UNREACHABLE } from '../words-notices.ts'
import { PaperButton } from './paper-button.tsx'

type Office = UnreachableView['offices'][number]

export function UnreachablePage() {
  const loading = useLoad(() => call('listUnreachable', {}), 'unreachable')
  return <Load of={loading}>{view => <Unreachable view={view} />}</Load>
}

function Unreachable({ view }: { view: UnreachableView }) {
  const { provinceCode, provinceName, asOf, offices } = view
  const paper = {
    form: 'phone_list',
    officeCode: provinceCode,
    period: bangkokDateOf(new Date(asOf)).slice(0, 7),
    number: null,
    producerId: null,
  } as const
  return (
    <main class="stack phones">
      <PageHead title={UNREACHABLE.title} sub={UNREACHABLE.asOf(provinceName, momentShort(asOf))} />
      {offices.length === 0 ? (
        <Banner tone="info" icon={CHECK}>
          <p>{UNREACHABLE.nobody}</p>
        </Banner>
      ) : (
        <>
          <p class="small">{UNREACHABLE.explain}</p>
          <div class="on-screen">
            <PaperButton tone="main" isWide paper={paper}>
              {UNREACHABLE.print}
            </PaperButton>
          </div>
          {offices.map(office => (
            <OfficeCard key={office.officeCode} office={office} />
          ))}
        </>
      )}
      {officer.value?.role === 'provincial_officer' && (
        <section class="card on-screen">
          <Way href={officersPath} icon={PEOPLE} words={UNREACHABLE.officers} />
        </section>
      )}
    </main>
  )
}

const OfficeCard = ({ office: { officeName, isCutOff, rows } }: { office: Office }) => (
  <section class="card">
    <h2>{officeName}</h2>
    {isCutOff && <p class="warn-ink">{UNREACHABLE.cutOff}</p>}
    <ul class="list">
      {rows.map((row, index) => (
        <Row key={`${row.role}:${row.fullName ?? index}`} row={row} />
      ))}
    </ul>
  </section>
)

function Row({ row: { fullName, role, phone, reason, invitedAt } }: { row: Office['rows'][number] }) {
  return (
    <li class="item">
      <span class="item-head">
        <b>{fullName ?? ROLE_NAMES[role]}</b>
        {phone !== null && (
          <a
            class="phone"
            href={telPath(phone)}
            aria-label={UNREACHABLE.call(fullName ?? '', formatPhone(phone))}
          >
            {formatPhone(phone)}
          </a>
        )}
      </span>
      {fullName !== null && <span class="small">{ROLE_NAMES[role]}</span>}
      <span>{UNREACHABLE_WORDS[reason]}</span>
      {invitedAt !== null && (
        <span class="small">{UNREACHABLE.invitedAt(thaiDateShort(bangkokDateOf(new Date(invitedAt))))}</span>
      )}
      {fullName !== null && phone === null && <span class="warn-ink">{UNREACHABLE.noPhone}</span>}
    </li>
  )
}
