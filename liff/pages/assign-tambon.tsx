// From which tambon a district officer collects: one tick each, with who else has it.
import { useSignal } from '@preact/signals'
import { call } from '../api.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { COMMON } from '../words-common.ts'
import { OFFICER_WORDS as WORDS } from '../words-officers.ts'
import { type OfficerDialogProps, useOfficerChange } from './use-officer-change.ts'

export function AssignTambon({ asked, close, show, again }: OfficerDialogProps) {
  const { officer, office, backTo } = asked
  const { isBusy, wrong, leave, send } = useOfficerChange({ close, again })
  const chosen = useSignal<readonly string[]>(officer.subdistricts)
  const turn = (code: string) => {
    const codes = chosen.peek()
    chosen.value = codes.includes(code) ? codes.filter(item => item !== code) : [...codes, code]
  }
  const save = () =>
    send(async () => {
      const body = { subdistricts: [...chosen.peek()], seen: officer.subdistricts }
      show(await call('assignSubdistricts', { id: officer.id }, body))
      say(WORDS.saved, 'good')
      close()
    })
  const othersWith = (code: string) =>
    office.officers
      .filter(other => other.id !== officer.id && other.subdistricts.includes(code))
      .map(other => other.fullName)
      .join(', ')
  return (
    <Dialog
      title={WORDS.assignTitle(officer.fullName)}
      onClose={leave}
      backTo={backTo}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          yes={isBusy.value ? COMMON.sending : WORDS.chosen(chosen.value.length)}
          onYes={() => void save()}
          no={COMMON.cancel}
          leave={leave}
        />
      }
    >
      <p class="small">{WORDS.assignExplain}</p>
      <fieldset class="checks">
        <legend class="unseen">{WORDS.tambon}</legend>
        {office.subdistricts.map(({ code, name }) => (
          <label key={code} class="check">
            <input type="checkbox" checked={chosen.value.includes(code)} onChange={() => turn(code)} />
            <span>
              {name}
              {othersWith(code) && <span class="small">{WORDS.alsoOf(othersWith(code))}</span>}
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
