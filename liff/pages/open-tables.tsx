// What can be read with a key: the address of every table, how to ask, and the description for machines.
import type { ApiKeyList } from '../../bot/contract/api-keys.ts'
import { API_SCOPE_NAMES } from '../../bot/domain/api-key-words.ts'
import { Button } from '../parts/button.tsx'
import { copyText } from '../parts/copy.ts'
import { API_KEYS, OPEN_TABLES } from '../words-api-keys.ts'
import { COMMON } from '../words-common.ts'
import { Fold } from './fold.tsx'

export const OpenTables = ({ list: { address, description } }: { list: ApiKeyList }) => (
  <Fold title={API_KEYS.use} id="use">
    <div class="stack">
      <p>{API_KEYS.useExplain}</p>
      <p class="small">{API_KEYS.choices}</p>
      <ul class="list">
        {OPEN_TABLES.map(({ path, name, says, isOfProducers }) => (
          <li key={path} class="item">
            <b>{name}</b>
            <span class="small">{says}</span>
            {isOfProducers && <span class="small">{API_KEYS.reads(API_SCOPE_NAMES.producers)}</span>}
            <code class="link">{`${address}/${path}`}</code>
            <span>
              <Button
                tone="plain"
                label={API_KEYS.copyAddress(name)}
                onPress={() => copyText(`${address}/${path}`)}
              >
                {COMMON.copy}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <p class="small">{API_KEYS.limit}</p>
      <a href={description} target="_blank" rel="noopener">
        {API_KEYS.description}
      </a>
    </div>
  </Fold>
)
