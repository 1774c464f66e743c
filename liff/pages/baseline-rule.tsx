// What growth of the year is measured against: two choices, stored with a button of its own.
import { useSignal } from '@preact/signals'
import type { TargetList } from '../../bot/contract/indicator.ts'
import { BASELINE_RULE_NAMES } from '../../bot/domain/baseline-words.ts'
import type { BaselineRule } from '../../db/vocabulary.ts'
import { call } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { say } from '../parts/say.tsx'
import { COMMON } from '../words-common.ts'
import { TARGETS } from '../words-targets.ts'
import { useSending } from './use-sending.ts'

const RULES = Object.keys(BASELINE_RULE_NAMES) as BaselineRule[]

interface RuleProps {
  list: TargetList
  show: (list: TargetList) => void
}

export function BaselineRuleCard({ list: { rule, fiscalYear }, show }: RuleProps) {
  const { isBusy, wrong, run } = useSending()
  const picked = useSignal<BaselineRule | null>(null)
  const chosen = picked.value ?? rule
  const save = () =>
    run(async () => {
      show(await call('setBaselineRule', { fiscalYear: String(fiscalYear) }, { rule: chosen }))
      picked.value = null
      say(TARGETS.ruleSaved, 'good')
    })
  return (
    <section class="card stack">
      <h2>{TARGETS.rule}</h2>
      <fieldset class="radio-list">
        <legend class="unseen">{TARGETS.rule}</legend>
        {RULES.map(word => (
          <label key={word}>
            <input
              type="radio"
              name="baseline-rule"
              checked={chosen === word}
              onChange={() => (picked.value = word)}
            />
            {BASELINE_RULE_NAMES[word]}
          </label>
        ))}
      </fieldset>
      {chosen === 'average_3_years' && <p class="small">{TARGETS.average}</p>}
      <p class="small">{TARGETS.ruleExplain}</p>
      <p class="missing" role="alert">
        {wrong}
      </p>
      {chosen !== rule && (
        <Button isBusy={isBusy.value} onPress={() => void save()}>
          {isBusy.value ? COMMON.sending : TARGETS.saveRule}
        </Button>
      )}
    </section>
  )
}
