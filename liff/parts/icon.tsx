// Small line icons as inline SVG: glyphs like ✓ or ▲ turn into boxes on phones whose fonts lack them.
// Decorative by default; the words beside an icon say what it means.

export const CHECK = 'M5 12.5l4.5 4.5L19 7.5'
export const ALERT = 'M12 7v6M12 16.5v.5'
export const DOWN = 'M6 9.5l6 6 6-6'
export const LEFT = 'M14.5 5.5L8 12l6.5 6.5'

export function Icon({ path, isRound = false }: { path: string; isRound?: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {isRound && <circle cx="12" cy="12" r="10" class="icon-disc" />}
      <path d={path} />
    </svg>
  )
}
