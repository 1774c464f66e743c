// The producers of one district: by tambon, or the best first while something is searched for. The search needs no
// service: the whole list is here, and the rule is the same.
import { signal, useSignal } from '@preact/signals'
import type { ProducerLine, ProducerList } from '../../bot/contract/producers.ts'
import { rankProducers } from '../../bot/domain/find-producers.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { PLUS } from '../parts/more-icons.ts'
import { REGISTER } from '../words-producers.ts'
import { AddProducer } from './add-producer.tsx'
import { Fold } from './fold.tsx'
import { ProducerItem } from './producer-line.tsx'
import { SearchField, wordsOf } from './producer-search.tsx'

/** So many are seen at a glance: no need to fold them away. */
const FEW = 30
const MOST_FOUND = 30

type Filter = 'all' | 'active' | 'suspended' | 'merged'

/** Of the list that was looked at last: the way back from a producer leads to what was found. */
const looked = signal<{ officeCode: string; text: string; filter: Filter }>({
  officeCode: '',
  text: '',
  filter: 'all',
})

const isIn = (filter: Filter, { state }: ProducerLine): boolean =>
  filter === 'all' || filter === state || (filter === 'active' && state === 'coming')

export function ProducerGroups({ list }: { list: ProducerList }) {
  const { officeCode, producers, mayKeep } = list
  const isAdding = useSignal(false)
  const { text, filter } =
    looked.value.officeCode === officeCode ? looked.value : { text: '', filter: 'all' as const }
  const look = (change: { text?: string; filter?: Filter }) => {
    looked.value = { officeCode, text, filter, ...change }
  }
  const shown = producers.filter(line => isIn(filter, line))
  const found = text.trim() === '' ? null : rankProducers(shown, text, MOST_FOUND).map(({ item }) => item)
  return (
    <>
      <SearchField label={REGISTER.find} value={text} type={typed => look({ text: typed })} />
      <Filters list={list} filter={filter} choose={chosen => look({ filter: chosen })} />
      {mayKeep && (
        <Button tone="quiet" onPress={() => (isAdding.value = true)}>
          <Icon path={PLUS} /> {REGISTER.add}
        </Button>
      )}
      <p class="small" role="status">
        {found !== null && wordsOf(found.length)}
      </p>
      {found === null ? (
        <Groups list={list} shown={shown} />
      ) : (
        found.length > 0 && <Lines lines={found} officeCode={officeCode} isCard />
      )}
      {isAdding.value && <AddProducer list={list} close={() => (isAdding.value = false)} />}
    </>
  )
}

interface FiltersProps {
  list: ProducerList
  filter: Filter
  choose: (filter: Filter) => void
}

function Filters({ list: { producers }, filter, choose }: FiltersProps) {
  const count = (of: Filter) => producers.filter(line => isIn(of, line)).length
  const filters = (['all', 'active', 'suspended', 'merged'] as const).filter(
    of => of === 'all' || of === 'active' || of === filter || count(of) > 0,
  )
  return (
    <fieldset class="chips">
      <legend class="unseen">{REGISTER.states}</legend>
      {filters.map(of => (
        <button key={of} type="button" class="chip" aria-pressed={filter === of} onClick={() => choose(of)}>
          {REGISTER[of](count(of))}
        </button>
      ))}
    </fieldset>
  )
}

interface GroupsProps {
  list: ProducerList
  shown: readonly ProducerLine[]
}

function Groups({ list: { officeCode, districts, producers }, shown }: GroupsProps) {
  if (shown.length === 0)
    return <p class="nothing">{producers.length === 0 ? REGISTER.nobody : REGISTER.nobodySo}</p>
  const tambon = districts.find(one => one.code === officeCode)?.subdistricts ?? []
  const known = new Set(tambon.map(one => one.code))
  const groups = [
    ...tambon.map(one => ({
      ...one,
      name: REGISTER.tambon(one.name),
      lines: shown.filter(line => line.subdistrictCode === one.code),
    })),
    {
      code: '',
      name: REGISTER.noTambon,
      lines: shown.filter(line => !known.has(line.subdistrictCode ?? '')),
    },
  ].filter(group => group.lines.length > 0)
  if (groups.length === 1) return <Lines lines={shown} officeCode={officeCode} isCard />
  return (
    <>
      {groups.map(({ code, name, lines }) => (
        <Fold key={code} title={REGISTER.group(name, lines.length)} isOpen={shown.length <= FEW}>
          <Lines lines={lines} officeCode={officeCode} />
        </Fold>
      ))}
    </>
  )
}

interface LinesProps {
  lines: readonly ProducerLine[]
  officeCode: string
  isCard?: boolean
}

const Lines = ({ lines, officeCode, isCard = false }: LinesProps) => (
  <ul class={`list${isCard ? ' card' : ''}`}>
    {lines.map(line => (
      <ProducerItem key={line.id} line={line} officeCode={officeCode} />
    ))}
  </ul>
)
