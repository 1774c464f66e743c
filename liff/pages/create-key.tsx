// Making a key: what it is for, and what it may read. A refusal leaves everything as it was typed.
import { useSignal } from '@preact/signals'
import type { ApiKeyList, ApiKeyView, CreatedApiKey } from '../../bot/contract/api-keys.ts'
import { API_SCOPE_NAMES } from '../../bot/domain/api-key-words.ts'
import { call } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { CHECK, Icon } from '../parts/icon.tsx'
import { API_KEYS } from '../words-api-keys.ts'
import { useSending } from './use-sending.ts'

// From the names: the list of db/vocabulary.ts would become part of every first load.
const ALL_SCOPES = Object.keys(API_SCOPE_NAMES) as (keyof typeof API_SCOPE_NAMES)[]

type Scope = ApiKeyView['scopes'][number]

const NAME = 'key-name'
const SCOPES = 'key-scopes'
const WRONG = 'key-wrong'

interface CreateKeyProps {
  /** With the name it was made under. */
  done: (created: CreatedApiKey, name: string) => void
  show: (list: ApiKeyList) => void
}

export function CreateKey({ done, show }: CreateKeyProps) {
  const name = useSignal('')
  const scopes = useSignal<readonly Scope[]>(['totals'])
  const missing = useSignal('')
  const { isBusy, wrong, run } = useSending()
  const toggle = (scope: Scope) => {
    const has = scopes.peek().includes(scope)
    scopes.value = has ? scopes.peek().filter(item => item !== scope) : [...scopes.peek(), scope]
  }
  const create = () => {
    const input = { name: name.peek().trim(), scopes: [...scopes.peek()] }
    missing.value = input.name === '' ? NAME : input.scopes.length === 0 ? SCOPES : ''
    wrong.value =
      missing.peek() === NAME ? API_KEYS.nameMissing : missing.peek() ? API_KEYS.scopesMissing : ''
    if (missing.peek()) {
      document.getElementById(missing.peek())?.focus()
      return
    }
    void run(async () => {
      try {
        const created = await call('createApiKey', {}, input)
        done(created, input.name)
      } catch (error) {
        // The answer may have got lost, and the key is there. Should this fail as well, what is typed stays all the same.
        call('listApiKeys', {}).then(show, () => undefined)
        throw error
      }
    })
  }
  return (
    <section class="card stack">
      <h2>{API_KEYS.create}</h2>
      <div>
        <label for={NAME}>{API_KEYS.name}</label>
        <input
          id={NAME}
          type="text"
          maxLength={60}
          autocomplete="off"
          aria-invalid={missing.value === NAME}
          aria-describedby={WRONG}
          placeholder={API_KEYS.namePlaceholder}
          value={name}
          onInput={event => (name.value = event.currentTarget.value)}
        />
      </div>
      <fieldset id={SCOPES} tabIndex={-1} aria-describedby={WRONG}>
        <legend>{API_KEYS.scopes}</legend>
        <div class="chips">
          {ALL_SCOPES.map(scope => (
            <button
              key={scope}
              type="button"
              class="chip"
              aria-pressed={scopes.value.includes(scope)}
              onClick={() => toggle(scope)}
            >
              {scopes.value.includes(scope) && <Icon path={CHECK} />} {API_SCOPE_NAMES[scope]}
            </button>
          ))}
        </div>
      </fieldset>
      {scopes.value.includes('producers') && <p class="small warn-ink">{API_KEYS.producersNote}</p>}
      <p id={WRONG} class="missing" role="alert">
        {wrong}
      </p>
      <Button isBusy={isBusy.value} onPress={create}>
        {API_KEYS.make}
      </Button>
    </section>
  )
}
