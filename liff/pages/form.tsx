// The revenue form of one month: every producer of the officer's district, one amount each. The heart of the product.
import '../style/form.css'
import { useEffect, useMemo } from 'preact/hooks'
import type { FormModel } from '../form/form-model.ts'
import { openFormSession } from '../form/form-session.ts'
import {
  fetchPart,
  fetchParts,
  LazyBanners,
  LazyBar,
  LazyConflict,
  LazyLocked,
  LazyMonth,
  LazySubmit,
  LazySubmitted,
  LazyTools,
  work,
} from '../form/lazy.tsx'
import { type LoadedForm, loadForm } from '../form/load-form.ts'
import { Row } from '../form/row.tsx'
import { Icon, LEFT } from '../parts/icon.tsx'
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
  return <Load of={loading}>{loaded => loaded && <Form loaded={loaded} route={route} />}</Load>
}

function Form({ loaded, route }: { loaded: LoadedForm; route: FormRoute }) {
  const session = useMemo(() => openFormSession(loaded), [loaded])
  const { form } = session
  const isLocked = form.report.value.lock !== null
  const atWork = work.value
  useEffect(() => {
    if (route.isLeftOnly && form.counts.peek().left > 0) form.filter.value = 'left'
    const timer = setTimeout(fetchPart, WORK_AFTER_MS, 'work')
    return () => clearTimeout(timer)
  }, [session])
  useEffect(() => atWork?.beginWork(session), [session, atWork])
  useEffect(() => {
    if (route.producerId) atWork?.showRow(form, route.producerId)
  }, [atWork])
  if (session.isSubmitted.value) return <LazySubmitted session={session} />
  return (
    <>
      <FormHead form={form} />
      <main class="form" onFocusCapture={fetchParts}>
        <div class="stack">
          {isLocked && <LazyLocked session={session} />}
          <LazyBanners session={session} />
        </div>
        <div class="tools">
          <LazyTools form={form} />
        </div>
        <ol class="rows">
          {form.rows.map(model => (
            <Row key={model.row.producerId} form={form} model={model} isLocked={isLocked} />
          ))}
        </ol>
      </main>
      <footer class="bar">
        <LazyBar session={session} />
      </footer>
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
          <h1>
            <LazyMonth period={period} />
          </h1>
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
