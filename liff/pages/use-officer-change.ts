// What every dialog about a person has: whom it is about, and sending a change of them.
import type { OfficeEntry, OfficerEntry, OfficerList } from '../../bot/contract/officers.ts'
import { asFailure } from '../failure.ts'
import { say } from '../parts/say.tsx'
import { failureText } from '../parts/say-failure.ts'
import { useSending } from './use-sending.ts'

export interface Asked {
  what: 'change' | 'assign' | 'handOver' | 'remove'
  officer: OfficerEntry
  office: OfficeEntry
  /** Id of what takes the focus when what opened the dialog is not there any more. */
  backTo: string
}

export interface OfficerDialogProps {
  asked: Asked
  /** The reader may change names, too. */
  mayManage: boolean
  close: () => void
  /** Shows what the server answered. */
  show: (list: OfficerList) => void
  again: () => void
}

/** Somebody else was quicker: what the dialog shows is not so any more. */
const OUTDATED = ['officer.not_found', 'officer.removed', 'officer.tambon_changed', 'subdistrict.unknown']

/** Sends once at a time. A page that is old is loaded anew; every other failure is said in the dialog, to try again. */
export function useOfficerChange({ close, again }: Pick<OfficerDialogProps, 'close' | 'again'>) {
  const { isBusy, wrong, run } = useSending()
  const leave = () => {
    if (!isBusy.peek()) close()
  }
  const send = (job: () => Promise<void>) =>
    run(async () => {
      try {
        await job()
      } catch (error) {
        if (!OUTDATED.includes(asFailure(error).code)) throw error
        say(await failureText(error), 'bad')
        close()
        again()
      }
    })
  return { isBusy, wrong, leave, send }
}
