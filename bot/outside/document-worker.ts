// A thread that sets papers in type: Typst works synchronously and would hold up the service for a tenth of a second.
// It takes one FormInput at a time and answers with the PDF or with why there is none. It ends when it cannot begin.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { paperOf, sealedContentOf } from '../documents/paper.ts'
import { canonicalText } from '../domain/report-content.ts'
import type { FormInput } from '../ports.ts'

export interface DocumentWorkerData {
  /** Folder of the templates; nothing outside it can be read by them. */
  forms: string
  /** Folder of the Sarabun package. */
  fonts: string
}

export type DocumentAnswer = { pdf: Uint8Array; pages: number } | { error: string }

/** The weights that the templates use. Another one would be taken from the machine, or be missing. */
const FONT_FILES = ['400Regular/Sarabun_400Regular.ttf', '700Bold/Sarabun_700Bold.ttf']

/** An office may have its emblem printed by putting this file beside the templates. */
const EMBLEM = 'emblem.svg'

/** Results of earlier papers that are kept for the next: fonts and shapes of words. */
const CACHE_AGE = 1

const { forms, fonts } = workerData as DocumentWorkerData

const compiler = NodeCompiler.create({
  workspace: forms,
  fontArgs: [{ fontBlobs: FONT_FILES.map(file => readFileSync(join(fonts, file))) }],
})

parentPort?.on('message', (input: FormInput) => {
  let answer: DocumentAnswer
  try {
    answer = render(input)
  } catch (error) {
    answer = { error: withoutQuotes(error instanceof Error ? error.message : 'not an error') }
  }
  // Handed over, not copied once more: the other side answers people meanwhile.
  parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer as ArrayBuffer] : [])
})

function render(input: FormInput): DocumentAnswer {
  checkSeal(input)
  const { template, data } = paperOf(input)
  const emblem = existsSync(join(forms, EMBLEM)) ? { emblem: EMBLEM } : {}
  const compiled = compiler.compile({
    mainFilePath: join(forms, `${template}.typ`),
    inputs: { data: JSON.stringify(data), ...emblem },
  })
  // A font that is not there is only a warning, and a paper without its letters is not a paper.
  const fault = compiled.takeError() ?? compiled.takeWarnings()
  const document = compiled.result
  if (fault || !document) return { error: describe(fault?.shortDiagnostics ?? []) }
  const pdf = compiler.pdf(document, { pdfStandard: 'a-3b', creationTimestamp: data.frame.createdAt })
  compiler.evictCache(CACHE_AGE)
  // A copy: the compiler's memory cannot change threads.
  return { pdf: new Uint8Array(pdf), pages: document.numOfPages }
}

/** The code on a paper belongs to the figures on it, whoever handed the two over. */
function checkSeal(input: FormInput): void {
  const sealed = sealedContentOf(input)
  if (!sealed) return
  const hash = createHash('sha256').update(canonicalText(sealed.content)).digest('hex')
  if (hash !== sealed.hash) throw new Error('The seal is not of this content')
}

/** What the compiler says of a template. */
function describe(diagnostics: readonly unknown[]): string {
  const said = diagnostics.map(item => {
    const { message, path } = item as { message?: unknown; path?: unknown }
    return `${withoutQuotes(String(message))} (${String(path)})`
  })
  return said.join('; ') || 'nothing came out'
}

/** Without anything that is quoted: it may be a name or a note. */
function withoutQuotes(text: string): string {
  // The PDF's faults come as one text: `[SourceDiagnostic { …, message: "…", … }]`.
  const [, message = text] = /message: "((?:[^"\\]|\\.)*)"/.exec(text) ?? []
  return message.replace(/`[^`]*`|"[^"]*"/g, '…')
}
