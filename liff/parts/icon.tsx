// Small line icons as inline SVG: glyphs like ✓ or ▲ turn into boxes on phones whose fonts lack them.
// Decorative by default; the words beside an icon say what it means.

export const CHECK = 'M5 12.5l4.5 4.5L19 7.5'
export const ALERT = 'M12 7v6M12 16.5v.5'
export const CLOCK = 'M12 7.5V12l3 2'
export const DOWN = 'M6 9.5l6 6 6-6'
export const LEFT = 'M14.5 5.5L8 12l6.5 6.5'
export const RIGHT = 'M9.5 5.5L16 12l-6.5 6.5'
export const CLOSE = 'M6.5 6.5l11 11M17.5 6.5l-11 11'
export const PLUS = 'M12 5v14M5 12h14'
export const LOCK = 'M7 11V8.5a5 5 0 0110 0V11M6 11h12v8.5H6z'
export const SEARCH = 'M10.5 17a6.5 6.5 0 100-13 6.5 6.5 0 000 13zM15.5 15.5L20 20'
export const PEN = 'M5 19l1-4L16.5 4.5l3 3L9 18z'
export const CALENDAR = 'M5 6.5h14V19H5zM5 10.5h14M8.5 4v4M15.5 4v4'
export const CHART = 'M5 19V11M10 19V5M15 19v-6M20 19V8'
export const PEOPLE =
  'M9 11.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM3 19.5c0-3.5 2.5-5 6-5s6 1.5 6 5M16 5a3.3 3.3 0 010 6.3M17.5 14.8c2.2.5 3.5 2 3.5 4.7'

export function Icon({ path, isRound = false }: { path: string; isRound?: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {isRound && <circle cx="12" cy="12" r="10" class="icon-disc" />}
      <path d={path} />
    </svg>
  )
}
