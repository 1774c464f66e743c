// Searching a whole province: the service looks, a moment after the last key; whoever comes back finds the same list.
import { signal, useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { ProducerLine } from '../../bot/contract/producers.ts'
import { call } from '../api.ts'
import { Icon } from '../parts/icon.tsx'
import { SEARCH } from '../parts/more-icons.ts'
import { failureText } from '../parts/say-failure.ts'
import { REGISTER } from '../words-producers.ts'
import { ProducerItem } from './producer-line.tsx'

/** As many as the service gives at once. */
const MOST_FOUND = 30
const PAUSE_MS = 300

/** Outlives the page: the way back from a producer leads to what was found. */
const typed = signal('')

/** `children`: what is there while nothing is searched for. */
export function ProducerSearch({ children }: { children: ComponentChildren }) {
  const { found, says } = useProducerSearch(typed.value)
  return (
    <>
      <SearchField label={REGISTER.findAll} value={typed.value} type={text => (typed.value = text)} />
      <p class="small" role="status">
        {says}
      </p>
      {found === null ? (
        children
      ) : (
        <ul class="list card">
          {found.map(line => (
            <ProducerItem key={line.id} line={line} />
          ))}
        </ul>
      )}
    </>
  )
}

interface FieldProps {
  label: string
  value: string
  type: (text: string) => void
  id?: string
}

export const SearchField = ({ label, value, type, id = 'find-producer' }: FieldProps) => (
  <div class="search">
    <Icon path={SEARCH} />
    <input
      id={id}
      type="search"
      autoComplete="off"
      maxLength={100}
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={event => type(event.currentTarget.value)}
    />
  </div>
)

/** What the service finds for the text; `found` is null where nothing was asked, or nothing came yet. */
export function useProducerSearch(text: string): { found: ProducerLine[] | null; says: string } {
  const found = useSignal<ProducerLine[] | null>(null)
  const says = useSignal('')
  const asked = text.trim()
  useEffect(() => {
    let isWanted = true
    if (asked === '') {
      found.value = null
      says.value = ''
      return
    }
    says.value = REGISTER.finding
    const look = async () => {
      try {
        const answer = await call('searchProducers', { text: asked })
        if (!isWanted) return
        found.value = answer.found.length === 0 ? null : answer.found
        says.value = wordsOf(answer.found.length)
      } catch (error) {
        const words = await failureText(error)
        if (isWanted) says.value = words
      }
    }
    const timer = setTimeout(() => void look(), PAUSE_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [asked])
  return { found: found.value, says: says.value }
}

export function wordsOf(count: number): string {
  if (count === 0) return REGISTER.noneFound
  return count < MOST_FOUND ? REGISTER.found(count) : REGISTER.mostFound(count)
}
