// Where a spreadsheet is chosen and sent: what is expected, one big field, and nothing saved. A file that did not get
// through is kept and sent again with one tap.
import '../style/pages.css'
import '../style/uploads.css'
import { useSignal } from '@preact/signals'
import type { HomeView } from '../../bot/contract/home.ts'
import { fiscalYearOf } from '../../bot/domain/fiscal-year.ts'
import { thaiFiscalYear } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import type { Route } from '../more-addresses.ts'
import { sheetsPath, uploadPath } from '../more-routes.ts'
import { Banner } from '../parts/banner.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { ALERT } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { LOCK } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { goTo } from '../router.ts'
import { type ChosenSheet, readSheetFile, type SheetAddress, sendSheet } from '../send-sheet.ts'
import { SHEET_TROUBLE_WORDS, UPLOADING } from '../words-uploads.ts'
import { OpenUploads } from './open-uploads.tsx'
import { SheetField } from './sheet-field.tsx'
import { useSending } from './use-sending.ts'

type Kind = SheetAddress['kind']

/** Fiscal years before this one that an import can be about. */
const YEARS_BACK = 4

export function UploadingPage({ route }: { route: Extract<Route, { page: 'uploading' }> }) {
  const kind = route.kind as Kind
  const loading = useLoad(() => call('showHome', {}), kind)
  return <Load of={loading}>{home => <Uploading home={home} kind={kind} />}</Load>
}

const SENDERS: Record<Kind, HomeView['officer']['role']> = {
  rt1: 'district_officer',
  register: 'provincial_officer',
  baseline: 'provincial_officer',
}

function Uploading({ home, kind }: { home: HomeView; kind: Kind }) {
  const { officer, period } = home
  const words = UPLOADING[kind]
  const thisYear = fiscalYearOf(period)
  const fiscalYear = useSignal(thisYear - 1)
  const maySend = officer.role === SENDERS[kind]
  const address = (): SheetAddress => {
    if (kind === 'rt1') return { kind, officeCode: officer.officeCode }
    return kind === 'register' ? { kind } : { kind, fiscalYear: String(fiscalYear.peek()) }
  }
  return (
    <main class="stack">
      <PageHead title={words.title} />
      {maySend ? (
        <>
          <ol class="card upload-steps">
            {words.steps.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {kind === 'rt1' && (
            <ButtonLink tone="quiet" href={sheetsPath(officer.officeCode, period)}>
              {UPLOADING.download}
            </ButtonLink>
          )}
          {kind === 'baseline' && (
            <div>
              <label for="fiscal-year">{UPLOADING.fiscalYear}</label>
              <select
                id="fiscal-year"
                value={String(fiscalYear.value)}
                onChange={event => (fiscalYear.value = Number(event.currentTarget.value))}
              >
                {Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back).map(year => (
                  <option key={year} value={String(year)}>
                    {thaiFiscalYear(year)}
                  </option>
                ))}
              </select>
            </div>
          )}
          <SendSheet address={address} />
          <OpenUploads kind={kind} />
          <Banner tone="info" icon={LOCK}>
            <p>{UPLOADING.privacy}</p>
          </Banner>
        </>
      ) : (
        <Banner tone="warn" icon={ALERT}>
          <p>{words.who}</p>
        </Banner>
      )}
    </main>
  )
}

function SendSheet({ address }: { address: () => SheetAddress }) {
  const chosen = useSignal<ChosenSheet | null>(null)
  const share = useSignal(0)
  const { isBusy, wrong, run } = useSending()
  const send = (sheet: ChosenSheet) =>
    run(async () => {
      share.value = 0
      try {
        const view = await sendSheet(address(), sheet, sent => (share.value = sent))
        goTo(uploadPath(view.id))
      } catch (error) {
        // The same file again would be refused again.
        if (asFailure(error).kind === 'refused') chosen.value = null
        throw error
      }
    })
  const choose = async (file: File) => {
    if (isBusy.peek()) return
    wrong.value = ''
    const sheet = await readSheetFile(file)
    chosen.value = typeof sheet === 'string' ? null : sheet
    if (typeof sheet === 'string') wrong.value = SHEET_TROUBLE_WORDS[sheet]
    else await send(sheet)
  }
  const kept = chosen.value
  const percent = Math.floor(share.value * 100)
  return (
    <div class="stack">
      <SheetField isBusy={isBusy.value} choose={choose} />
      {isBusy.value && kept && (
        <div role="status">
          <p>{percent < 100 ? UPLOADING.sending(kept.name, percent) : UPLOADING.reading(kept.name)}</p>
          <Progress done={percent} of={100} label={UPLOADING.reading(kept.name)} />
        </div>
      )}
      <p class="missing" role="alert">
        {wrong}
      </p>
      {!isBusy.value && kept && <Button onPress={() => void send(kept)}>{UPLOADING.again(kept.name)}</Button>}
    </div>
  )
}
