// A line of a list that leads to another page.
import '../style/way.css'
import { Icon } from './icon.tsx'
import { RIGHT } from './more-icons.ts'

export const Way = ({ href, icon, words }: { href: string; icon: string; words: string }) => (
  <a class="way" href={href}>
    <Icon path={icon} />
    <span>{words}</span>
    <Icon path={RIGHT} />
  </a>
)
