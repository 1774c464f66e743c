// What happens without anybody waiting for an answer: the worker's own work, and everything that can come from a chat, from
// LINE's webhook to the reply. LINE delivers again what was not taken; the worker tries again what failed.
import { deleteExpired } from '../../bot/actions/delete-expired.ts'
import type { WebhookResult } from '../../bot/practice/line-platform/webhooks.ts'
import { snap } from '../chat/start-photos.ts'
import type { AccessWorld } from '../http/access-world.ts'
import { makeCsv } from '../make-sheets.ts'
import type { CallsAction, Ending } from './calls-actions.ts'
import type { Stage } from './calls-stage.ts'

const DAY = '2025-01-15T10:00'
const AGAIN = 'LINE takes a reply token once: a reply whose answer was lost is refused the second time'

type Act = (world: AccessWorld, prepared: unknown) => Promise<WebhookResult>

interface ChatCase {
  prepare?(stage: Stage): Promise<unknown>
  act: Act
}

const officerOf = ({ people }: AccessWorld) => ({ userId: people.district_officer.lineUserId })
const says =
  (text: string): Act =>
  world =>
    world.service.platform.sendFrom.text(officerOf(world), text)

const sendPhoto: Act = (world, photo) =>
  world.service.platform.sendFrom.image(officerOf(world), photo as Uint8Array)

/** A photo that was taken in and asked about. */
async function takePhoto(stage: Stage): Promise<WebhookResult> {
  const sent = await sendPhoto(stage.world, await snap())
  await handOver(stage, sent)
  await stage.worker.runUntilIdle()
  return sent
}

/** What the first button under the bot's last message says when it is tapped. */
async function takePhotoAndReadButton(stage: Stage): Promise<string> {
  await takePhoto(stage)
  const { platform } = stage.world.service
  const last = platform.chats.messages(officerOf(stage.world).userId).findLast(item => item.from === 'bot')
  const { items = [] } = (last?.message.quickReply ?? {}) as { items?: { action: { data: string } }[] }
  return items[0]?.action.data ?? ''
}

const messageIdOf = (sent: unknown): string => {
  const [event] = (sent as WebhookResult).events
  return String((event?.message as { id?: unknown } | undefined)?.id)
}

const makeGroup = async ({ world }: Stage): Promise<string> =>
  world.service.platform.groups.add({ name: 'กลุ่มงาน', members: [officerOf(world).userId] }).groupId

const CHATS: Record<string, ChatCase> = {
  'chat-status': { act: says('สถานะ') },
  'chat-unknown': { act: says('สวัสดี') },
  'chat-missing': { act: says('ใครยังไม่ส่ง') },
  // One picture for all runs: each of `snap` is another one.
  'chat-photo': { prepare: () => snap(), act: sendPhoto },
  'chat-photo-button': {
    prepare: takePhotoAndReadButton,
    act: (world, data) => world.service.platform.sendFrom.postback(officerOf(world), String(data)),
  },
  'chat-unsend': {
    prepare: takePhoto,
    act: (world, sent) => world.service.platform.sendFrom.unsend(officerOf(world), messageIdOf(sent)),
  },
  'chat-file': {
    act: world => {
      const file = makeCsv([
        ['รหัสผู้ผลิต', 'ยอดขาย', 'เดือน'],
        ['T', '55', '2568-01'],
      ])
      return world.service.platform.sendFrom.file(officerOf(world), file, 'รต1.csv')
    },
  },
  'chat-follow': { act: world => world.service.platform.people.follow(world.people.nobody.lineUserId) },
  'chat-unfollow': { act: world => world.service.platform.people.block(world.people.expired.lineUserId) },
  'chat-join': {
    prepare: makeGroup,
    act: (world, groupId) => world.service.platform.groups.inviteBot(String(groupId)),
  },
}

const sentIn = new WeakMap<Stage, WebhookResult>()

/** The webhook that went to the world's own service, which has no database any more, comes to this stage instead. */
async function handOver(stage: Stage, { body, signature }: WebhookResult): Promise<Ending> {
  const response = await fetch(`${stage.url}/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-line-signature': signature },
    body,
  })
  await response.arrayBuffer()
  if (response.status === 200) return { kind: 'done' }
  return response.status === 503
    ? { kind: 'refused', code: '503' }
    : { kind: 'crashed', what: `the webhook was answered with ${response.status}` }
}

async function work({ worker }: Stage): Promise<Ending> {
  try {
    await worker.runUntilIdle()
    return { kind: 'done' }
  } catch (error) {
    return { kind: 'refused', code: String(error) }
  }
}

/** LINE delivers; again until it was taken; then the worker works. */
async function deliver(stage: Stage, act: Act, prepared: unknown): Promise<Ending> {
  const { platform } = stage.world.service
  const before = sentIn.get(stage)
  const sent = before ? await platform.webhooks.redeliver(before.index) : await act(stage.world, prepared)
  sentIn.set(stage, sent)
  const taken = await handOver(stage, sent)
  return taken.kind === 'done' ? work(stage) : taken
}

const chatAction = ([name, { prepare, act }]: [string, ChatCase]): CallsAction => ({
  name,
  at: DAY,
  isJob: true,
  mayRepeat: { deliveries: AGAIN },
  prepare: async stage => prepare?.(stage),
  run: (stage, prepared) => deliver(stage, act, prepared),
})

/** Sessions, links and uploads that ran out, and a photo of evidence that was removed. */
async function addExpired({ world, direct, deps }: Stage): Promise<void> {
  const { id } = world.people.district_officer
  const key = `evidence/${id}.jpg`
  await deps.storage.put(key, await snap(), 'image/jpeg')
  await direct.sql`
    insert into sessions (token_hash, officer_id, created_at, expires_at) values ('old', ${id}, '2024-01-01', '2024-01-02')`
  await direct.sql`
    insert into uploads (id, kind, state, province_code, office_code, period, officer_id, created_at, expires_at)
    values (gen_random_uuid(), 'rt1', 'ready', '56', '5605', '2024-12', ${id}, '2024-01-01', '2024-01-02')`
  await direct.sql`
    insert into evidence (id, province_code, office_code, period, producer_id, kind, added_by, added_at, photo_key, photo_hash,
      photo_size, removed_at, removed_by)
    values (gen_random_uuid(), '56', '5605', '2025-01', ${world.producers['5605'] ?? ''}, 'receipts', ${id}, '2025-01-14',
      ${key}, 'x', 1, '2025-01-14', ${id})`
}

const WORK: CallsAction[] = [
  { name: 'worker-report-due', at: '2025-01-25T09:00', isJob: true, prepare: async () => {}, run: work },
  { name: 'worker-summary', at: '2025-01-25T16:30', isJob: true, prepare: async () => {}, run: work },
  {
    name: 'worker-delete-expired',
    at: DAY,
    isJob: true,
    prepare: addExpired,
    async run({ deps }) {
      try {
        await deleteExpired(deps)
        return { kind: 'done' }
      } catch (error) {
        return { kind: 'refused', code: String(error) }
      }
    },
  },
]

export const JOB_ACTIONS: readonly CallsAction[] = [...WORK, ...Object.entries(CHATS).map(chatAction)]
