// What a file has done: how much was saved, what was not and why, and where to go on.
import type { UploadView } from '../../bot/contract/uploads.ts'
import { producersPath, targetsPath, uploadingPath } from '../more-routes.ts'
import { Banner } from '../parts/banner.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { CHECK } from '../parts/icon.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { formPath } from '../routes.ts'
import { momentLong } from '../words-common.ts'
import { UPLOAD } from '../words-uploads.ts'

interface ResultProps {
  view: UploadView
  outcome: NonNullable<UploadView['outcome']>
}

export function UploadResult({ view, outcome }: ResultProps) {
  const { saved, unchanged, left, at } = outcome
  const next = nextOf(view)
  return (
    <main class="stack">
      <PageHead title={saved > 0 ? UPLOAD.saved(saved) : UPLOAD.savedNothing} sub={view.about} />
      <Banner tone="info" icon={CHECK}>
        <p>{UPLOAD.savedAt(momentLong(at))}</p>
        {unchanged > 0 && <p>{UPLOAD.wasSame(unchanged)}</p>}
      </Banner>
      {left.length > 0 && (
        <section class="card stack refusing">
          <h2>{UPLOAD.left(left.length)}</h2>
          <p class="small">{UPLOAD.leftExplain}</p>
          <ul class="list">
            {left.map(row => (
              <li key={`${row.title}${row.rows.join()}`} class="item">
                <div class="item-head">
                  <b>{row.title}</b>
                  <span class="small">{UPLOAD.rows(row.rows)}</span>
                </div>
                {row.says.map(says => (
                  <p key={says}>{says}</p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {next && <ButtonLink href={next.href}>{next.words}</ButtonLink>}
      <ButtonLink tone="quiet" href={uploadingPath(view.kind)}>
        {UPLOAD.another}
      </ButtonLink>
    </main>
  )
}

function nextOf({
  kind,
  period,
  officeCode,
  fiscalYear,
}: UploadView): { href: string; words: string } | null {
  if (kind === 'rt1') return period === null ? null : { href: formPath(period), words: UPLOAD.toForm }
  if (kind === 'register') return { href: producersPath(officeCode), words: UPLOAD.toProducers }
  return fiscalYear === null ? null : { href: targetsPath(fiscalYear), words: UPLOAD.toTargets }
}
