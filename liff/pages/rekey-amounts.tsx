// The amounts of one producer: its categories in the department's order, each with all four channels, so that the eye finds
// the field over there. What is nothing is not copied.

import { sumOf } from '../../bot/domain/rekeying.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES } from '../../bot/domain/thai-words.ts'
import { CATEGORIES, type Category, CHANNELS } from '../../db/vocabulary.ts'
import { REKEYING } from '../words-rekeying.ts'
import { CopyLine } from './copy-line.tsx'
import { bahtOf, plainOf, type Rekeyed } from './rekeying-model.ts'

interface AmountsProps {
  figure: Rekeyed
  /** Keys of the lines that were copied, `food:domestic_online`. */
  copied: ReadonlySet<string>
  copy: (key: string, text: string) => Promise<void>
}

export function RekeyAmounts({ figure, copied, copy }: AmountsProps) {
  const { lines, row, satang } = figure
  const used = CATEGORIES.filter(category => lines.some(line => line.category === category))
  // Nothing sold is typed where the producer would be.
  const categories = used.length > 0 ? used : [row.mainCategory]
  return (
    <>
      {categories.map(category => (
        <CategoryLines key={category} category={category} figure={figure} copied={copied} copy={copy} />
      ))}
      {categories.length > 1 && (
        <p class="item-head rekey-sum">
          <span>{REKEYING.total}</span>
          <b>{bahtOf(satang ?? 0n)}</b>
        </p>
      )}
    </>
  )
}

function CategoryLines({ category, figure, copied, copy }: AmountsProps & { category: Category }) {
  return (
    <div>
      <h3>{CATEGORY_NAMES[category]}</h3>
      {CHANNELS.map(channel => {
        const satang = sumOf([figure], category, channel)
        const key = `${category}:${channel}`
        if (satang === 0n) {
          return (
            <p key={key} class="copy-line nothing-there">
              <span>{CHANNEL_NAMES[channel]}</span>
              <span>0</span>
            </p>
          )
        }
        return (
          <CopyLine
            key={key}
            label={CHANNEL_NAMES[channel]}
            shown={bahtOf(satang)}
            isCopied={copied.has(key)}
            copy={() => copy(key, plainOf(satang))}
          />
        )
      })}
    </div>
  )
}
