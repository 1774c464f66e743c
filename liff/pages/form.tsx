// The revenue form of one month: every producer of the officer's district, one amount each. The heart of the product.
import '../style/form.css'
import { useEffect, useMemo } from 'preact/hooks'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import type { FormModel } from '../form/form-model.ts'
import { openFormSession } from '../form/form-session.ts'
import {
  fetchPart,
  fetchParts,
  LazyBanners,
  LazyBar,
  LazyConflict,
  LazySubmit,
  LazySubmitted,
  work,
} from '../form/lazy.tsx'
import { type LoadedForm, loadForm } from '../form/load-form.ts'
import { Row } from '../form/row.tsx'
import { Icon, LEFT, SEARCH } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { Progress } from '../parts/progress.tsx'
import { goTo } from '../router.ts'
import { homePath, type Route } from '../routes.ts'
import { WORDS } from '../words.ts'
import { FORM } from '../words-form.ts'

type FormRoute = Extract<Route, { page: 'form' }>

/** Lets the first paint go before the rest of the code is fetched. */
const WORK_AFTER_MS = 200

export function FormPage({ route }: { route: FormRoute }) {
  const loading = useLoad(async () => {
    const loaded = await loadForm(route.period)
    if ('report' in loaded) return loaded
    goTo(loaded.elsewhere, 'replace')
    return null
  }, route.period)
  return (
    <Load of={loading}>{loaded => loaded && <Form loaded={loaded} isLeftOnly={route.isLeftOnly} />}</Load>
  )
}

function Form({ loaded, isLeftOnly }: { loaded: LoadedForm; isLeftOnly: boolean }) {
  const session = useMemo(() => openFormSession(loaded), [loaded])
  const { form } = session
  const atWork = work.value
  useEffect(() => {
    if (isLeftOnly && form.counts.peek().left > 0) form.filter.value = 'left'
    const timer = setTimeout(fetchPart, WORK_AFTER_MS, 'work')
    return () => clearTimeout(timer)
  }, [session])
  useEffect(() => atWork?.beginWork(session), [session, atWork])
  if (session.isSubmitted.value) return <LazySubmitted session={session} />
  return (
    <>
      <FormHead form={form} />
      <main class="form" onFocusCapture={fetchParts}>
        <div class="stack">
          <LazyBanners session={session} />
        </div>
        <Tools form={form} />
        <Rows form={form} />
      </main>
      <div class="bar">
        <LazyBar session={session} />
      </div>
      {form.conflicts.value.length > 0 && <LazyConflict session={session} />}
      {session.isAskingToSubmit.value && <LazySubmit session={session} />}
    </>
  )
}

function FormHead({ form }: { form: FormModel }) {
  const { officeName, period } = form.report.value
  const { recorded, expected } = form.counts.value
  return (
    <header class="head">
      <div class="head-in">
        <a class="icon-button" href={homePath} aria-label={WORDS.toHome}>
          <Icon path={LEFT} />
        </a>
        <div class="head-title">
          <h1>{thaiPeriod(period)}</h1>
          <p class="small">{officeName}</p>
        </div>
        <p class="head-count">
          <span class="small">{FORM.recorded}</span>
          <b>
            {recorded}/{expected}
          </b>
        </p>
      </div>
      <Progress done={recorded} of={expected} label={FORM.recorded} />
    </header>
  )
}

function Tools({ form }: { form: FormModel }) {
  const { expected, left } = form.counts.value
  const chip = (value: 'all' | 'left', words: string) => (
    <button
      type="button"
      class="chip"
      aria-pressed={form.filter.value === value}
      onClick={() => (form.filter.value = value)}
    >
      {words}
    </button>
  )
  return (
    <div class="tools">
      <div class="chips">
        {chip('all', `${FORM.all} ${expected}`)}
        {chip('left', `${FORM.left} ${left}`)}
      </div>
      <div class="search">
        <Icon path={SEARCH} />
        <input
          type="search"
          aria-label={FORM.find}
          placeholder={FORM.find}
          value={form.query}
          onInput={event => (form.query.value = event.currentTarget.value)}
        />
      </div>
    </div>
  )
}

function Rows({ form }: { form: FormModel }) {
  const isLocked = form.report.value.lock !== null
  return (
    <>
      <ol class="rows">
        {form.rows.map(model => (
          <Row key={model.row.producerId} form={form} model={model} isLocked={isLocked} />
        ))}
      </ol>
      <NothingShown form={form} />
    </>
  )
}

function NothingShown({ form }: { form: FormModel }) {
  if (form.rows.some(model => !model.isHidden.value)) return null
  return <p class="nothing">{form.query.value ? FORM.nothingFound : FORM.nothingLeft}</p>
}
