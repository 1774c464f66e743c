// Everything below /practice: the page and its files, the simulated LINE's browser side, opening the mini-app as
// somebody, and the API of the page. Mounted in practice mode only.
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { listCorrections } from '../../db/queries/calendar.ts'
import { focusPeriod } from '../domain/reporting-calendar.ts'
import { type FillOutcome, fillOffice } from './fill-office.ts'
import type { LinePlatform } from './line-platform/line-platform.ts'
import { pictureType } from './line-platform/picture-shelf.ts'
import type { LiveUpdates } from './live-updates.ts'
import type { ClockMover } from './move-clock.ts'
import { miniAppPath, OPEN_POLICY, openPage, practiceIcon, practicePage } from './practice-pages.ts'
import {
  PracticeRefusal,
  readAfter,
  readChat,
  readFill,
  readFriendship,
  readGroup,
  readMove,
  readNoticeFilter,
  readPhoto,
  readPostback,
  readSay,
} from './read-order.ts'
import { refuseForeign } from './refuse-foreign.ts'
import { type ViewParts, viewChats, viewNotices, viewState } from './view-state.ts'

export interface RouteParts extends ViewParts {
  mover: ClockMover
  updates: LiveUpdates
  /** Folder with practice.js and practice.css. */
  assets: string
  /** Told of every request, for the address under which the browser knows the service. */
  onRequest: (req: Request) => void
}

const SESSION_COOKIES = ['otop', '__Host-otop']
const PERSON_COOKIE = 'practice_person'
/** More than a phone's camera makes. */
const LARGEST_PHOTO = '10mb'

export function mountPractice(app: Express, parts: RouteParts): void {
  app.use('/practice', refuseForeign, (req: Request, _res: Response, next: NextFunction) => {
    parts.onRequest(req)
    next()
  })
  app.use('/practice/line', (req: Request, res: Response) => parts.platform.browser(req, res))
  mountPages(app, parts)
  const api = express.Router()
  api.use(noStore, express.json({ limit: '64kb' }))
  mountReads(api, parts)
  mountClock(api, parts)
  mountActs(api, parts)
  app.use('/practice/api', api)
  app.use('/practice', (error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (!(error instanceof PracticeRefusal)) return next(error)
    res.status(error.status).json({ error: error.message })
  })
}

const noStore = (_req: Request, res: Response, next: NextFunction): void => {
  res.setHeader('Cache-Control', 'no-store')
  next()
}

function mountPages(app: Express, { assets, platform, updates }: RouteParts): void {
  app.get('/practice', noStore, (_req, res) => void res.type('html').send(practicePage))
  app.get('/practice/icon.svg', (_req, res) => void res.type('svg').send(practiceIcon))
  app.use('/practice/assets', express.static(assets, { index: false, maxAge: 0 }), (_req, res) =>
    res.sendStatus(404),
  )
  app.get('/practice/picture/:messageId', noStore, (req, res) => {
    const bytes = platform.pictures.get(String(req.params.messageId))
    if (!bytes) return void res.sendStatus(404)
    res.type(pictureType(bytes)).send(bytes)
  })
  app.get('/practice/events', (req, res) => updates.serve(req, res))
  app.get('/practice/open', noStore, (req, res) => {
    const { userId } = personOf(platform, req.query.as)
    res.cookie(PERSON_COOKIE, userId, { httpOnly: true, sameSite: 'strict', path: '/practice/line' })
    for (const name of SESSION_COOKIES)
      res.clearCookie(name, { httpOnly: true, secure: name.startsWith('__'), sameSite: 'strict', path: '/' })
    res.setHeader('Content-Security-Policy', OPEN_POLICY)
    res.type('html').send(openPage(miniAppPath(typeof req.query.to === 'string' ? req.query.to : '')))
  })
}

function mountReads(api: express.Router, parts: RouteParts): void {
  api.get('/state', async (_req, res) => {
    res.json(await viewState(parts, parts.mover.current()))
  })
  api.get('/chats', (req, res) => void res.json(viewChats(parts, readAfter(req.query.after))))
  api.get('/notices', async (req, res) => {
    res.json(await viewNotices(parts, readNoticeFilter(req.query)))
  })
}

