// Making elements in one line. Strings always become text: nothing that a person or the service says is parsed as HTML.

export type Child = Node | string | null | false
type Listener = (event: Event) => void
type Attributes = Record<string, string | number | boolean | null | undefined | Listener>

/** `onclick: f` listens; true sets an empty attribute; false, null and undefined leave it out. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value))
  }
  fill(element, children)
  return element
}

/** Puts these children in place of all there are. */
export function fill(element: Element, children: readonly Child[]): void {
  element.replaceChildren(...children.filter(child => child !== null && child !== false))
}

/** Sets the text only when it differs, so that screen readers are not told the same again. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

const SVG = 'http://www.w3.org/2000/svg'

/** A stroked 24 × 24 picture that means nothing by itself: its button has the words. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(SVG, 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

export const ICONS = {
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-8-6 17-3-7z',
  photo:
    'M4 6.500h3.500l1.500-2.500h6l1.500 2.500H20v13H4zM12 16.500a3.500 3.500 0 100-7 3.500 3.500 0 000 7z',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  people:
    'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c.6-3.6 3.2-5.5 6.5-5.5s5.900 1.900 6.500 5.500M16 4.600a3.500 3.500 0 010 6.200M18.500 15c1.700.900 2.700 2.500 3 5',
  help: 'M12 21a9 9 0 100-18 9 9 0 000 18zM9.500 9.500a2.500 2.500 0 114 2c-.900.700-1.500 1.200-1.500 2.300M12 17h.01',
  forward: 'M5 5l8 7-8 7zM14 5l6 7-6 7z',
} as const
