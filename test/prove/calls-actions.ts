// What is done with failing calls: every route that changes something, as somebody who may call it.
import { PATHS, type RouteName } from '../../bot/contract/paths.ts'
import { ProblemBody } from '../../bot/contract/routes.ts'
import { ROLES } from '../../db/vocabulary.ts'
import { type GoodRequest, makeRequest } from '../http/access-requests.ts'
import { EXPECTED, type Target, type Who } from '../http/access-table.ts'
import { prepare, send, targetsOf } from '../http/access-world.ts'
import type { Stage } from './calls-stage.ts'

/** How it went for whoever did it: done, refused with words, or anything that must not happen. */
export type Ending = { kind: 'done' } | { kind: 'refused'; code: string } | { kind: 'crashed'; what: string }

export interface CallsAction {
  name: string
  /** `YYYY-MM-DDTHH:mm` in Bangkok. */
  at: string
  /** A worker's work: it is tried again later by itself, in pieces, so only its end is compared. */
  isJob: boolean
  /** Tables in which a repeat may leave something more, and why that harms nobody. */
  mayRepeat?: Readonly<Record<string, string>>
  /** Tables of which a part is written later, by the worker, and why that harms nobody. */
  later?: Readonly<Record<string, string>>
  /** Codes with which a repeat may be refused when the first was done and its answer lost, and why that is right. */
  mayRefuse?: Readonly<Record<string, string>>
  /** Brings the record into the state in which it can be done; what it returns is handed to `run`. */
  prepare(stage: Stage): Promise<unknown>
  run(stage: Stage, prepared: unknown): Promise<Ending>
}

const DAY = '2025-01-15T10:00'

/** Who may press it, and about which office. */
function allowed(name: RouteName): { who: Who; target: Target } | null {
  const rows = EXPECTED[name] as Partial<Record<Who, readonly number[]>>
  for (const who of [...ROLES, 'nobody'] as const) {
    const row = rows[who] ?? []
    const target = targetsOf(row).find((_, index) => row[index] === 200)
    if (target !== undefined) return { who, target }
  }
  return null
}

/** Secrets are told once and stored as hashes: who did not hear one needs another, and the first is of no use. */
const SECRET = 'nobody has heard the first one, and it runs out'
const PREVIEW =
  'a file that was only read: nobody has heard of the first, and it runs out without being taken over'
const AUDITED = { audit: SECRET, audit_chain: SECRET, audit_heads: SECRET }

const REPEATS: Partial<Record<RouteName, Pick<CallsAction, 'mayRepeat' | 'mayRefuse' | 'later'>>> = {
  removeEvidence: { later: { evidence: 'a file that is not erased at once is erased at the next cleaning' } },
  nudgeOffice: { mayRefuse: { 'nudge.already_today': 'once a day is the rule, and the words say so' } },
  createApiKey: {
    mayRefuse: { 'key.name_taken': 'the list shows the key that nobody has heard; it can be revoked' },
  },
  openSession: { mayRepeat: { sessions: SECRET } },
  acceptInvitation: { mayRepeat: { sessions: SECRET } },
  uploadWorkbook: { mayRepeat: { uploads: PREVIEW } },
  uploadRegister: { mayRepeat: { uploads: PREVIEW } },
  uploadBaseline: { mayRepeat: { uploads: PREVIEW } },
  makeDocumentLink: { mayRepeat: { document_links: SECRET, ...AUDITED } },
  makeSheetLink: { mayRepeat: { sheet_links: SECRET, ...AUDITED } },
  createInvitation: { mayRepeat: { invitations: SECRET, ...AUDITED } },
}

export const ROUTE_ACTIONS: CallsAction[] = (Object.keys(PATHS) as RouteName[])
  .filter(name => PATHS[name][0] !== 'GET')
  .map(actionOf)

function actionOf(name: RouteName): CallsAction {
  const found = allowed(name)
  if (found === null) throw new Error(`nobody may call ${name}`)
  const { who, target } = found
  return {
    name,
    at: DAY,
    isJob: false,
    ...REPEATS[name],
    async prepare({ world }) {
      await prepare(world, name)
      return await makeRequest(world, name, who, target)
    },
    async run({ url, world }, prepared) {
      try {
        const here = { ...world, service: { ...world.service, url } }
        return endingOf(await send(here, name, who, prepared as GoodRequest))
      } catch (error) {
        return { kind: 'crashed', what: String(error) }
      }
    },
  }
}

function endingOf({ status, body }: { status: number; body: unknown }): Ending {
  if (status === 200) return { kind: 'done' }
  const read = ProblemBody.safeParse(body)
  if (!read.success) return { kind: 'crashed', what: `${status} without words` }
  const { code, says, next } = read.data.error
  const isThai = [says, next].every(words => /[ก-๙]/.test(words))
  return isThai ? { kind: 'refused', code } : { kind: 'crashed', what: `${code} without a next step` }
}
