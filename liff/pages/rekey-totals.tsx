// The district's totals as the department's summary shows them: per category with its channels, per channel, and all.

import { sumOf } from '../../bot/domain/rekeying.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES } from '../../bot/domain/thai-words.ts'
import { CATEGORIES, CHANNELS } from '../../db/vocabulary.ts'
import { REKEYING } from '../words-rekeying.ts'
import { Fold } from './fold.tsx'
import { bahtOf, type Rekeyed } from './rekeying-model.ts'

export function RekeyTotals({ figures }: { figures: readonly Rekeyed[] }) {
  const categories = CATEGORIES.filter(category => sumOf(figures, category, null) > 0n)
  return (
    <Fold title={REKEYING.totals}>
      <div class="stack rekey-totals">
        {categories.map(category => (
          <div key={category}>
            <h3>{CATEGORY_NAMES[category]}</h3>
            <dl class="facts">
              {CHANNELS.filter(channel => sumOf(figures, category, channel) > 0n).map(channel => (
                <Sum key={channel} name={CHANNEL_NAMES[channel]} satang={sumOf(figures, category, channel)} />
              ))}
              <Sum name={REKEYING.total} satang={sumOf(figures, category, null)} />
            </dl>
          </div>
        ))}
        <div>
          <h3>{REKEYING.channels}</h3>
          <dl class="facts">
            {CHANNELS.map(channel => (
              <Sum key={channel} name={CHANNEL_NAMES[channel]} satang={sumOf(figures, null, channel)} />
            ))}
            <Sum name={REKEYING.all} satang={sumOf(figures, null, null)} />
          </dl>
        </div>
      </div>
    </Fold>
  )
}

const Sum = ({ name, satang }: { name: string; satang: bigint }) => (
  <>
    <dt>{name}</dt>
    <dd>{bahtOf(satang)}</dd>
  </>
)
