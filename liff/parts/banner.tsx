// A coloured strip with something the officer should know: locked, offline, returned, waiting.
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

interface BannerProps {
  tone: 'info' | 'warn' | 'bad'
  icon: string
  children: ComponentChildren
}

export const Banner = ({ tone, icon, children }: BannerProps) => (
  <div class={`banner ${tone}`}>
    <Icon path={icon} isRound={tone === 'warn'} />
    <div>{children}</div>
  </div>
)
