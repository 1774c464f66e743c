// One service goes on after its backup, another begins from the backup, both at the same simulated LINE: what people got
// from the first they do not get from the second, what nobody sent yet they get once, and the form answers.
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHttpServer } from '../../bot/http/server.ts'
import { restoreBackup } from '../../db/backup/restore-backup.ts'
import { writeBackup } from '../../db/backup/write-backup.ts'
import { createEmptyDatabase } from '../database.ts'
import { addPerson, addProducers, createClient, figure, signIn, type TestPerson } from '../district.ts'
import { createInbox } from '../inbox.ts'
import { CHANNEL, startService, type TestService } from '../service.ts'

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations')
const LEASE_MS = 60_000

/** What each person gets, as counts; `broken` gets a sentence for whatever is not so. */
export async function runStory(broken: string[]): Promise<Record<string, number>> {
  const service = await startService({ at: '2025-03-09T12:00' })
  const inbox = createInbox(service)
  const check = (what: string, got: unknown, wanted: unknown) => {
    if (JSON.stringify(got) !== JSON.stringify(wanted))
      broken.push(`${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`)
  }
  try {
    const officers: TestPerson[] = []
    for (const code of ['5601', '5602', '5603']) {
      officers.push(await addPerson(service, 'district_officer', code))
      await addProducers(service, code, 2)
    }
    const total = { doubled: 0, lost: 0 }
    /** Everybody has `wanted` new messages. */
    const got = (when: string, wanted: number) => {
      const counts = officers.map(person => inbox.read(person.lineUserId).length)
      for (const count of counts) {
        total.doubled += Math.max(0, count - wanted)
        total.lost += Math.max(0, wanted - count)
      }
      check(
        when,
        counts,
        counts.map(() => wanted),
      )
    }
    await service.worker.runUntilIdle()

    // The 10th: the process dies between LINE's yes and our commit, and that is the moment of the backup.
    service.clock.set('2025-03-10T09:00')
    await dieAfterYes(service)
    got('the 10th', 1)
    const hot = await backup(service)
    service.clock.wait(LEASE_MS)
    const again = await restore(service, hot, false)
    await again.worker.runUntilIdle()
    got('a call under way at the backup, made again', 0)

    // The 25th: the old service tells everybody; the restored one begins afterwards and knows nothing of it.
    service.clock.set('2025-03-25T08:59')
    const early = await backup(service)
    service.clock.set('2025-03-25T09:01')
    await service.worker.runUntilIdle()
    got('the 25th', 1)
    service.clock.set('2025-03-25T10:00')
    const late = await restore(service, early, false)
    await late.worker.runUntilIdle()
    got('the 25th, restored an hour later', 0)
    await tryForm(late, service, officers[0], check)
    service.clock.set('2025-03-31T09:01')
    await late.worker.runUntilIdle()
    got('the end of the month, by the restored service', 1)

    // Moved: stopped before the 6th, restored after nine o'clock: the closing is said, once.
    service.clock.set('2025-04-06T08:58')
    const moved = await restore(late, await backup(late), true)
    service.clock.set('2025-04-06T09:05')
    await moved.worker.runUntilIdle()
    await moved.worker.runUntilIdle()
    got('the 6th, by the service that was moved', 1)
    for (const each of [again, late, moved]) await each.end()
    return { restores: 3, people: officers.length, ...total }
  } finally {
    await service.close()
  }
}

type Running = Pick<TestService, 'database' | 'deps'>

async function dieAfterYes(service: TestService): Promise<void> {
  const dying = await service.another()
  const { send } = dying.deps.line
  dying.deps.line.send = async call => {
    await send(call)
    throw new Error('killed')
  }
  await dying.worker.runUntilIdle().catch(() => {})
  await dying.close()
}

async function backup({ database, deps }: Running): Promise<string> {
  const path = join(tmpdir(), `otop-proof-${randomUUID()}.tar.gz`)
  await writeBackup(database.url, { path, version: 'proof', now: deps.clock.now(), readPhoto: null })
  return path
}

/** A service on a restored database, at the same LINE and clock as the first. */
async function restore(from: Running & Pick<TestService, 'another'>, path: string, isMoved: boolean) {
  const database = await createEmptyDatabase()
  const { clock } = from.deps
  await restoreBackup(database.url, {
    path,
    migrationsFolder: MIGRATIONS,
    now: clock.now(),
    isMoved,
    putPhoto: async () => {},
  })
  await rm(path)
  const running = await from.another(database.url)
  const end = async () => {
    await running.close()
    await database.close()
  }
  return { ...running, database, another: from.another, end }
}

/** A cookie of before opens nothing; after one sign-in the form takes a figure. */
async function tryForm(
  { deps }: Pick<TestService, 'deps'>,
  before: TestService,
  person: TestPerson | undefined,
  check: (what: string, got: unknown, wanted: unknown) => void,
): Promise<void> {
  if (person === undefined) return
  const old = await signIn(before, person)
  const folder = await mkdtemp(join(tmpdir(), 'otop-page-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><html data-liff-id="%LIFF_ID%"></html>')
  const miniApp = { folder, liffId: CHANNEL.liffId, isPractice: false }
  const server = createHttpServer(deps, { channelSecret: CHANNEL.channelSecret, lineOrigins: [], miniApp })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const at = { officeCode: person.officeCode, period: '2025-03' }
  const stale = createClient({ url })
  stale.cookie = old.cookie
  check('an old session', (await stale.call('showReport', at)).status, 401)
  const client = await signIn({ ...before, url }, person)
  const form = await client.call('showReport', at)
  check('the form', form.status, 200)
  const [producer] = await deps.db.query.producers.findMany({
    where: (row, { eq }) => eq(row.officeCode, person.officeCode),
    limit: 1,
  })
  const saved = await client.call('saveFigures', at, { figures: [figure(producer?.id ?? '', '1500.25')] })
  check('a saved figure', saved.status, 200)
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  await rm(folder, { recursive: true })
}
