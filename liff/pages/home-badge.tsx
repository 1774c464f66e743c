// The standing of a district's month as a small coloured word, in home's cards and lists.
import { badgeOf, type Standing } from './badge-of.ts'

export const HomeBadge = ({ of, isOpen }: { of: Standing; isOpen: boolean }) => (
  <span class={`badge ${of.state === 'submitted' && !isOpen ? 'returned' : of.state}`}>
    {badgeOf(of, isOpen)}
  </span>
)
