// Choosing the month in which a change of a producer begins.
import type { Signal } from '@preact/signals'
import { monthsBetween } from '../../bot/domain/producer-months.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'

interface MonthProps {
  id: string
  label: string
  value: Signal<string>
  first: string
  last: string
}

export const MonthField = ({ id, label, value, first, last }: MonthProps) => (
  <div>
    <label for={id}>{label}</label>
    <select id={id} value={value} onChange={event => (value.value = event.currentTarget.value)}>
      {monthsBetween(first, last).map(month => (
        <option key={month} value={month}>
          {thaiPeriod(month)}
        </option>
      ))}
    </select>
  </div>
)

export const later = (one: string, other: string): string => (one > other ? one : other)
