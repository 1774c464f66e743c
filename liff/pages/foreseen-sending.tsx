// What goes out at one moment: the messages by what they are about, each with its readers and its words, and who hears
// nothing and why.
import type {
  ForeseenMessage,
  ForeseenSending,
  ForeseenSilence,
  NoticePreview,
} from '../../bot/contract/calendar-years.ts'
import { bangkokDateOf, bangkokTimeOf } from '../../bot/domain/civil-time.ts'
import { NOTICE_KIND_NAMES } from '../../bot/domain/notice-words.ts'
import { thaiDateWithWeekday, thaiPeriod, thaiTime } from '../../bot/domain/thai-dates.ts'
import { ROLE_NAMES } from '../../bot/domain/thai-words.ts'
import { PREVIEW, SILENCES } from '../words-calendar-year.ts'

type Recipient = NoticePreview['sendings'][number]['messages'][number]['recipients'][number]

export function Sending({ sending }: { sending: ForeseenSending }) {
  const at = new Date(sending.at)
  const byKinds = groupByKinds(sending.messages)
  return (
    <section class="card stack">
      <header>
        <h2>{thaiDateWithWeekday(bangkokDateOf(at))}</h2>
        <p>
          {PREVIEW.time(thaiTime(bangkokTimeOf(at)))} ·{' '}
          <b>
            {sending.messages.length === 0 ? PREVIEW.free : PREVIEW.cost(sending.cost.toLocaleString('en'))}
          </b>
        </p>
      </header>
      {[...byKinds].map(([kinds, messages]) => (
        <Kinds key={kinds} messages={messages} />
      ))}
      {sending.silent.length > 0 && <Silent silent={sending.silent} />}
    </section>
  )
}

/** In the order of the messages; phones of 2020 know no Map.groupBy. */
function groupByKinds(messages: readonly ForeseenMessage[]): Map<string, ForeseenMessage[]> {
  const groups = new Map<string, ForeseenMessage[]>()
  for (const message of messages) {
    const key = message.kinds.join()
    groups.set(key, [...(groups.get(key) ?? []), message])
  }
  return groups
}

/** Where every office gets words of its own, these are behind one more line: a day stays a glance. */
function Kinds({ messages }: { messages: ForeseenMessage[] }) {
  const [first] = messages
  if (!first) return null
  const periods = [...new Set(messages.flatMap(message => message.periods))].sort()
  const wordings = messages.map((message, index) => <Message key={index} message={message} />)
  return (
    <div class="foreseen-kind">
      <h3>{first.kinds.map(kind => NOTICE_KIND_NAMES[kind]).join(' + ')}</h3>
      <p class="small">{PREVIEW.months(periods.map(thaiPeriod).join(', '))}</p>
      {messages.length === 1 ? (
        wordings
      ) : (
        <details class="foreseen">
          <Line recipients={messages.flatMap(message => message.recipients)} />
          <div class="foreseen-inside">{wordings}</div>
        </details>
      )}
    </div>
  )
}

function Line({ recipients }: { recipients: readonly Recipient[] }) {
  const held = recipients.filter(recipient => recipient.isHeld).length
  return (
    <summary>
      <span>{shortList(recipients)}</span>
      {held > 0 && (
        <span class="badge returned">
          {held === recipients.length ? PREVIEW.held : PREVIEW.heldOf(held, recipients.length)}
        </span>
      )}
    </summary>
  )
}

/** One wording: whom it is for in one line, and behind it everybody by name and the words themselves. */
function Message({ message: { recipients, cards } }: { message: ForeseenMessage }) {
  return (
    <details class="foreseen">
      <Line recipients={recipients} />
      <h4>{PREVIEW.recipients}</h4>
      <ul>
        {recipients.map((recipient, index) => (
          <li key={index}>{fullName(recipient)}</li>
        ))}
      </ul>
      <h4>{PREVIEW.words}</h4>
      {cards.map((card, index) => (
        <blockquote key={index} class="foreseen-card">
          <p class="small">{card.about}</p>
          <p>
            <b>{card.title}</b>
          </p>
          {card.lines.map((line, place) => (
            <p key={place}>{line}</p>
          ))}
          {card.buttons.map((label, place) => (
            <p key={place} class="small">
              {PREVIEW.button(label)}
            </p>
          ))}
        </blockquote>
      ))}
    </details>
  )
}

/** Few of one office are named, others are counted. */
function shortList(recipients: readonly Recipient[]): string {
  const offices = [...new Set(recipients.map(recipient => recipient.officeName))]
  const people = recipients.filter(recipient => recipient.name !== null)
  const groups = recipients.length - people.length
  const isFew = offices.length === 1 && recipients.length <= 3
  return [
    offices.length === 1 ? offices[0] : PREVIEW.offices(offices.length),
    ...(isFew ? people.map(person => person.name) : people.length > 0 ? [PREVIEW.people(people.length)] : []),
    ...(groups > 0 ? [PREVIEW.groups(groups)] : []),
  ].join(' · ')
}

function fullName({ name, role, officeName, cost, isHeld }: Recipient): string {
  const who =
    name === null
      ? [PREVIEW.group(officeName), PREVIEW.members(cost.toLocaleString('en'))]
      : [name, ...(role === null ? [] : [ROLE_NAMES[role]]), officeName]
  return [...who, ...(isHeld ? [PREVIEW.held] : [])].join(' · ')
}

function Silent({ silent }: { silent: ForeseenSilence[] }) {
  const count = silent.reduce((sum, item) => sum + item.officeNames.length + item.people.length, 0)
  return (
    <details class="foreseen">
      <summary>{PREVIEW.notSent(count)}</summary>
      <ul class="list">
        {silent.map(({ kind, reason, officeNames, people }) => (
          <li key={`${kind}${reason}`} class="item">
            <b>{SILENCES[reason] ?? reason}</b>
            <span class="small">{NOTICE_KIND_NAMES[kind]}</span>
            <span>{[...officeNames, ...people.map(nameOf)].join(', ')}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const nameOf = ({ name, officeName }: { name: string | null; officeName: string }): string =>
  name === null ? PREVIEW.group(officeName) : `${name} (${officeName})`
