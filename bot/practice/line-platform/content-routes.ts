// What the bot gets from api-data.line.me: the bytes of a picture or file somebody sent, as long as it is there.
// Video and sound, their previews and their preparation status are not simulated: this bot asks for none.
import type { BotRoute } from './channel-access.ts'
import type { Answer, LineRequest } from './http-exchange.ts'
import { refuse } from './http-exchange.ts'
import { pictureType } from './picture-shelf.ts'
import type { World } from './world.ts'

export function createContentRoutes(world: World): BotRoute[] {
  function content({ params }: LineRequest): Answer {
    const messageId = params.messageId ?? ''
    if (world.isUnsent(messageId)) refuse(410, 'The content is gone')
    const bytes = world.pictures.get(messageId)
    if (!bytes) return refuse(404, 'not found')
    return { status: 200, bytes, headers: { 'content-type': pictureType(bytes) } }
  }

  return [{ method: 'GET', path: '/v2/bot/message/:messageId/content', answer: content }]
}
