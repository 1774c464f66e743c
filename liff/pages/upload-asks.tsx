// Rows that are not saved without an answer: each question with both values, one tap to use the file's, one to leave the
// record as it is. Nothing is sent from here.
import { useSignal } from '@preact/signals'
import type { PreviewRow } from '../../bot/contract/uploads.ts'
import { NO_SALES_REASON_NAMES } from '../../bot/domain/thai-words.ts'
import { NO_SALES_REASONS } from '../../db/vocabulary.ts'
import { Button } from '../parts/button.tsx'
import { ASK } from '../words-more.ts'
import { UPLOAD } from '../words-uploads.ts'
import { type Answer, type Answers, asksFor, isAboutName, NO_ANSWER, setAnswers } from './upload-answers.ts'
import { Many, Parts, RowHead } from './upload-rows.tsx'

interface AsksProps {
  uploadId: string
  rows: readonly PreviewRow[]
  answers: Answers
}

/** Fewer are answered one by one. */
const MANY = 3

export function UploadAsks({ uploadId, rows, answers }: AsksProps) {
  const simple = rows.filter(row => !asksFor(row, 'no_sales'))
  const answerAll = (use: boolean) =>
    setAnswers(
      uploadId,
      answers,
      Object.fromEntries(
        simple.map(row => [row.key, { ...(answers.peek()[row.key] ?? NO_ANSWER), use, isSame: false }]),
      ),
    )
  return (
    <section class="card stack asking">
      <h2>{UPLOAD.asks(rows.length)}</h2>
      <p class="small">{UPLOAD.asksExplain}</p>
      {simple.length >= MANY && (
        <div class="two-buttons">
          <Button tone="quiet" onPress={() => answerAll(true)}>
            {(simple.some(isAboutName) ? UPLOAD.addAll : UPLOAD.useAll)(simple.length)}
          </Button>
          <Button tone="quiet" onPress={() => answerAll(false)}>
            {UPLOAD.skipAll}
          </Button>
        </div>
      )}
      <Many rows={rows}>
        {row => <AskRow key={row.key} uploadId={uploadId} row={row} answers={answers} />}
      </Many>
    </section>
  )
}

function AskRow({ uploadId, row, answers }: { uploadId: string; row: PreviewRow; answers: Answers }) {
  const isMissing = useSignal(false)
  const answer = answers.value[row.key] ?? NO_ANSWER
  const change = (part: Partial<Answer>) =>
    setAnswers(uploadId, answers, { [row.key]: { ...answer, ...part } })
  const reasonId = `reason-${row.key}`
  const use = () => {
    isMissing.value = asksFor(row, 'no_sales') && answer.noSalesReason === ''
    if (isMissing.peek()) document.getElementById(reasonId)?.focus()
    else change({ use: true })
  }
  return (
    <li class="item">
      <RowHead row={row} />
      {row.asks.map(ask => (
        <p key={ask.kind} class="question">
          {ask.says}
        </p>
      ))}
      <Both row={row} />
      <Parts row={row} />
      {asksFor(row, 'no_sales') && (
        <div>
          <label for={reasonId}>{UPLOAD.noSalesReason}</label>
          <select
            id={reasonId}
            value={answer.noSalesReason ?? ''}
            aria-invalid={isMissing.value}
            aria-describedby={`${reasonId}-wrong`}
            onChange={event => {
              isMissing.value = false
              const chosen = NO_SALES_REASONS.find(word => word === event.currentTarget.value)
              change({ noSalesReason: chosen ?? '', use: chosen ? true : null })
            }}
          >
            <option value="">{UPLOAD.pickReason}</option>
            {NO_SALES_REASONS.map(word => (
              <option key={word} value={word}>
                {NO_SALES_REASON_NAMES[word]}
              </option>
            ))}
          </select>
          <p id={`${reasonId}-wrong`} class="missing" role="alert">
            {isMissing.value ? UPLOAD.reasonMissing : ''}
          </p>
        </div>
      )}
      {asksFor(row, 'doubt') && (
        <div>
          <label for={`doubt-${row.key}`}>{ASK.reasonOptional}</label>
          <input
            id={`doubt-${row.key}`}
            type="text"
            maxLength={200}
            placeholder={ASK.reasonPlaceholder}
            value={answer.reason}
            onInput={event => change({ reason: event.currentTarget.value })}
          />
        </div>
      )}
      <Choices row={row} answer={answer} use={use} change={change} />
    </li>
  )
}

interface ChoicesProps {
  row: PreviewRow
  answer: Answer
  use: () => void
  change: (part: Partial<Answer>) => void
}

function Choices({ row, answer, use, change }: ChoicesProps) {
  const isSame = answer.use === true && answer.isSame
  return (
    <div class="two-buttons">
      {asksFor(row, 'similar') && (
        <Choose
          isOn={isSame}
          title={row.title}
          words={UPLOAD.same}
          choose={() => change({ use: true, isSame: true })}
        />
      )}
      {isAboutName(row) ? (
        <Choose
          isOn={answer.use === true && !isSame}
          title={row.title}
          words={UPLOAD.addNew}
          choose={() => change({ use: true, isSame: false })}
        />
      ) : (
        <Choose isOn={answer.use === true} title={row.title} words={UPLOAD.use} choose={use} />
      )}
      <Choose
        isOn={answer.use === false}
        title={row.title}
        words={UPLOAD.skip}
        choose={() => change({ use: false })}
      />
    </div>
  )
}

/** Both values side by side, where there are two. */
function Both({ row: { from, to } }: { row: PreviewRow }) {
  if (from === null && to === null) return null
  return (
    <dl class="both">
      {from !== null && (
        <div>
          <dt class="small">{UPLOAD.inSystem}</dt>
          <dd>{from}</dd>
        </div>
      )}
      {to !== null && (
        <div>
          <dt class="small">{UPLOAD.inFile}</dt>
          <dd>{to}</dd>
        </div>
      )}
    </dl>
  )
}

const Choose = ({
  isOn,
  title,
  words,
  choose,
}: {
  isOn: boolean
  title: string
  words: string
  choose: () => void
}) => (
  <button
    type="button"
    class="choice"
    aria-pressed={isOn}
    aria-label={UPLOAD.answerOf(words, title)}
    onClick={choose}
  >
    {words}
  </button>
)
