// A register beside the producers on record: what is added, changed, doubtful or refused, and taking it in through the same
// door as the producers' pages (put-producers.ts). Of what will be saved only a part is listed: it may be thousands.

import { findOffice } from '../../db/queries/officers.ts'
import { listDistrictPlaces } from '../../db/queries/producer-register.ts'
import { lockProducers } from '../../db/queries/producers.ts'
import type { Choice, LeftRow, PreviewRow } from '../contract/uploads.ts'
import type { RegisterOutcome, RegisterRow } from '../domain/decide-register.ts'
import { type NamedDistrict, type PlacedRow, placeRegister } from '../domain/place-register.ts'
import type { RegisterContent } from '../domain/read-register.ts'
import {
  changeWords,
  ifSameWords,
  onRecordWords,
  REGISTER_FAULT_WORDS,
  REGISTER_TAGS,
  registerRefusalWords,
  registerRemarks,
  similarWords,
} from '../domain/register-outcome-words.ts'
import { cellOf } from '../domain/table-letters.ts'
import { officeName } from '../domain/thai-words.ts'
import { rowTitle } from '../domain/upload-words.ts'
import type { AppliedUpload, OpenUpload, UploadWork } from './open-upload.ts'
import { previewProducers, putProducers } from './put-producers.ts'
import { leftOf, refuseStrayChoices } from './upload-rows.ts'

/** Of rows that will be saved; all that are refused or doubtful are listed. */
const MOST_SAVED_LISTED = 200

interface Facts {
  content: RegisterContent
  districts: readonly NamedDistrict[]
  placed: readonly PlacedRow[]
}

export function openRegisterUpload({ deps, actor, upload, isApplying }: UploadWork): Promise<OpenUpload> {
  const content = upload.content as unknown as RegisterContent
  return deps.db.transaction(async tx => {
    if (isApplying) await lockProducers(tx, actor.provinceCode)
    const districts = await listDistrictPlaces(tx, actor.provinceCode)
    const placed = placeRegister(content.rows, districts)
    const facts = { content, districts, placed }
    const inTransaction = { ...deps, db: tx }
    const outcomes = await previewProducers(inTransaction, actor, registerRows(placed, new Map()))
    const province = await findOffice(tx, actor.provinceCode)
    const rows = rowsOf(facts, outcomes)
    const saved = rows.filter(row => row.kind === 'save')
    const listed = new Set(saved.slice(0, MOST_SAVED_LISTED))
    return {
      preview: {
        warnings: [],
        notes: registerRemarks({
          provinceName: officeName({ kind: 'province', name: province?.nameTh ?? '' }),
          skipped: content.skipped,
          unlisted: saved.length - listed.size,
        }),
        counts: countsOf(rows, content),
        rows: rows.filter(row => row.kind === 'ask' || row.kind === 'refused' || listed.has(row)),
      },
      basis: rows.map(row => [row.key, row.kind, row.parts]),
      async apply(choices) {
        refuseStrayChoices(choices, rows)
        const done = await putProducers(deps, actor, registerRows(placed, choices))
        return appliedOf(facts, done)
      },
    }
  })
}

/** Rows whose names mean something; an answered doubt is a new producer, or the one that it is like. */
function registerRows(placed: readonly PlacedRow[], choices: ReadonlyMap<string, Choice>): RegisterRow[] {
  return placed.flatMap(item => {
    if (item.kind !== 'placed') return []
    const choice = choices.get(keyOf(item.row))
    if (choice === undefined) return [item.register]
    return [{ ...item.register, ...(choice.isSame ? { isSame: true } : { isNew: true }) }]
  })
}

const keyOf = (row: number): string => `row:${row}`

/** Every row of the file, in its order; `outcomes` are those of the rows that were placed. */
function rowsOf(facts: Facts, outcomes: readonly RegisterOutcome[]): PreviewRow[] {
  const rowNumbers = facts.placed.flatMap(item => (item.kind === 'placed' ? [item.row] : []))
  const names = {
    officeOf: (code: string) => districtName(facts.districts, code),
    rowOf: (index: number) => rowNumbers[index] ?? 0,
  }
  let next = 0
  return facts.placed.map((item, index) => {
    const read = facts.content.rows[index]
    const blank: PreviewRow = {
      key: keyOf(item.row),
      title: read?.name ?? rowTitle(item.row),
      about: [read?.code, read?.district].filter(Boolean).join(' · ') || null,
      rows: [item.row],
      kind: 'refused',
      tag: null,
      from: null,
      to: null,
      parts: [],
      asks: [],
      faults: [],
    }
    if (item.kind === 'refused') return { ...blank, faults: faultsOf(item, facts.content) }
    const outcome = outcomes[next]
    next += 1
    return outcome === undefined ? blank : { ...blank, ...partsOf(outcome, item.row, facts, names) }
  })
}

const districtName = (districts: readonly NamedDistrict[], code: string): string =>
  officeName({ kind: 'district', name: districts.find(item => item.code === code)?.name ?? code })

const faultsOf = (item: Extract<PlacedRow, { kind: 'refused' }>, content: RegisterContent) =>
  item.faults.map(({ column, text, reason }) => ({
    row: item.row,
    cell: cellOf(content.columns, column, item.row),
    text,
    says: REGISTER_FAULT_WORDS[reason],
  }))

function partsOf(
  outcome: RegisterOutcome,
  row: number,
  { districts }: Facts,
  names: Parameters<typeof similarWords>[1],
): Partial<PreviewRow> {
  const subdistrictOf = (code: string) =>
    districts.flatMap(district => district.subdistricts).find(item => item.code === code)?.name ?? null
  switch (outcome.outcome) {
    case 'added':
      return { kind: 'save', tag: REGISTER_TAGS.added }
    case 'changed':
      return {
        kind: 'save',
        tag: REGISTER_TAGS.changed,
        parts: [
          onRecordWords(outcome.found),
          ...outcome.changes.map(change => changeWords(change, subdistrictOf)),
        ],
      }
    case 'unchanged':
      return { kind: 'unchanged' }
    case 'doubtful':
      return {
        kind: 'ask',
        asks: [
          // Two rows of one file are no producer yet that could be the same.
          {
            kind: outcome.changes === null ? 'similar_row' : 'similar',
            says: similarWords(outcome.like, names),
          },
        ],
        parts: (outcome.changes ?? []).map(change => ifSameWords(changeWords(change, subdistrictOf))),
      }
    case 'refused': {
      const says = registerRefusalWords(outcome.reason, outcome.like, names)
      return { kind: 'refused', faults: [{ row, cell: null, text: null, says }] }
    }
  }
}

function countsOf(
  rows: readonly PreviewRow[],
  { skipped }: RegisterContent,
): OpenUpload['preview']['counts'] {
  const countOf = (kind: PreviewRow['kind']) => rows.filter(row => row.kind === kind).length
  return {
    save: countOf('save'),
    ask: countOf('ask'),
    refused: countOf('refused'),
    unchanged: countOf('unchanged'),
    blank: 0,
    missing: 0,
    skipped,
  }
}

function appliedOf(facts: Facts, done: readonly RegisterOutcome[]): AppliedUpload {
  const rows = rowsOf(facts, done)
  const left: LeftRow[] = rows.filter(row => row.kind === 'ask' || row.kind === 'refused').map(leftOf)
  return {
    saved: rows.filter(row => row.kind === 'save').length,
    unchanged: rows.filter(row => row.kind === 'unchanged').length,
    left,
  }
}
