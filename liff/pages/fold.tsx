// A card that opens: the browser's own details element, with a heading that says what is inside.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { DOWN, Icon } from '../parts/icon.tsx'

interface FoldProps {
  title: string
  children: ComponentChildren
  id?: string
  /** As it first appears; after that the reader decides. */
  isOpen?: boolean
}

/** Opens and takes the focus where the address says `?show=` and its id. No hash: that is where LINE puts its tokens. */
export function Fold({ title, children, id, isOpen = false }: FoldProps) {
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (!id || new URLSearchParams(location.search).get('show') !== id) return
    // After the page has opened and shut its lists as they were left.
    const timer = setTimeout(() => {
      if (!box.current) return
      box.current.open = true
      box.current.querySelector('summary')?.focus({ preventScroll: true })
      box.current.scrollIntoView()
    })
    return () => clearTimeout(timer)
  }, [])
  return (
    <details ref={box} class="card fold" id={id} open={isOpen}>
      <summary>
        <h2>{title}</h2>
        <Icon path={DOWN} />
      </summary>
      {children}
    </details>
  )
}
