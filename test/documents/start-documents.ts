// The real thing behind the Documents port, for tests: ended with the file, its log kept.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createDocuments, type DocumentOptions } from '../../bot/outside/documents.ts'
import type { Documents } from '../../bot/ports.ts'
import { createKeptLog } from '../outside/kept-log.ts'

export const PROJECT = join(import.meta.dirname, '../..')

export type KeptDocuments = Documents & { log: ReturnType<typeof createKeptLog> }

export function startDocuments(options: Partial<Omit<DocumentOptions, 'log'>> = {}): KeptDocuments {
  const log = createKeptLog()
  const documents = createDocuments({ root: PROJECT, ...options, log })
  afterAll(() => documents.close())
  return { ...documents, log }
}

/** A folder with templates of its own to spoil, and the project's fonts; removed with the file. */
export function copyForms(): { root: string; forms: string; addFonts(): void } {
  const root = mkdtempSync(join(tmpdir(), 'otop-forms-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  const forms = join(root, 'bot/documents/forms')
  cpSync(join(PROJECT, 'bot/documents/forms'), forms, { recursive: true })
  mkdirSync(join(root, 'node_modules'))
  const addFonts = () =>
    symlinkSync(
      join(PROJECT, 'node_modules/@expo-google-fonts'),
      join(root, 'node_modules/@expo-google-fonts'),
      'dir',
    )
  return { root, forms, addFonts }
}
