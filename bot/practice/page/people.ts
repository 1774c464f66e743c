// Who a chat belongs to, in words; and the switcher that lists everybody by office.
import { ROLE_NAMES } from '../../domain/thai-words.ts'
import type { GroupView, PersonView, PracticeState } from '../practice-api.ts'
import { el, fill } from './dom.ts'
import { CHAT } from './words.ts'

/** `สมหญิง`: the demo people's names end in "(ตัวอย่าง)", which the page says once for all. */
export const shortName = (person: PersonView): string => person.displayName.replace(/ \([^)]*\)$/, '')

export const roleOf = (person: PersonView): string =>
  person.role === null ? CHAT.notInvited : ROLE_NAMES[person.role]

export const officeOf = (state: PracticeState, person: PersonView): string =>
  state.offices.find(office => office.code === person.officeCode)?.name ?? ''

/** `ภูกามยาว`, without the word for district. */
export const placeOf = (state: PracticeState, person: PersonView): string =>
  state.offices.find(office => office.code === person.officeCode)?.place ?? ''

export const findPerson = (state: PracticeState, userId: string): PersonView | undefined =>
  state.people.find(person => person.userId === userId)

export const findGroup = (state: PracticeState, groupId: string): GroupView | undefined =>
  state.groups.find(group => group.groupId === groupId)

/** `สมหญิง พัฒนากร อำเภอเมืองพะเยา`, or the group's name. */
export function describeChat(state: PracticeState, chatId: string): string {
  const person = findPerson(state, chatId)
  if (!person) return findGroup(state, chatId)?.name ?? ''
  return [shortName(person), roleOf(person), officeOf(state, person)].filter(Boolean).join(' ')
}

/** Writes the switcher's list anew when a name, an office or an unread count has changed. */
export function fillSwitcher(select: HTMLSelectElement, state: PracticeState, chatId: string): void {
  const parts = [
    ...state.offices.map(office => ({
      label: office.name,
      options: state.people
        .filter(one => one.officeCode === office.code)
        .map(one => optionOf(state, one, chatId)),
    })),
    {
      label: CHAT.others,
      options: state.people.filter(one => one.role === null).map(one => optionOf(state, one, chatId)),
    },
    {
      label: CHAT.groups,
      options: state.groups.map(group => ({
        id: group.groupId,
        text: group.name + newOf(state, group.groupId, chatId),
      })),
    },
  ].filter(part => part.options.length > 0)
  const signature = JSON.stringify(parts)
  if (select.dataset.signature !== signature) {
    select.dataset.signature = signature
    fill(
      select,
      parts.map(part =>
        el(
          'optgroup',
          { label: part.label },
          ...part.options.map(option => el('option', { value: option.id }, option.text)),
        ),
      ),
    )
  }
  select.value = chatId
}

const optionOf = (state: PracticeState, person: PersonView, shown: string) => ({
  id: person.userId,
  text: `${shortName(person)}${person.role === null ? '' : ` · ${roleOf(person)} ${placeOf(state, person)}`}${newOf(state, person.userId, shown)}`,
})

/** What is new in the chat that stands on the screen is being read. */
function newOf(state: PracticeState, chatId: string, shown: string): string {
  const unread = chatId === shown ? 0 : (state.chats[chatId]?.unread ?? 0)
  return unread > 0 ? ` (${CHAT.newMessages(unread)})` : ''
}
