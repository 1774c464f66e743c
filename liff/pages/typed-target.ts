// What is typed into the form of a target, and what it means: a target, or the field to look at and why.
import type { TargetBody } from '../../bot/contract/indicator.ts'
import { LEVELS, makeTarget, TARGET_RANGE } from '../../bot/domain/target-rules.ts'
import { readTypedPercent, typedPercentOf } from '../../bot/domain/typed-percent.ts'
import { TARGETS } from '../words-targets.ts'

export interface TypedTarget {
  kind: TargetBody['kind']
  percent: string
  levels: readonly string[]
}

/** As a stored target would have been typed; null = nothing typed. */
export function typedOf(target: TargetBody | null): TypedTarget {
  const blank = Array.from({ length: LEVELS }, () => '')
  if (target === null) return { kind: 'levels', percent: '', levels: blank }
  return target.kind === 'percent'
    ? { kind: 'percent', percent: typedPercentOf(target.tenths), levels: blank }
    : { kind: 'levels', percent: '', levels: target.tenths.map(typedPercentOf) }
}

/** `field`: its place among the fields of the kind. */
export type ReadTarget = { target: TargetBody } | { wrong: string; field: number }

export function readTypedTarget({ kind, percent, levels }: TypedTarget): ReadTarget {
  const texts = kind === 'percent' ? [percent] : levels
  const tenths: number[] = []
  for (const [field, text] of texts.entries()) {
    const read = readTypedPercent(text)
    if (read === null) return { wrong: TARGETS.unreadable, field }
    if (read < TARGET_RANGE.min || read > TARGET_RANGE.max) return { wrong: TARGETS.outOfRange, field }
    const before = tenths.at(-1)
    if (before !== undefined && read <= before) return { wrong: TARGETS.notAscending(field + 1), field }
    tenths.push(read)
  }
  const target = makeTarget(kind, tenths)
  if (target === null) return { wrong: TARGETS.unreadable, field: 0 }
  return { target: target.kind === 'percent' ? target : { kind: 'levels', tenths: [...target.tenths] } }
}
