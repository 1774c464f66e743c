// What a file that was sent in would do, row by row, before anything is saved; then one button, and what was done. What a
// person has to look at stands above what will simply be saved.
import '../style/pages.css'
import '../style/report.css'
import '../style/uploads.css'
import { useEffect } from 'preact/hooks'
import type { UploadView } from '../../bot/contract/uploads.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { uploadingPath } from '../more-routes.ts'
import { Banner } from '../parts/banner.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { ALERT } from '../parts/icon.tsx'
import { announcePage, Load, useLoad } from '../parts/load.tsx'
import { FOLDER } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { UPLOAD } from '../words-uploads.ts'
import { UploadPreviewPage } from './upload-preview.tsx'
import { UploadResult } from './upload-result.tsx'

/** Between looks at a file that LINE still has. */
const LOOK_EVERY_MS = 3_000

export function UploadPage({ route }: { route: Extract<Route, { page: 'upload' }> }) {
  const loading = useLoad(() => call('showUpload', { id: route.id }), route.id)
  const show = (data: UploadView) => {
    loading.state.value = { kind: 'here', data }
    scrollTo(0, 0)
    setTimeout(announcePage)
  }
  return (
    <Load of={loading}>
      {view => {
        if (view.state === 'fetching') return <Fetching view={view} again={loading.again} />
        if (view.preview !== null)
          return <UploadPreviewPage key={view.id} view={view} preview={view.preview} show={show} />
        if (view.outcome !== null) return <UploadResult view={view} outcome={view.outcome} />
        return <Refused view={view} />
      }}
    </Load>
  )
}

function Fetching({ view, again }: { view: UploadView; again: () => void }) {
  useEffect(() => {
    const timer = setInterval(again, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <main class="stack">
      <PageHead title={UPLOAD.fetchingTitle} sub={view.about} />
      <Banner tone="info" icon={FOLDER}>
        <p>{UPLOAD.fetching}</p>
      </Banner>
      <Button tone="quiet" onPress={again}>
        {UPLOAD.look}
      </Button>
    </main>
  )
}

const Refused = ({ view: { about, kind, refusal } }: { view: UploadView }) => (
  <main class="stack">
    <PageHead title={UPLOAD.refusedTitle} sub={about} />
    <Banner tone="bad" icon={ALERT}>
      <p>
        <b>{refusal?.says}</b>
      </p>
      <p>{refusal?.next}</p>
    </Banner>
    <ButtonLink href={uploadingPath(kind)}>{UPLOAD.another}</ButtonLink>
  </main>
)
