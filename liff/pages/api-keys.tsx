// Keys for dashboards: make one and see it this once, see who uses which, withdraw one; and what can be read with them.
import '../style/pages.css'
import '../style/people.css'
import '../style/report.css'
import '../style/api-keys.css'
import { type Signal, useSignal } from '@preact/signals'
import type { ApiKeyList, ApiKeyView } from '../../bot/contract/api-keys.ts'
import { API_SCOPE_NAMES } from '../../bot/domain/api-key-words.ts'
import { call } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { API_KEYS } from '../words-api-keys.ts'
import { momentShort } from '../words-common.ts'
import { CreateKey } from './create-key.tsx'
import { CreatedKey } from './created-key.tsx'
import { Fold } from './fold.tsx'
import { OpenTables } from './open-tables.tsx'
import { LIST_ID, RevokeKey } from './revoke-key.tsx'

export function ApiKeysPage() {
  const loading = useLoad(() => call('listApiKeys', {}), 'apiKeys')
  const show = (data: ApiKeyList) => {
    loading.state.value = { kind: 'here', data }
  }
  return <Load of={loading}>{list => <ApiKeys list={list} show={show} again={loading.again} />}</Load>
}

interface ApiKeysProps {
  list: ApiKeyList
  /** Shows what the server answered. */
  show: (list: ApiKeyList) => void
  again: () => void
}

function ApiKeys({ list, show, again }: ApiKeysProps) {
  const created = useSignal<{ key: string; name: string } | null>(null)
  const asked = useSignal<ApiKeyView | null>(null)
  const inForce = list.keys.filter(key => key.revokedAt === null)
  const over = list.keys.filter(key => key.revokedAt !== null)
  return (
    <main class="stack">
      <PageHead title={API_KEYS.title} />
      <p class="small">{API_KEYS.explain}</p>
      {created.value === null ? (
        <CreateKey
          show={show}
          done={(answer, name) => {
            created.value = { key: answer.key, name }
            show(answer.list)
          }}
        />
      ) : (
        <CreatedKey
          apiKey={created.value.key}
          name={created.value.name}
          close={() => (created.value = null)}
        />
      )}
      <section class="card">
        <h2 id={LIST_ID} tabIndex={-1}>
          {API_KEYS.list(inForce.length, list.most)}
        </h2>
        {inForce.length === 0 && <p class="small">{API_KEYS.nothing}</p>}
        <Keys keys={inForce} asked={asked} />
      </section>
      {over.length > 0 && (
        <Fold title={API_KEYS.over(over.length)}>
          <Keys keys={over} asked={asked} />
        </Fold>
      )}
      <OpenTables list={list} />
      {asked.value && (
        <RevokeKey apiKey={asked.value} close={() => (asked.value = null)} show={show} again={again} />
      )}
    </main>
  )
}

const Keys = ({ keys, asked }: { keys: ApiKeyView[]; asked: Signal<ApiKeyView | null> }) => (
  <ul class="list">
    {keys.map(key => (
      <li key={key.id} class="item">
        <b>{key.name}</b>
        <span>{API_KEYS.reads(key.scopes.map(scope => API_SCOPE_NAMES[scope]).join(' · '))}</span>
        <span>
          {key.lastUsedAt === null ? API_KEYS.usedNever : API_KEYS.used(momentShort(key.lastUsedAt))}
        </span>
        <span class="small">{API_KEYS.createdBy(key.createdBy, momentShort(key.createdAt))}</span>
        {key.revokedAt === null ? (
          <span>
            <Button tone="danger" label={API_KEYS.revokeOf(key.name)} onPress={() => (asked.value = key)}>
              {API_KEYS.revoke}
            </Button>
          </span>
        ) : (
          <span class="small">{API_KEYS.overAt(momentShort(key.revokedAt))}</span>
        )}
      </li>
    ))}
  </ul>
)
