// What of the log is shown: by state (also "did not arrive"), by kind, by office; each choice says how many there are.
import { useId } from 'preact/hooks'
import type { NoticeLog } from '../../bot/contract/board.ts'
import { NOTICE_KIND_NAMES, NOTICE_STATE_NAMES } from '../../bot/domain/notice-words.ts'
import { NOTICES } from '../words-notices.ts'

type Notice = NoticeLog['notices'][number]

// From the names: the lists of db/vocabulary.ts would become part of every first load.
const KINDS = Object.keys(NOTICE_KIND_NAMES) as Notice['kind'][]
const STATES = Object.keys(NOTICE_STATE_NAMES) as Notice['state'][]

/** `''` = all. */
export interface Filter {
  state: Notice['state'] | 'undelivered' | ''
  kind: Notice['kind'] | ''
  office: string
}

export type Choice = Partial<Filter>

/** In that state; who has no way to be reached was not spared a message, but missed it. */
export const isIn = (notice: Notice, state: Notice['state']): boolean =>
  notice.state === state && !notice.hasNoWay

/** LINE has not got it to whom it was for: somebody must look or phone. */
export const isUndelivered = ({ state, hasNoWay }: Notice): boolean =>
  hasNoWay || state === 'held' || state === 'refused' || state === 'failed'

interface FiltersProps {
  notices: readonly Notice[]
  filter: Filter
  choose: (change: Choice) => void
}

export function NoticeFilters({ notices, filter, choose }: FiltersProps) {
  const count = (is: (notice: Notice) => boolean) => notices.filter(is).length
  const offices = [...new Map(notices.map(({ officeCode, officeName }) => [officeCode, officeName]))].sort()
  return (
    <section class="card filters" aria-label={NOTICES.filters}>
      <Select
        label={NOTICES.state}
        value={filter.state}
        choose={state => choose({ state: state as Filter['state'] })}
        options={[
          ['undelivered', NOTICES.undelivered, count(isUndelivered)],
          ...STATES.map(
            state => [state, NOTICE_STATE_NAMES[state], count(item => isIn(item, state))] as const,
          ),
        ]}
      />
      <Select
        label={NOTICES.kind}
        value={filter.kind}
        choose={kind => choose({ kind: kind as Filter['kind'] })}
        options={KINDS.map(
          kind => [kind, NOTICE_KIND_NAMES[kind], count(item => item.kind === kind)] as const,
        )}
      />
      <Select
        label={NOTICES.office}
        value={filter.office}
        choose={office => choose({ office })}
        options={offices.map(
          ([code, name]) => [code, name, count(item => item.officeCode === code)] as const,
        )}
      />
    </section>
  )
}

interface SelectProps {
  label: string
  value: string
  options: readonly (readonly [value: string, name: string, count: number])[]
  choose: (value: string) => void
}

/** What nothing fits is left out, but for what is chosen. */
function Select({ label, value, options, choose }: SelectProps) {
  const id = useId()
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={event => choose(event.currentTarget.value)}>
        <option value="">{NOTICES.all}</option>
        {options
          .filter(([option, , count]) => count > 0 || option === value)
          .map(([option, name, count]) => (
            <option key={option} value={option}>
              {NOTICES.option(name, count)}
            </option>
          ))}
      </select>
    </div>
  )
}
