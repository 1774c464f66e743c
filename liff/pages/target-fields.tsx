// The fields of a target: one percentage, or five that grow.
import type { Signal } from '@preact/signals'
import { TARGETS } from '../words-targets.ts'
import type { TypedTarget } from './typed-target.ts'

interface FieldsProps {
  typed: Signal<TypedTarget>
  wrong: { says: string; field: number } | null
}

export const FIELD_ID = (index: number) => `target-${index}`
const WRONG = 'target-wrong'
const KINDS = ['percent', 'levels'] as const

export function TargetFields({ typed, wrong }: FieldsProps) {
  const { kind, percent, levels } = typed.value
  const texts = kind === 'percent' ? [percent] : levels
  const put = (index: number, text: string) => {
    typed.value =
      kind === 'percent'
        ? { ...typed.value, percent: text }
        : { ...typed.value, levels: levels.map((level, at) => (at === index ? text : level)) }
  }
  return (
    <>
      <fieldset>
        <legend>{TARGETS.kind}</legend>
        <div class="chips">
          {KINDS.map(word => (
            <button
              key={word}
              type="button"
              class="chip"
              aria-pressed={kind === word}
              onClick={() => (typed.value = { ...typed.value, kind: word })}
            >
              {TARGETS[word]}
            </button>
          ))}
        </div>
      </fieldset>
      {texts.map((text, index) => (
        <div key={FIELD_ID(index)} class="target-field">
          <label for={FIELD_ID(index)}>
            {kind === 'percent' ? TARGETS.growth : TARGETS.level(index + 1)}
          </label>
          {/* Not a number pad: those of some phones have no minus. */}
          <input
            id={FIELD_ID(index)}
            type="text"
            autocomplete="off"
            maxLength={12}
            placeholder={index === 0 ? TARGETS.example : ''}
            aria-invalid={wrong?.field === index}
            aria-describedby={WRONG}
            value={text}
            onInput={event => put(index, event.currentTarget.value)}
          />
        </div>
      ))}
      <p id={WRONG} class="missing" role="alert">
        {wrong?.says}
      </p>
    </>
  )
}
