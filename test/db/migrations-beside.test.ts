// From 0007 on the version before runs beside the new one while a release goes out: a migration adds first, and what
// nobody uses any more is dropped a release later. What breaks this rule is listed here with its reason.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const FOLDER = join(import.meta.dirname, '../../db/migrations')
const FIRST = '0007'

/** `file: rule` → why the version before does not mind. */
const ALLOWED: Record<string, string> = {}

/** What would break a version that does not know of it. */
const BREAKING: Record<string, RegExp> = {
  'drops a column': /\bdrop\s+column\b/,
  'drops a table': /\bdrop\s+(?:table|view|materialized\s+view|sequence|schema)\b/,
  'drops a function': /\bdrop\s+(?:function|trigger|procedure|policy)\b/,
  renames: /\brename\s+(?:column|to|constraint)\b|\brename\s+"/,
  'sets not null': /\bset\s+not\s+null\b/,
  'drops a default': /\bdrop\s+default\b/,
  'changes a type': /\balter\s+column\s+\S+\s+(?:set\s+data\s+)?type\b/,
  'adds a column that must be written':
    /\badd\s+column\b(?=[^;]*\bnot\s+null\b)(?![^;]*\b(?:default|generated)\b)[^;]*/,
  'makes values unique': /\bcreate\s+unique\s+index\b|\badd\s+constraint\s+\S+\s+unique\b/,
}

/** Statements without comments and without words in quotes, in small letters. Bodies of functions stay. */
function statementsOf(text: string): string[] {
  return text
    .replace(/--(?!> statement-breakpoint).*$/gm, '')
    .split('--> statement-breakpoint')
    .flatMap(part => (/\$\w*\$/.test(part) ? [part] : part.split(';')))
    .map(part => part.toLowerCase())
}

/** Tables that the migration makes itself: nobody knows them yet, so anything may be done to them. */
const isOfNewTable = (statement: string, all: readonly string[]): boolean => {
  const table = /\b(?:alter\s+table|on)\s+"?(?:public"?\.)?"?(\w+)"?/.exec(statement)?.[1]
  return all.some(other => new RegExp(`create\\s+table\\s+"?${table}"?\\s*\\(`).test(other))
}

function faultsOf(name: string, text: string): string[] {
  const statements = statementsOf(text)
  return statements.flatMap(statement =>
    Object.entries(BREAKING)
      .filter(([, pattern]) => pattern.test(statement) && !isOfNewTable(statement, statements))
      .map(([rule]) => `${name}: ${rule}`),
  )
}

describe('a migration beside a version that does not know it', () => {
  const files = readdirSync(FOLDER).filter(name => name.endsWith('.sql') && name >= FIRST)

  it('breaks nothing that the version before does', () => {
    const faults = files.flatMap(name => faultsOf(name, readFileSync(join(FOLDER, name), 'utf8')))
    expect(faults.filter(fault => !Object.hasOwn(ALLOWED, fault))).toEqual([])
    expect(Object.keys(ALLOWED).filter(fault => !faults.includes(fault))).toEqual([])
  })

  it.each([
    ['ALTER TABLE "officers" DROP COLUMN "phone";', 'drops a column'],
    ['DROP TABLE drafts', 'drops a table'],
    ['ALTER TABLE officers RENAME COLUMN phone TO tel', 'renames'],
    ['ALTER TABLE officers RENAME TO people', 'renames'],
    ['ALTER TABLE officers ALTER COLUMN phone SET NOT NULL', 'sets not null'],
    ['ALTER TABLE officers ALTER COLUMN phone SET DATA TYPE integer', 'changes a type'],
    ['ALTER TABLE officers ALTER COLUMN phone TYPE integer', 'changes a type'],
    ['ALTER TABLE officers ADD COLUMN rank integer NOT NULL', 'adds a column that must be written'],
    ['CREATE UNIQUE INDEX one ON officers (phone)', 'makes values unique'],
    ["DO $$ BEGIN EXECUTE 'ALTER TABLE officers DROP COLUMN phone'; END $$", 'drops a column'],
  ])('is refused: %s', (statement, rule) => {
    expect(faultsOf('x', statement)).toContain(`x: ${rule}`)
  })

  it.each([
    'ALTER TABLE officers ADD COLUMN rank integer',
    'ALTER TABLE officers ADD COLUMN rank integer DEFAULT 0 NOT NULL',
    'CREATE INDEX quick ON officers (phone)',
    'CREATE TABLE people (id uuid NOT NULL);\n--> statement-breakpoint\nCREATE UNIQUE INDEX one ON people (id)',
    '-- ALTER TABLE officers DROP COLUMN phone is for the release after\nSELECT 1',
  ])('is fine: %s', statement => {
    expect(faultsOf('x', statement)).toEqual([])
  })
})
