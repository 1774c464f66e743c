// The fields of a producer, the same for adding one and for correcting one.
import { type Signal, useSignal } from '@preact/signals'
import type { ProducerPlace, ProducerView } from '../../bot/contract/producers.ts'
import { PRODUCER_KIND_NAMES } from '../../bot/domain/producer-words.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES } from '../../bot/domain/thai-words.ts'
import { CATEGORIES, CHANNELS } from '../../db/vocabulary.ts'
import { KEEP } from '../words-producers.ts'

export type Facts = Pick<
  ProducerView,
  'name' | 'product' | 'kind' | 'mainCategory' | 'mainChannel' | 'subdistrictCode' | 'code'
>

export type FieldSignals = { [Field in keyof Facts]: Signal<Facts[Field]> }
export type FactSignals = FieldSignals & { missing: Signal<string> }

export const BLANK: Facts = {
  name: '',
  product: '',
  kind: 'group',
  mainCategory: 'food',
  mainChannel: 'domestic_offline',
  subdistrictCode: null,
  code: '',
}

export function useFacts(from: Facts): FactSignals {
  return {
    name: useSignal(from.name),
    product: useSignal(from.product),
    kind: useSignal(from.kind),
    mainCategory: useSignal(from.mainCategory),
    mainChannel: useSignal(from.mainChannel),
    subdistrictCode: useSignal(from.subdistrictCode),
    code: useSignal(from.code),
    missing: useSignal(''),
  }
}

/** What stands in the fields; null where something must be filled in, which then has the focus. */
export function readFacts(facts: FactSignals, isCodeNeeded: boolean): Facts | null {
  const typed = {
    name: facts.name.peek().trim(),
    product: facts.product.peek().trim(),
    kind: facts.kind.peek(),
    mainCategory: facts.mainCategory.peek(),
    mainChannel: facts.mainChannel.peek(),
    subdistrictCode: facts.subdistrictCode.peek(),
    code: facts.code.peek().trim(),
  }
  const needed = isCodeNeeded ? (['name', 'product', 'code'] as const) : (['name', 'product'] as const)
  const empty = needed.find(field => typed[field] === '')
  facts.missing.value = empty ?? ''
  if (empty === undefined) return typed
  document.getElementById(`producer-${empty}`)?.focus()
  return null
}

interface FieldsProps {
  facts: FactSignals
  place: Pick<ProducerPlace, 'subdistricts'> | undefined
  isCodeNeeded: boolean
}

export const ProducerFields = ({ facts, place, isCodeNeeded }: FieldsProps) => (
  <>
    <TextField facts={facts} field="name" label={KEEP.name} most={150} />
    <TextField facts={facts} field="product" label={KEEP.product} most={150} />
    <div class="two-up">
      <Choice id="producer-kind" label={KEEP.kind} value={facts.kind} names={PRODUCER_KIND_NAMES} />
      <TambonField value={facts.subdistrictCode} place={place} />
    </div>
    <div class="two-up">
      <Choice
        id="producer-category"
        label={KEEP.category}
        value={facts.mainCategory}
        names={CATEGORY_NAMES}
        order={CATEGORIES}
      />
      <Choice
        id="producer-channel"
        label={KEEP.channel}
        value={facts.mainChannel}
        names={CHANNEL_NAMES}
        order={CHANNELS}
      />
    </div>
    <TextField
      facts={facts}
      field="code"
      label={KEEP.code}
      most={40}
      placeholder={isCodeNeeded ? '' : KEEP.codeMade}
    />
    <p id="producer-missing" class="missing" role="alert">
      {facts.missing.value !== '' && (isCodeNeeded ? KEEP.missingCode : KEEP.missing)}
    </p>
  </>
)

interface TextProps {
  facts: FactSignals
  field: 'name' | 'product' | 'code'
  label: string
  most: number
  placeholder?: string
}

const TextField = ({ facts, field, label, most, placeholder = '' }: TextProps) => (
  <div>
    <label for={`producer-${field}`}>{label}</label>
    <input
      id={`producer-${field}`}
      type="text"
      autoComplete="off"
      maxLength={most}
      placeholder={placeholder}
      aria-invalid={facts.missing.value === field}
      aria-describedby="producer-missing"
      value={facts[field]}
      onInput={event => (facts[field].value = event.currentTarget.value)}
    />
  </div>
)

interface ChoiceProps<Word extends string> {
  id: string
  label: string
  value: Signal<Word>
  names: Readonly<Record<Word, string>>
  order?: readonly Word[]
}

function Choice<Word extends string>({ id, label, value, names, order }: ChoiceProps<Word>) {
  const words = order ?? (Object.keys(names) as Word[])
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={event => (value.value = event.currentTarget.value as Word)}>
        {words.map(word => (
          <option key={word} value={word}>
            {names[word]}
          </option>
        ))}
      </select>
    </div>
  )
}

interface TambonProps {
  value: Signal<string | null>
  place: Pick<ProducerPlace, 'subdistricts'> | undefined
}

/** Where the province's tambon are not known there is nothing to choose. */
export const TambonField = ({ value, place }: TambonProps) => (
  <div>
    <label for="producer-tambon">{KEEP.tambon}</label>
    <select
      id="producer-tambon"
      value={value.value ?? ''}
      onChange={event => (value.value = event.currentTarget.value || null)}
    >
      <option value="">{KEEP.noTambon}</option>
      {place?.subdistricts.map(one => (
        <option key={one.code} value={one.code}>
          {one.name}
        </option>
      ))}
    </select>
  </div>
)
