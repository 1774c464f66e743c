// A card that opens: the browser's own details element, with a heading that says what is inside.
import type { ComponentChildren } from 'preact'
import { DOWN, Icon } from '../parts/icon.tsx'

interface FoldProps {
  title: string
  children: ComponentChildren
  id?: string
  /** As it first appears; after that the reader decides. */
  isOpen?: boolean
}

export const Fold = ({ title, children, id, isOpen = false }: FoldProps) => (
  <details class="card fold" id={id} open={isOpen}>
    <summary>
      <h2>{title}</h2>
      <Icon path={DOWN} />
    </summary>
    {children}
  </details>
)
