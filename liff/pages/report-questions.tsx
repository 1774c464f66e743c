// Questions about one figure with their answers, and a place to ask or to answer. What was typed stays until it is sent.
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { FormRow } from '../../bot/contract/reports.ts'
import { Button } from '../parts/button.tsx'
import { focusOnceDrawn, onceDrawn } from '../parts/once-drawn.ts'
import { say } from '../parts/say.tsx'
import { failureText } from '../parts/say-failure.ts'
import { COMMON, momentShort } from '../words-common.ts'
import { QUESTION } from '../words-report.ts'
import { type Comments, type Question, questionsOf } from './report-comments.ts'
import { draftOf } from './report-desk.ts'

interface QuestionsProps {
  row: FormRow
  comments: Comments
  mayWrite: boolean
}

export function Questions({ row, comments, mayWrite }: QuestionsProps) {
  const state = comments.state.value
  const questions = questionsOf(comments, row.producerId)
  if (state === 'failed') {
    return (
      <p class="missing" role="alert">
        {QUESTION.failed}{' '}
        <Button tone="plain" onPress={comments.fetch}>
          {QUESTION.again}
        </Button>
      </p>
    )
  }
  if (typeof state === 'string') return <p class="small">{QUESTION.loading}</p>
  if (questions.length === 0 && !mayWrite) return null
  return (
    <section class="questions">
      {questions.length > 0 && <h3>{QUESTION.title}</h3>}
      <ul class="list">
        {questions.map(question => (
          <li key={question.id} class="question">
            <Said words={question}>
              {question.isOpen && <span class="badge returned">{QUESTION.open}</span>}
              {question.figureVersion !== (row.figure?.version ?? 0) && (
                <span class="small">{QUESTION.changedSince}</span>
              )}
            </Said>
            {question.answers.map(answer => (
              <Said key={answer.id} words={answer} isAnswer />
            ))}
            {mayWrite && <Composer row={row} comments={comments} question={question} />}
          </li>
        ))}
      </ul>
      {mayWrite && <Composer row={row} comments={comments} question={null} />}
    </section>
  )
}

/** To what was just sent: the field that had the focus is gone. `around`: the question, or all of one figure. */
function focusNewest(around: Element | null | undefined): void {
  onceDrawn(() => {
    const said = around?.querySelectorAll<HTMLElement>('.said-words')
    said?.[said.length - 1]?.focus()
  })
}

interface SaidProps {
  words: Question['answers'][number]
  isAnswer?: boolean
  children?: ComponentChildren
}

const Said = ({ words: { text, by, at }, isAnswer = false, children }: SaidProps) => (
  <div class={isAnswer ? 'said-words answer' : 'said-words'} tabIndex={-1}>
    <p class="free">{text}</p>
    <p class="small">
      {by} · {momentShort(at)}
    </p>
    {children}
  </div>
)

interface ComposerProps {
  row: FormRow
  comments: Comments
  /** The one to answer; null = a new question. */
  question: Question | null
}

function Composer({ row, comments, question }: ComposerProps) {
  const { isWriting, text } = draftOf(comments, row.producerId, question?.id ?? '')
  const wrong = useSignal('')
  const isBusy = useSignal(false)
  const id = useId()
  const send = async () => {
    if (isBusy.peek()) return
    wrong.value = text.peek().trim() ? '' : QUESTION.missing
    if (wrong.peek()) return
    isBusy.value = true
    try {
      const replyTo = question?.id ?? null
      const around = document.getElementById(id)?.closest(question ? '.question' : '.questions')
      await comments.add({ producerId: row.producerId, replyTo, text: text.peek().trim() })
      text.value = ''
      isWriting.value = false
      focusNewest(around)
      say(question ? QUESTION.answered : QUESTION.sent, 'good')
    } catch (error) {
      wrong.value = await failureText(error)
    } finally {
      isBusy.value = false
    }
  }
  if (!isWriting.value) {
    return (
      <Button
        tone={question?.isOpen ? 'quiet' : 'plain'}
        {...(question ? { label: QUESTION.answerOf(question.text) } : {})}
        onPress={() => {
          isWriting.value = true
          // The button that had the focus is gone with this press.
          focusOnceDrawn(id)
        }}
      >
        {question ? QUESTION.answer : QUESTION.ask}
      </Button>
    )
  }
  return (
    <div class="stack">
      <div>
        <label for={id}>{question ? QUESTION.answerLabel : QUESTION.askLabel}</label>
        <textarea
          id={id}
          maxLength={500}
          value={text}
          aria-invalid={wrong.value !== ''}
          aria-describedby={`${id}-wrong`}
          onInput={event => (text.value = event.currentTarget.value)}
        />
        <p id={`${id}-wrong`} class="missing" role="alert">
          {wrong}
        </p>
      </div>
      <div class="two">
        <Button tone="quiet" isBusy={isBusy.value} onPress={() => void send()}>
          {isBusy.value ? COMMON.sending : question ? QUESTION.sendAnswer : QUESTION.send}
        </Button>
        <Button tone="plain" onPress={() => (isWriting.value = false)}>
          {COMMON.cancel}
        </Button>
      </div>
    </div>
  )
}
