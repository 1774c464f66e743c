// Recomputes every chain of the audit trail from its rows, here and not in the database, and names the first row that is
// not as it was sealed. Who could rewrite rows, seals and heads together is found out by a head that was written down.
import { createHash } from 'node:crypto'
import type { Db, Tx } from '../../db/connect.ts'
import {
  findHead,
  findUnsealed,
  listChains,
  listSeals,
  type StoredSeal,
} from '../../db/queries/audit-chain.ts'
import { listErasedRows } from '../../db/queries/audit-erasures.ts'
import { type AuditRow, auditText, type ChainFault, type ChainName, sealText } from '../domain/audit-chain.ts'

const BATCH = 1000

export interface IntactChain {
  chain: ChainName
  rows: number
  /** Out of how many of them a person's name was taken, as the row of that erasure says. */
  erased: number
  /** Hash of the last seal: written down elsewhere, it proves every row up to here. */
  head: string
}

export interface BrokenChain {
  chain: ChainName
  /** Place in the chain; null = the row has none. */
  number: number | null
  /** Of the audit row; null where the seal that would name it is gone. */
  seq: number | null
  why: ChainFault
}

/** `chains`: those in order; `broken`: the first fault of the first chain that is not. */
export async function verifyAudit(db: Db): Promise<{ chains: IntactChain[]; broken: BrokenChain | null }> {
  const chains: IntactChain[] = []
  let broken: BrokenChain | null = null
  // One snapshot: what is committed meanwhile is neither half seen nor taken for a fault.
  await db.transaction(
    async tx => {
      const erased = await listErasedRows(tx)
      for (const chain of await listChains(tx)) {
        const checked = await checkChain(tx, chain, erased)
        if ('head' in checked) chains.push(checked)
        else broken ??= checked
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  return { chains, broken }
}

async function checkChain(
  tx: Tx,
  chain: ChainName,
  erased: ReadonlyMap<number, string>,
): Promise<IntactChain | BrokenChain> {
  let last = { number: 0, hash: '' }
  let erasedHere = 0
  for (;;) {
    const seals = await listSeals(tx, chain, last.number, BATCH)
    for (const seal of seals) {
      const isErased = isErasedRow(seal, erased)
      const why = faultOf(seal, last, isErased)
      if (why !== null) return describe(tx, chain, { seal, last, why })
      if (isErased) erasedHere += 1
      last = seal
    }
    if (seals.length < BATCH) break
  }
  const unsealed = await findUnsealed(tx, chain)
  if (unsealed !== null) return { chain, number: null, seq: unsealed, why: 'unsealed_row' }
  const head = await findHead(tx, chain)
  if (head?.number !== last.number || head.hash !== last.hash)
    return { chain, number: last.number, seq: null, why: 'head' }
  return { chain, rows: last.number, erased: erasedHere, head: last.hash }
}

async function describe(
  tx: Tx,
  chain: ChainName,
  { seal, last, why }: { seal: StoredSeal; last: { number: number; hash: string }; why: ChainFault },
): Promise<BrokenChain> {
  const { number, seq } = seal
  if (why === 'missing_seal') return { chain, number: last.number + 1, seq: null, why }
  if (why !== 'changed_row') return { chain, number, seq, why }
  return {
    chain,
    number,
    seq,
    why: faultAmong(await listSeals(tx, chain, last.number, BATCH), seal, last.hash),
  }
}

/** The row says what an erasure left there: its seal is of what it said before, and still holds the chain together. */
const isErasedRow = ({ row }: StoredSeal, erased: ReadonlyMap<number, string>): boolean =>
  row !== null && erased.has(row.seq) && erased.get(row.seq) === sha256(auditText(row))

function faultOf(
  seal: StoredSeal,
  last: { number: number; hash: string },
  isErased: boolean,
): ChainFault | null {
  if (seal.number !== last.number + 1) return 'missing_seal'
  if (seal.row === null) return 'missing_row'
  return isErased || hashOfSeal(last.hash, seal.row) === seal.hash ? null : 'changed_row'
}

/** Seals that changed places: another one's row, or another one with its row, belongs here. */
function faultAmong(nearby: readonly StoredSeal[], seal: StoredSeal, before: string): ChainFault {
  const isOther = nearby.some(other => {
    if (other.seq === seal.seq || other.row === null) return false
    const hash = hashOfSeal(before, other.row)
    return hash === seal.hash || hash === other.hash
  })
  return isOther ? 'seal_order' : 'changed_row'
}

const hashOfSeal = (before: string, row: AuditRow): string => sha256(sealText(before, row))

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
