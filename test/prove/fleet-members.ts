// The processes of the fleet: the real service, bundled, as `web` and as `worker`, each replaceable by a new one, with the
// balancer that knows the web ones and a database with people to save and to be told.
import { join } from 'node:path'
import { createIds } from '../../bot/outside/ids.ts'
import { createLinePlatform, type LinePlatform } from '../../bot/practice/line-platform/line-platform.ts'
import { createSaveWorld, type SaveWorld } from '../bench/save-world.ts'
import { bundlePrograms } from '../bundle.ts'
import { type ChildServer, startChildServer } from '../child-server.ts'
import { CHANNEL } from '../service.ts'
import { type Balancer, startBalancer } from './fleet-balancer.ts'
import { seedNotices, shiftToTheTenth } from './fleet-notices.ts'

interface Member {
  role: 'web' | 'worker'
  current(): ChildServer
  killAndReplace(): Promise<void>
}

export interface Fleet {
  world: SaveWorld
  line: LinePlatform
  balancer: Balancer
  members: Member[]
  /** LINE ids of those to whom a notice falls due. */
  people: string[]
  close(): Promise<void>
}

export async function openFleet(size: { web: number; worker: number }, isQuick: boolean): Promise<Fleet> {
  const world = await createSaveWorld({
    places: isQuick ? 4 : 8,
    producers: 20,
    sessionsPerPlace: 20,
    isDurable: !isQuick,
  })
  // The clock may be days away from the machine's.
  await world.connection.sql`update sessions set expires_at = expires_at + interval '60 days'`
  const { channelAccessToken: _, ...channel } = CHANNEL
  const shift = shiftToTheTenth()
  const line = await createLinePlatform({
    ...channel,
    now: () => new Date(Date.now() + shift),
    newId: createIds().uuid,
    quota: null,
    liffEndpointUrl: () => 'https://liff.invalid/',
    webhookUrl: () => null,
  })
  const door = await line.listen()
  const people = await seedNotices(
    world,
    isQuick ? { districts: 60, overMs: 5_000 } : { districts: 400, overMs: 40_000 },
  )
  for (const userId of people) line.people.add({ userId, displayName: userId })
  const bundle = await bundlePrograms({ service: 'bot/main.ts' })
  const balancer = await startBalancer()
  let starts = 0
  const start = (role: Member['role']) =>
    startChildServer({
      args: ['--import', join(import.meta.dirname, 'fleet-clock.ts'), bundle.fileOf('service')],
      outputFile: join(world.folder, `fleet-${++starts}.log`),
      env: {
        FLEET_SHIFT_MS: String(shift),
        ROLES: role,
        PORT: '0',
        DATABASE_URL: world.url,
        EVIDENCE_DIR: world.folder,
        PUBLIC_URL: 'http://localhost',
        LINE_CHANNEL_ID: CHANNEL.channelId,
        LINE_CHANNEL_SECRET: CHANNEL.channelSecret,
        LINE_LOGIN_CHANNEL_ID: CHANNEL.loginChannelId,
        LIFF_ID: CHANNEL.liffId,
        LINE_API_BASE_URL: door.url,
        LINE_DATA_API_BASE_URL: door.url,
      },
    })
  const enlist = async (role: Member['role']): Promise<Member> => {
    let current = await start(role)
    if (role === 'web') balancer.targets.push(current.port)
    return {
      role,
      current: () => current,
      async killAndReplace() {
        const { port } = current
        await current.end('SIGKILL')
        current = await start(role)
        if (role === 'web') balancer.targets.splice(balancer.targets.indexOf(port), 1, current.port)
      },
    }
  }
  const members = await Promise.all([
    ...Array.from({ length: size.web }, () => enlist('web')),
    ...Array.from({ length: size.worker }, () => enlist('worker')),
  ])
  return {
    world,
    line,
    balancer,
    members,
    people,
    async close() {
      await Promise.all(members.map(member => member.current().end('SIGTERM')))
      await balancer.close()
      bundle.remove()
      await door.close()
      await world.close()
    },
  }
}