function mountClock(api: express.Router, { mover, deps, updates }: RouteParts): void {
  api.post('/clock', async (req, res) => {
    const moved = mover.move(readMove(req.body, deps.clock.now()))
    updates.changed()
    const to = await moved
    if (to === null) throw new PracticeRefusal('isMoving', 409)
    res.json({ now: deps.clock.now().toISOString() })
  })
  api.post('/clock/stop', (_req, res) => {
    mover.stop()
    res.json({})
  })
  api.post('/fill', async (req, res) => {
    const { provinceCode } = deps.settings
    const { officeCodes, upTo } = readFill(req.body, provinceCode)
    const period = focusPeriod(deps.clock.now(), await listCorrections(deps.db, provinceCode))
    const outcomes: FillOutcome[] = []
    for (const officeCode of officeCodes) {
      outcomes.push(await fillOffice(deps, { officeCode, period, upTo, share: 1 }))
      updates.changed()
    }
    deps.wake()
    res.json({ outcomes })
  })
}

function mountActs(api: express.Router, { platform, book, updates, deps }: RouteParts): void {
  const done = (res: Response): void => {
    deps.wake()
    res.json({})
  }
  api.post('/say', async (req, res) => {
    const { as, chat, text } = readSay(req.body)
    await platform.sendFrom.text(placeOf(platform, as, chat), text)
    done(res)
  })
  api.post(
    '/photo',
    express.raw({ type: () => true, limit: LARGEST_PHOTO }),
    sayTooLarge,
    async (req: Request, res: Response) => {
      const { as, chat, bytes, fileName } = readPhoto(req.query, req.body)
      const place = placeOf(platform, as, chat)
      await (fileName === null
        ? platform.sendFrom.image(place, bytes)
        : platform.sendFrom.file(place, bytes, fileName))
      done(res)
    },
  )
  api.post('/postback', async (req, res) => {
    const { as, chat, data, displayText } = readPostback(req.body)
    await platform.sendFrom.postback(placeOf(platform, as, chat), data, undefined, displayText ?? undefined)
    done(res)
  })
  api.post('/friend', async (req, res) => {
    const { as, isFriend } = readFriendship(req.body)
    const { userId } = personOf(platform, as)
    await (isFriend ? platform.people.follow(userId) : platform.people.block(userId))
    done(res)
  })
  api.post('/group', async (req, res) => {
    const { chat, hasBot } = readGroup(req.body)
    const { groupId } = groupOf(platform, chat)
    await (hasBot ? platform.groups.inviteBot(groupId) : platform.groups.removeBot(groupId))
    done(res)
  })
  api.post('/seen', (req, res) => {
    book.markSeen(readChat(req.body))
    updates.changed()
    res.json({})
  })
}

function sayTooLarge(error: unknown, _req: Request, _res: Response, next: NextFunction): void {
  const isTooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large'
  next(isTooLarge ? new PracticeRefusal('photoTooLarge', 413) : error)
}

function personOf(platform: LinePlatform, userId: unknown) {
  const person = typeof userId === 'string' ? platform.people.get(userId) : undefined
  if (!person) throw new PracticeRefusal('noPerson', 404)
  return person
}

function groupOf(platform: LinePlatform, groupId: string) {
  const group = platform.groups.list().find(one => one.groupId === groupId)
  if (!group) throw new PracticeRefusal('noPerson', 404)
  return group
}

/** Where the person writes: one to one, or in a group of theirs. */
function placeOf(platform: LinePlatform, as: string, chat: string) {
  const person = personOf(platform, as)
  if (chat === as) {
    if (person.hasBlocked) throw new PracticeRefusal('hasBlocked', 409)
    if (!person.isFriend) throw new PracticeRefusal('notFriend', 409)
    return { userId: as }
  }
  const group = groupOf(platform, chat)
  if (!group.members.includes(as)) throw new PracticeRefusal('noPerson', 404)
  if (!group.hasBot) throw new PracticeRefusal('botNotInGroup', 409)
  return { userId: as, groupId: chat }
}
