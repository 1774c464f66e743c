// What a notice has to say about acting for a chief: to who was just named the naming itself, to who is told something as
// an acting chief the authority of today.
import type { Tx } from '../../db/connect.ts'
import { findNaming } from '../../db/queries/acting-chiefs.ts'
import { findActing } from '../../db/queries/certified.ts'
import type { NoticeRow } from '../../db/queries/notices.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import type { NoticeFacts } from '../messages/notice-facts.ts'
import { stateOf } from './list-acting-chiefs.ts'

/** Null = the recipient is told as themself, or the naming was ended or is over. */
export async function readActing(
  tx: Tx,
  notice: Pick<NoticeRow, 'kind' | 'subject' | 'officerId' | 'officeCode'>,
  isActing: boolean,
  now: Date,
): Promise<NoticeFacts['acting']> {
  const { kind, subject, officerId, officeCode } = notice
  const today = bangkokDateOf(now)
  if (kind === 'acting_chief_named') {
    const naming = subject === null ? null : await findNaming(tx, subject)
    return naming === null || stateOf(naming, today) === 'over' ? null : factsOf(naming)
  }
  const authority = isActing && officerId !== null ? await findActing(tx, officerId, officeCode, today) : null
  return authority === null ? null : factsOf(authority)
}

const factsOf = ({ orderNumber, fromOn, untilOn }: NonNullable<NoticeFacts['acting']>) => ({
  orderNumber,
  fromOn,
  untilOn,
})
