// What people find in LINE: the new messages of a chat since one last looked, by their altText.
import type { TestService } from './service.ts'

interface FlexNode {
  type?: string
  uri?: string
  label?: string
  text?: string
  action?: FlexNode
  contents?: FlexNode | FlexNode[]
  header?: FlexNode
  hero?: FlexNode
  body?: FlexNode
  footer?: FlexNode
}

export interface Received {
  altText: string
  via: string
  at: Date
  /** Every text shown, in order. */
  texts: string[]
  /** Addresses of its buttons, and what stands on these. */
  uris: string[]
  labels: string[]
}

export interface Inbox {
  /** Messages of the bot in this chat that were not asked for before. */
  read(chatId: string): Received[]
}

export function createInbox(service: Pick<TestService, 'platform'>): Inbox {
  const seen = new Map<string, number>()
  return {
    read(chatId) {
      const all = service.platform.chats.messages(chatId).filter(message => message.from === 'bot')
      const fresh = all.slice(seen.get(chatId) ?? 0)
      seen.set(chatId, all.length)
      return fresh.map(({ message, via, at }) => {
        const content = message as unknown as FlexNode & { altText?: string }
        const texts: string[] = []
        const uris: string[] = []
        const labels: string[] = []
        collect(content, { texts, uris, labels })
        return { altText: content.altText ?? content.text ?? '', via: via ?? '', at, texts, uris, labels }
      })
    },
  }
}

function collect(node: FlexNode, found: Pick<Received, 'texts' | 'uris' | 'labels'>): void {
  if (typeof node.text === 'string') found.texts.push(node.text)
  if (typeof node.uri === 'string') {
    found.uris.push(node.uri)
    found.labels.push(node.label ?? '')
  }
  const below = [
    node.action,
    node.header,
    node.hero,
    node.body,
    node.footer,
    ...(Array.isArray(node.contents) ? node.contents : [node.contents]),
  ]
  for (const child of below) if (child !== undefined) collect(child, found)
}
