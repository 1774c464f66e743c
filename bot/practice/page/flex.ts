// A Flex message as LINE shows it. flex-render makes the HTML but escapes nothing and writes handlers and styles inline:
// so every string is escaped before, actions are numbered, and styles are set one by one, as the page's policy asks.
import { render } from 'flex-render'

/** An action of a LINE message, as it was sent. */
export interface LineAction {
  type: string
  label?: string
  text?: string
  data?: string
  displayText?: string
  uri?: string
  clipboardText?: string
}

type Contents = Parameters<typeof render>[0]

/** `wire` is called for each element that does something when tapped. */
export function renderFlex(
  contents: unknown,
  wire: (element: HTMLElement, action: LineAction) => void,
): HTMLElement {
  const actions: LineAction[] = []
  const html = render(prepare(contents, actions) as Contents)
    .replace(/ style="/g, ' data-style="')
    .replace(/ onclick="alert\('Send Postback: (\d+)'\)"/g, ' data-action="$1"')
  const parsed = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild as HTMLElement
  const root = document.importNode(parsed, true)
  for (const element of root.querySelectorAll<HTMLElement>('[data-style]')) applyStyle(element)
  for (const element of root.querySelectorAll<HTMLElement>('[data-action]')) {
    const action = actions[Number(element.dataset.action)]
    if (action) wire(element, action)
  }
  return root
}

/** A copy whose strings are safe in HTML and whose actions are only numbers into `actions`. */
function prepare(value: unknown, actions: LineAction[]): unknown {
  if (typeof value === 'string') return escapeHtml(value)
  if (Array.isArray(value)) return value.map(item => prepare(item, actions))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) =>
      name === 'action' ? [name, numberAction(item as LineAction, actions)] : [name, prepare(item, actions)],
    ),
  )
}

function numberAction(action: LineAction, actions: LineAction[]): LineAction {
  actions.push(action)
  return { type: 'postback', data: String(actions.length - 1), label: escapeHtml(action.label ?? '') }
}

function applyStyle(element: HTMLElement): void {
  for (const declaration of (element.dataset.style ?? '').split(';')) {
    const colon = declaration.indexOf(':')
    if (colon > 0) element.style.setProperty(declaration.slice(0, colon), declaration.slice(colon + 1))
  }
  delete element.dataset.style
}

const escapeHtml = (text: string): string => text.replace(/[&<>"'`]/g, sign => `&#${sign.charCodeAt(0)};`)
