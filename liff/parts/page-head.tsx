// The top of every page but the form: a way home, the title, one line below it.
import { homePath } from '../routes.ts'
import { WORDS } from '../words.ts'
import { Icon, LEFT } from './icon.tsx'

export const PageHead = ({ title, sub }: { title: string; sub?: string }) => (
  <header class="page-head">
    <a class="icon-button" href={homePath} aria-label={WORDS.toHome}>
      <Icon path={LEFT} />
    </a>
    <div>
      <h1>{title}</h1>
      {sub && <p class="small">{sub}</p>}
    </div>
  </header>
)
