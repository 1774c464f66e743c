// Keeps what is typed and not saved: on this phone within 400 ms of a key, on the server after two seconds of rest
// or when the page goes away, so that another phone of the same officer can go on.
import { call } from '../api.ts'
import { forget, keep, readKept } from '../keep.ts'
import { request } from '../request.ts'
import type { Field } from './field.ts'
import type { Drafts } from './merge-drafts.ts'

const PHONE_MS = 300
const SERVER_MS = 2_000

export interface DraftKeeper {
  /** What this phone kept from an earlier visit. */
  read(): Promise<Drafts>
  /** Starts from these rows without writing them again. */
  start(fields: Drafts, settled: readonly string[]): void
  /** A row was typed into; null = nothing is left to keep. */
  touch(producerId: string, field: Field | null): void
  /** Writes both at once: the page may be going away. */
  flush(): void
}

/** `owner`: on a shared phone nobody sees another officer's typing. */
export function createDraftKeeper(officeCode: string, period: string, owner: string): DraftKeeper {
  const key = `draft:${officeCode}:${period}:${owner}`
  let fields: Drafts = {}
  let unsent: Record<string, Drafts[string] | null> = {}
  let phoneTimer = 0
  let serverTimer = 0

  const writePhone = () => {
    clearTimeout(phoneTimer)
    phoneTimer = 0
    void (Object.keys(fields).length > 0 ? keep(key, fields) : forget(key))
  }

  const writeServer = (isLeaving: boolean) => {
    clearTimeout(serverTimer)
    const batch = unsent
    if (Object.keys(batch).length === 0) return
    unsent = {}
    const params = { officeCode, period }
    const sent = isLeaving
      ? request('saveDraft', params, { fields: batch }, true)
      : call('saveDraft', params, { fields: batch })
    sent.catch(() => {
      // The phone has it; the next key stroke takes these rows along.
      unsent = { ...batch, ...unsent }
    })
  }

  return {
    read: async () => (await readKept<Drafts>(key)) ?? {},
    start(merged, settled) {
      // What was typed while the drafts were read is newer.
      fields = { ...merged, ...fields }
      for (const producerId of settled) unsent[producerId] = null
      writePhone()
      if (settled.length > 0) serverTimer = window.setTimeout(writeServer, SERVER_MS, false)
    },
    touch(producerId, field) {
      if (field) fields[producerId] = { ...field, editedAt: new Date().toISOString() }
      else delete fields[producerId]
      unsent[producerId] = fields[producerId] ?? null
      phoneTimer ||= window.setTimeout(writePhone, PHONE_MS)
      clearTimeout(serverTimer)
      serverTimer = window.setTimeout(writeServer, SERVER_MS, false)
    },
    flush() {
      writePhone()
      writeServer(true)
    },
  }
}
