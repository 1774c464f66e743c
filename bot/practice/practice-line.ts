// The simulated LINE of practice mode: the demo people as friends of the bot, one stranger, one group without the bot.
// It listens on the loopback only; its channel's secret is drawn anew at every start, so nobody can know it.
import { createHash } from 'node:crypto'
import { listDemoPeople } from '../../db/seed/demo-people.ts'
import type { Clock, Ids } from '../ports.ts'
import { createLinePlatform, type LinePlatform } from './line-platform/line-platform.ts'
import type { PictureShelf } from './line-platform/picture-shelf.ts'
import { WORDS } from './words.ts'

/** What the service needs to know of its LINE channel; as in bot/config.ts. */
export interface PracticeChannel {
  channelId: string
  channelSecret: string
  channelAccessToken: null
  loginChannelId: string
  liffId: string
  apiBaseUrl: string
  dataApiBaseUrl: string
}

/** Messages a month on the free Thai plan. */
export const PRACTICE_QUOTA = 300

const CHANNEL_ID = '2000000056'
const LOGIN_CHANNEL_ID = '2000000057'
const LIFF_ID = `${LOGIN_CHANNEL_ID}-PractiCe`

/** The district whose form fits one screen; its group is there to be bound. */
const GROUP_DISTRICT = '5609'
const GROUP_PROVINCIAL_KEY = '56-officer-1'

export const STRANGER_ID = `U${idOf('stranger')}`
export const GROUP_ID = `C${idOf('group')}`

function idOf(name: string): string {
  return createHash('sha256').update(`practice:${name}`).digest('hex').slice(0, 32)
}

/** Addresses that are known only once somebody has opened the page. */
export interface ServiceAddress {
  /** `http://localhost:3000`, as the browser knows it. */
  origin(): string
  /** Where webhooks go; null = no browser has come yet, so nobody can have acted. */
  webhookUrl(): string | null
}

export interface PracticeLine {
  platform: LinePlatform
  channel: PracticeChannel
  close(): Promise<void>
}

export async function startPracticeLine(options: {
  clock: Clock
  ids: Ids
  address: ServiceAddress
  /** The browser's clock: ID tokens must be alive on it too. */
  browserNow: () => Date
  pictures: PictureShelf
}): Promise<PracticeLine> {
  const { clock, ids, address, browserNow, pictures } = options
  const channelSecret = ids.secret(24)
  const platform = await createLinePlatform({
    now: clock.now,
    newId: ids.uuid,
    channelId: CHANNEL_ID,
    channelSecret,
    loginChannelId: LOGIN_CHANNEL_ID,
    liffId: LIFF_ID,
    liffEndpointUrl: () => `${address.origin()}/liff/`,
    webhookUrl: address.webhookUrl,
    quota: PRACTICE_QUOTA,
    browserNow,
    pictures,
  })
  for (const { lineUserId, displayName } of listDemoPeople())
    platform.people.add({ userId: lineUserId, displayName })
  platform.people.add({ userId: STRANGER_ID, displayName: WORDS.strangerName, isFriend: false })
  platform.groups.add({ groupId: GROUP_ID, name: WORDS.groupName, members: listGroupMembers() })
  const { url, close } = await platform.listen(0)
  return {
    platform,
    channel: {
      channelId: CHANNEL_ID,
      channelSecret,
      channelAccessToken: null,
      loginChannelId: LOGIN_CHANNEL_ID,
      liffId: LIFF_ID,
      apiBaseUrl: url,
      dataApiBaseUrl: url,
    },
    close,
  }
}

/** The people of one district, and the provincial officer who types the code that binds the group. */
const listGroupMembers = (): string[] =>
  listDemoPeople()
    .filter(person => person.officeCode === GROUP_DISTRICT || person.key === GROUP_PROVINCIAL_KEY)
    .map(person => person.lineUserId)
