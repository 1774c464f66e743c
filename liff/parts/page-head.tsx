// The top of every page but the form: a way home or to where one came from, the title, one line below it.
import { homePath } from '../routes.ts'
import { WORDS } from '../words.ts'
import { Icon, LEFT } from './icon.tsx'
import './keep-scroll.ts'

interface PageHeadProps {
  title: string
  sub?: string
  /** Where the arrow leads instead of home. */
  back?: { href: string; words: string }
}

export const PageHead = ({ title, sub, back }: PageHeadProps) => (
  <header class="page-head">
    <a class="icon-button" href={back?.href ?? homePath} aria-label={back?.words ?? WORDS.toHome}>
      <Icon path={LEFT} />
    </a>
    <div>
      <h1>{title}</h1>
      {sub && <p class="small">{sub}</p>}
    </div>
  </header>
)
