// The one button of the product, and the same look for links. A busy button cannot be pressed twice.
import '../style/parts.css'
import type { ComponentChildren } from 'preact'

export type Tone = 'main' | 'quiet' | 'danger' | 'plain'

interface ButtonProps {
  children: ComponentChildren
  tone?: Tone
  isBusy?: boolean
  isWide?: boolean
  label?: string
  onPress: () => void
}

export function Button({
  children,
  tone = 'main',
  isBusy = false,
  isWide = false,
  label,
  onPress,
}: ButtonProps) {
  return (
    <button
      type="button"
      class={classOf(tone, isWide)}
      aria-label={label}
      aria-busy={isBusy}
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) onPress()
      }}
    >
      {children}
    </button>
  )
}

interface ButtonLinkProps {
  children: ComponentChildren
  href: string
  tone?: Tone
  isWide?: boolean
}

export const ButtonLink = ({ children, href, tone = 'main', isWide = false }: ButtonLinkProps) => (
  <a href={href} class={classOf(tone, isWide)}>
    {children}
  </a>
)

const classOf = (tone: Tone, isWide: boolean) => `button ${tone}${isWide ? ' wide' : ''}`
