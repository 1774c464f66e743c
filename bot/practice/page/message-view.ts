// One message of a chat as LINE shows it: text with its links, Flex, and what a tap on it does.
import { bangkokTimeOf } from '../../domain/civil-time.ts'
import type { MessageView } from '../practice-api.ts'
import { type Child, el } from './dom.ts'
import { type LineAction, renderFlex } from './flex.ts'
import { CHAT } from './words.ts'

export interface ChatActs {
  liffId: string
  /** The person taps: a message, a postback, a link into the mini-app. */
  act(action: LineAction): void
  /** Opens the mini-app at a path below it; `from` gets the focus back. */
  openMiniApp(path: string, from: HTMLElement): void
}

export interface MessageLook {
  isOwn: boolean
  /** First of several in a row by the same sender: it carries name and picture. */
  isFirst: boolean
  /** Who wrote, in groups. */
  sender: string | null
}

export function messageRow(view: MessageView, look: MessageLook, acts: ChatActs): HTMLElement {
  const at = new Date(view.at)
  const bubble = bubbleOf(view, acts)
  const time = el('time', { datetime: view.at }, bangkokTimeOf(at))
  const picture = look.isOwn ? null : pictureOf(view, look)
  return el(
    'div',
    { class: `row ${look.isOwn ? 'own' : 'theirs'} ${look.isFirst ? 'first' : ''}` },
    picture,
    el(
      'div',
      { class: 'words' },
      look.sender !== null && look.isFirst && el('p', { class: 'sender' }, look.sender),
      bubble,
    ),
    time,
  )
}

function pictureOf(view: MessageView, look: MessageLook): HTMLElement {
  if (!look.isFirst) return el('span', { class: 'picture' })
  if (view.from === 'bot') return el('img', { class: 'picture', src: '/practice/icon.svg', alt: '' })
  return el('span', { class: 'picture letter', 'aria-hidden': 'true' }, firstLetter(look.sender ?? ''))
}

/** Thai writes some vowels before the consonant: the letter people know a name by is the consonant. */
const firstLetter = (name: string): string => /[\u0e01-\u0e2ea-z0-9]/i.exec(name)?.[0] ?? ''

function bubbleOf(view: MessageView, acts: ChatActs): HTMLElement {
  const { message } = view
  if (view.isUnsent) return el('p', { class: 'bubble quiet' }, CHAT.unsent)
  if (message.type === 'text')
    return el('p', { class: 'bubble' }, ...linkify(String(message.text ?? ''), acts))
  if (message.type === 'flex') return flexOf(message, acts)
  if (view.picture !== null) return photoOf(view.picture)
  if (message.type === 'file') return el('p', { class: 'bubble' }, CHAT.file(String(message.fileName ?? '')))
  return el('p', { class: 'bubble quiet' }, CHAT.notShown)
}

/** Opens in full in a window of its own; what the browser cannot show, or is gone, becomes words. */
function photoOf(address: string): HTMLElement {
  const photo = el('img', { src: address, alt: '', onerror: () => link.replaceWith(gone) })
  const link = el(
    'a',
    { class: 'photo', href: address, target: '_blank', rel: 'noreferrer', 'aria-label': CHAT.picture },
    photo,
  )
  const gone = el('p', { class: 'bubble quiet' }, CHAT.pictureGone)
  return link
}

function flexOf(message: MessageView['message'], acts: ChatActs): HTMLElement {
  const root = renderFlex(message.contents, (element, action) => wire(element, action, acts))
  const slider = root.querySelector('.LySlider')
  slider?.setAttribute('tabindex', '0')
  slider?.setAttribute('role', 'group')
  slider?.setAttribute('aria-label', CHAT.carousel)
  return el(
    'div',
    { class: slider ? 'flex carousel' : 'flex', role: 'group', 'aria-label': String(message.altText ?? '') },
    root,
  )
}

/** An outside link stays a link; everything else is a button, whatever element it is. */
function wire(element: HTMLElement, action: LineAction, acts: ChatActs): void {
  const uri = action.type === 'uri' ? (action.uri ?? '') : null
  const path = uri === null ? null : miniAppPathOf(uri, acts.liffId)
  if (uri !== null && path === null) {
    if (element instanceof HTMLAnchorElement) toLink(element, uri)
    return
  }
  const tap = () => (path === null ? acts.act(action) : acts.openMiniApp(path, element))
  element.setAttribute('role', 'button')
  element.tabIndex = 0
  element.addEventListener('click', tap)
  element.addEventListener('keydown', event => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    tap()
  })
}

function toLink(element: HTMLAnchorElement, uri: string): void {
  if (!/^(?:https?|tel|mailto):/i.test(uri)) return
  element.href = uri
  element.target = '_blank'
  element.rel = 'noopener noreferrer'
}

/** The path below the mini-app that a `https://liff.line.me/{id}/…` address means; null for any other address. */
export function miniAppPathOf(uri: string, liffId: string): string | null {
  const base = `https://liff.line.me/${liffId}`
  if (uri !== base && !uri.startsWith(`${base}/`) && !uri.startsWith(`${base}?`)) return null
  return uri.slice(base.length).replace(/^\//, '')
}

const LINK = /(https?:\/\/[^\s<>"']+)/

function linkify(text: string, acts: ChatActs): Child[] {
  return text.split(LINK).map(part => {
    if (!LINK.test(part)) return part
    const path = miniAppPathOf(part, acts.liffId)
    const link = el('a', {}, part)
    if (path === null) toLink(link, part)
    else wire(link, { type: 'uri', uri: part }, acts)
    return link
  })
}

/** Quick replies of a message, as LINE shows them under the last one only. */
export function quickReplies(view: MessageView | undefined, acts: ChatActs): HTMLElement[] {
  const quickReply = view?.message.quickReply as { items?: { action?: LineAction }[] } | undefined
  return (quickReply?.items ?? []).flatMap(({ action }) => {
    if (!action) return []
    const chip = el('button', { type: 'button', class: 'chip' }, action.label ?? action.text ?? '')
    const path = action.type === 'uri' ? miniAppPathOf(action.uri ?? '', acts.liffId) : null
    chip.addEventListener('click', () => (path === null ? acts.act(action) : acts.openMiniApp(path, chip)))
    return [chip]
  })
}
