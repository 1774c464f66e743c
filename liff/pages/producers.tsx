// The register of producers: of one district by tambon, or the districts of a province and a search through all of them.
// Who keeps the register adds to it here; everything about one producer is on its own page.
import '../style/pages.css'
import '../style/report.css'
import '../style/people.css'
import '../style/form-work.css'
import '../style/producers.css'
import type { ProducerList } from '../../bot/contract/producers.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { producersPath, uploadingPath } from '../more-routes.ts'
import { officer } from '../officer.ts'
import { Load, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Way } from '../parts/way.tsx'
import { GRID } from '../parts/way-icons.ts'
import { REGISTER } from '../words-producers.ts'
import { ProducerGroups } from './producer-groups.tsx'
import { ProducerSearch } from './producer-search.tsx'

type ProducersRoute = Extract<Route, { page: 'producers' }>

export function ProducersPage({ route: { office } }: { route: ProducersRoute }) {
  const loading = useLoad(async () => {
    const officeCode = office ?? officer.peek()?.officeCode ?? (await call('showHome', {})).officer.officeCode
    return call('listProducers', { officeCode })
  }, office ?? '')
  return (
    <Load of={loading}>
      {list => (list.officeCode.length === 2 ? <Province list={list} /> : <District list={list} />)}
    </Load>
  )
}

function Province({ list }: { list: ProducerList }) {
  const count = list.districts.reduce((sum, one) => sum + one.active + one.coming, 0)
  return (
    <main class="stack">
      <PageHead title={REGISTER.title} sub={list.officeName} />
      <ProducerSearch>
        <section>
          <h2>{REGISTER.districts}</h2>
          <p class="small">{REGISTER.inAll(count)}</p>
        </section>
        <ul class="districts">
          {list.districts.map(one => (
            <li key={one.code}>
              <a class="district" href={producersPath(one.code)}>
                <b>{one.name}</b>
                <span>
                  {REGISTER.count(one.active + one.coming)}{' '}
                  <span class="small">{REGISTER.also(one.suspended, one.merged)}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
        {list.mayKeep && (
          <section class="card">
            <Way href={uploadingPath('register')} icon={GRID} words={REGISTER.import} />
          </section>
        )}
      </ProducerSearch>
    </main>
  )
}

function District({ list }: { list: ProducerList }) {
  const mine = officer.value?.officeCode
  const isOwn = mine === undefined || mine === list.officeCode
  const back = isOwn
    ? {}
    : { back: { href: producersPath(list.officeCode.slice(0, 2)), words: REGISTER.toProvince } }
  return (
    <main class="stack">
      <PageHead title={REGISTER.title} sub={list.officeName} {...back} />
      <ProducerGroups list={list} />
      {!list.mayKeep && <p class="small">{REGISTER.readOnly}</p>}
    </main>
  )
}
