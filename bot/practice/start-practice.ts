// Practice mode (no LINE channel configured): the same service on demo people and producers, talking to a simulated
// LINE over real HTTP, with a clock that can be sent ahead. Nothing ever reaches LINE.
import { join } from 'node:path'
import type { Express, Request } from 'express'
import type { Connection } from '../../db/connect.ts'
import { loadDemo } from '../../db/load-demo.ts'
import { listHolidayDates } from '../../db/queries/calendar.ts'
import { findLatestInstant, isAnyOfficer } from '../../db/queries/practice.ts'
import { listDemoPeople } from '../../db/seed/demo-people.ts'
import type { Deps } from '../deps.ts'
import type { Worker } from '../jobs/worker.ts'
import type { Clock, Ids } from '../ports.ts'
import { certifyDemo } from './certify-demo.ts'
import { openChatBook } from './chat-book.ts'
import { dropJournal, type JournalRecord, readJournal } from './chat-journal.ts'
import { createLiveUpdates } from './live-updates.ts'
import { createClockMover } from './move-clock.ts'
import { dropPictures, openPictureFolder } from './picture-folder.ts'
import { createPracticeClock, PRACTICE_BEGINS } from './practice-clock.ts'
import { type PracticeChannel, startPracticeLine } from './practice-line.ts'
import { PracticeRefused } from './practice-refused.ts'
import { mountPractice } from './practice-routes.ts'
import { isLoopbackHost } from './refuse-foreign.ts'
import { type MonthOfWork, planMonth } from './work-plan.ts'

export interface PracticeOptions {
  config: { dataDir: string; publicUrl: string; port: number }
  connection: Connection
  ids: Ids
  /** The project's folder, with the built page in dist/practice. */
  root: string
}

export interface Practice {
  clock: Clock
  channel: PracticeChannel
  mount(app: Express, deps: Deps, worker: Worker): void
  close(): Promise<void>
}

const JOURNAL_FILE = 'practice-chats.jsonl'
const PICTURE_FOLDER = 'practice-pictures'

/** Throws when the database holds other officers than the demo people: practice mode never touches real records. */
export async function startPractice({ config, connection, ids, root }: PracticeOptions): Promise<Practice> {
  const { db } = connection
  const isFresh = await loadDemoOnce(connection, ids)
  if (!isFresh) await refuseRealPeople(connection)
  const journalPath = join(config.dataDir, JOURNAL_FILE)
  const pictureFolder = join(config.dataDir, PICTURE_FOLDER)
  // A new database is a new world: what people said in the old one did not happen.
  if (isFresh) {
    await certifyDemo(db)
    dropJournal(journalPath)
    dropPictures(pictureFolder)
  }
  const kept = readJournal(journalPath)
  const startsAt = latestOf([PRACTICE_BEGINS, await findLatestInstant(db), latestKept(kept)])
  const clock = createPracticeClock(startsAt, () => performance.now())
  const address = createAddress(config)
  const line = await startPracticeLine({
    clock,
    ids,
    address,
    browserNow: () => new Date(),
    pictures: openPictureFolder(pictureFolder),
  })
  const book = openChatBook(journalPath, kept, line.platform, clock.now)
  const updates = createLiveUpdates()
  const unfollow = line.platform.onChange(updates.changed)
  return {
    clock,
    channel: line.channel,
    mount(app, deps, worker) {
      const mover = createClockMover({
        deps,
        worker,
        clock: { now: clock.now, moveTo: at => book.goTo(at, clock.moveTo) },
        onStep: updates.changed,
      })
      mountPractice(app, {
        deps,
        platform: line.platform,
        book,
        mover,
        updates,
        liffId: line.channel.liffId,
        assets: join(root, 'dist/practice'),
        onRequest: address.learn,
      })
    },
    async close() {
      unfollow()
      updates.close()
      book.close()
      await line.close()
    },
  }
}

/** True when this call loaded it. */
async function loadDemoOnce({ db }: Connection, ids: Ids): Promise<boolean> {
  const holidays = await listHolidayDates(db)
  const plans = new Map<string, MonthOfWork>()
  return loadDemo(db, {
    now: PRACTICE_BEGINS,
    officerIds: new Map(listDemoPeople().map(person => [person.key, ids.uuid()])),
    momentsOf(officeCode, period) {
      const key = `${officeCode}:${period}`
      const plan = plans.get(key) ?? planMonth(officeCode, period, holidays)
      plans.set(key, plan)
      return plan
    },
  })
}

async function refuseRealPeople({ db }: Connection): Promise<void> {
  const demoIds = listDemoPeople().map(person => person.lineUserId)
  if (await isAnyOfficer(db, demoIds)) return
  throw new PracticeRefused(
    'This database holds officers who are not the demo people. Practice mode would mark their notices as sent: set the LINE channel, or give practice mode a database of its own.',
  )
}

/** How far the clock was when the last run wrote its last line. */
function latestKept(kept: readonly JournalRecord[]): Date | null {
  const last = kept.at(-1)
  if (last === undefined) return null
  return new Date('world' in last ? last.at : last.message.at)
}

function latestOf(instants: readonly (Date | null)[]): Date {
  return new Date(Math.max(...instants.map(at => at?.getTime() ?? Number.NEGATIVE_INFINITY)))
}

/**
 * Under which name and port this process is reached: `localhost` and `127.0.0.1` are two origins to a browser and the
 * LIFF login must return to the one it came from; the port is only certain once somebody has come in by it.
 */
function createAddress({ publicUrl, port }: PracticeOptions['config']) {
  let origin = publicUrl
  let localPort = port
  return {
    origin: () => origin,
    webhookUrl: () => (localPort === 0 ? null : `http://127.0.0.1:${localPort}/webhook`),
    learn(req: Request) {
      const { host } = req.headers
      if (isLoopbackHost(host)) origin = `http://${host}`
      localPort = req.socket.localPort ?? localPort
    },
  }
}
