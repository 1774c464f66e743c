// Changing a phone number, one's own or for the province anybody's, and for the province the name.
import { useSignal } from '@preact/signals'
import { formatPhone, readPhone } from '../../bot/domain/phone.ts'
import { call } from '../api.ts'
import { Answers } from '../parts/answers.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { COMMON } from '../words-common.ts'
import { OFFICER_WORDS as WORDS } from '../words-officers.ts'
import { type OfficerDialogProps, useOfficerChange } from './use-officer-change.ts'

const NAME = 'officer-name'
const PHONE = 'officer-phone'

export function ChangeOfficer({ asked, mayManage, close, show, again }: OfficerDialogProps) {
  const { officer, backTo } = asked
  const { isBusy, wrong, leave, send } = useOfficerChange({ close, again })
  const name = useSignal(officer.fullName)
  const phone = useSignal(officer.phone ? formatPhone(officer.phone) : '')
  const refused = useSignal<'' | typeof NAME | typeof PHONE>('')
  const save = () => {
    const fullName = name.peek().trim()
    const typed = phone.peek().trim()
    const digits = typed === '' ? null : readPhone(typed)
    refused.value = fullName === '' ? NAME : typed !== '' && digits === null ? PHONE : ''
    if (refused.peek()) return document.getElementById(refused.peek())?.focus()
    const change = {
      ...(fullName === officer.fullName ? {} : { fullName }),
      ...(digits === officer.phone ? {} : { phone: digits }),
    }
    if (Object.keys(change).length === 0) return leave()
    void send(async () => {
      show(await call('changeOfficer', { id: officer.id }, change))
      say(WORDS.saved, 'good')
      close()
    })
  }
  return (
    <Dialog
      title={mayManage ? WORDS.changeBoth : officer.phone ? WORDS.changePhone : WORDS.addPhone}
      onClose={leave}
      backTo={backTo}
      actions={
        <Answers
          wrong={wrong}
          isBusy={isBusy}
          yes={isBusy.value ? COMMON.sending : WORDS.save}
          onYes={save}
          no={COMMON.cancel}
          leave={leave}
        />
      }
    >
      {mayManage && (
        <div>
          <label for={NAME}>{WORDS.fullName}</label>
          <input
            id={NAME}
            type="text"
            maxLength={100}
            aria-invalid={refused.value === NAME}
            aria-describedby="officer-name-hint officer-name-wrong"
            value={name}
            onInput={event => (name.value = event.currentTarget.value)}
          />
          <p id="officer-name-hint" class="small">
            {WORDS.nameHint}
          </p>
          <p id="officer-name-wrong" class="missing" role="alert">
            {refused.value === NAME ? WORDS.nameMissing : ''}
          </p>
        </div>
      )}
      <div>
        <label for={PHONE}>{WORDS.phoneLabel}</label>
        <input
          id={PHONE}
          type="tel"
          autoComplete={officer.isMe ? 'tel' : 'off'}
          maxLength={40}
          aria-invalid={refused.value === PHONE}
          aria-describedby="officer-phone-hint officer-phone-wrong"
          value={phone}
          onInput={event => (phone.value = event.currentTarget.value)}
        />
        <p id="officer-phone-hint" class="small">
          {WORDS.phoneHint}
        </p>
        <p id="officer-phone-wrong" class="missing" role="alert">
          {refused.value === PHONE ? WORDS.badPhone : ''}
        </p>
      </div>
    </Dialog>
  )
}
