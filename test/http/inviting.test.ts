// What a provincial officer may invite to, the list of invitations, and what counts as a person's name.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, type Client, createClient, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'

const DAY = 24 * 3600_000

let service: TestService
let asProvince: Client
let asNeighbour: Client
beforeAll(async () => {
  service = await startService({ at: '2025-01-15T10:00' })
  asProvince = await signIn(service, await addPerson(service, 'provincial_officer', '56'))
  asNeighbour = await signIn(service, await addPerson(service, 'provincial_officer', '57'))
})
afterAll(() => service.close())
beforeEach(() => service.clock.set('2025-01-15T10:00'))

const create = (client: Client, body: Record<string, unknown>) => client.call('createInvitation', {}, body)
const officerOf = (role: string, officeCode: string) => ({ kind: 'officer', role, officeCode })

describe('a provincial officer', () => {
  it('invites to the own province and its districts, in roles that the office has', async () => {
    for (const [role, officeCode, officeName] of [
      ['district_officer', '5609', 'อำเภอภูกามยาว'],
      ['district_chief', '5601', 'อำเภอเมืองพะเยา'],
      ['provincial_officer', '56', 'จังหวัดพะเยา'],
      ['provincial_chief', '56', 'จังหวัดพะเยา'],
    ] as const) {
      expect((await create(asProvince, officerOf(role, officeCode))).body).toMatchObject({ role, officeName })
    }
  })

  it.each([
    ['a district’s role in the province', officerOf('district_officer', '56'), 400, 'request.invalid'],
    ['a province’s role in a district', officerOf('provincial_officer', '5605'), 400, 'request.invalid'],
    ['another province', officerOf('provincial_officer', '57'), 403, 'access.denied'],
    ['a district of another province', officerOf('district_officer', '5701'), 403, 'access.denied'],
    ['a district that does not exist', officerOf('district_officer', '5699'), 404, 'office.unknown'],
    ['a group of another province', { kind: 'group', officeCode: '5701' }, 403, 'access.denied'],
    ['a role that does not exist', officerOf('admin', '5605'), 400, 'request.invalid'],
    ['something that is no code', officerOf('district_officer', '5605%'), 400, 'request.invalid'],
    [
      'more than is asked',
      { ...officerOf('district_officer', '5605'), expiresAt: '2099' },
      400,
      'request.invalid',
    ],
    [
      'a role for a group',
      { kind: 'group', officeCode: '5605', role: 'provincial_officer' },
      400,
      'request.invalid',
    ],
  ])('does not invite to %s', async (_what, body, status, code) => {
    const before = await hashTables(service.deps.db)
    const refused = await create(asProvince, body)
    expect([refused.status, refused.body.error?.code]).toEqual([status, code])
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('makes codes for groups that are good for a day and never the same', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, () => create(asProvince, { kind: 'group', officeCode: '5605' })),
    )
    expect(new Set(made.map(item => item.body.phrase)).size).toBe(20)
    expect(made[0]?.body).toEqual({
      id: expect.any(String),
      kind: 'group',
      officeName: 'อำเภอดอกคำใต้',
      role: null,
      url: null,
      phrase: expect.stringMatching(/^ผูกกลุ่ม [A-HJKMNP-Z2-9]{8}$/),
      expiresAt: new Date(service.clock.now().getTime() + DAY).toISOString(),
    })
  })
})

describe('the list', () => {
  it('shows the own province’s, newest first, with what became of each', async () => {
    const wanted: string[] = []
    for (const state of ['expired', 'used', 'revoked', 'open']) {
      service.clock.set(state === 'expired' ? '2025-01-05T10:00' : '2025-01-16T10:00')
      const { body } = await create(asProvince, officerOf('district_officer', '5603'))
      const code = body.url?.split('/').at(-1) ?? ''
      if (state === 'used') await join(code)
      if (state === 'revoked') await revokeNewest(asProvince)
      service.clock.wait(1000)
      wanted.unshift(state)
    }
    service.clock.set('2025-01-17T10:00')
    const { invitations, offices } = (await asProvince.call('listInvitations')).body
    const mine = invitations.filter(item => item.officeName === 'อำเภอเชียงคำ')
    expect(mine.map(item => item.state).sort()).toEqual([...wanted].sort())
    const times = invitations.map(item => item.createdAt)
    expect(times).toEqual([...times].sort().reverse())
    expect(offices.map(office => office.code)).toEqual([
      '56',
      ...Array.from({ length: 9 }, (_, i) => `560${i + 1}`),
    ])
    expect(offices[0]?.name).toBe('จังหวัดพะเยา')
    expect(JSON.stringify(invitations)).not.toMatch(/code|hash/i)
  })

  it('forgets what was over thirty days ago', async () => {
    const { body } = await create(asProvince, officerOf('district_officer', '5604'))
    service.clock.wait(38 * DAY)
    const fresh = await signIn(service, await addPerson(service, 'provincial_officer', '56'))
    const { invitations } = (await fresh.call('listInvitations')).body
    expect(invitations.filter(item => item.expiresAt <= body.expiresAt)).toEqual([])
  })

  it('of another province shows none of these, and withdraws none', async () => {
    await create(asProvince, officerOf('district_officer', '5605'))
    const [newest] = (await asProvince.call('listInvitations')).body.invitations
    expect((await asNeighbour.call('listInvitations')).body.invitations).toEqual([])
    const refused = await asNeighbour.call('revokeInvitation', { id: newest?.id ?? '' })
    expect([refused.status, refused.body.error?.code]).toEqual([404, 'invitation.unknown'])
    expect((await asProvince.call('listInvitations')).body.invitations[0]?.state).toBe('open')
  })

  it('withdraws an invitation once however often it is asked, and none that never was', async () => {
    await create(asProvince, officerOf('district_officer', '5605'))
    const id = await revokeNewest(asProvince)
    expect((await asProvince.call('revokeInvitation', { id })).status).toBe(200)
    const [trail] = await service.deps.db.execute<{ count: number }>(sql`
      select count(*)::int as count from audit where action = 'revoke-invitation' and detail ->> 'invitationId' = ${id}`)
    expect(trail?.count).toBe(1)
    const unknown = await asProvince.call('revokeInvitation', { id: service.deps.ids.uuid() })
    expect(unknown.body.error?.code).toBe('invitation.unknown')
    expect((await asProvince.call('revokeInvitation', { id: 'all' })).status).toBe(400)
  })
})

async function revokeNewest(client: Client): Promise<string> {
  const id = (await client.call('listInvitations')).body.invitations[0]?.id ?? ''
  expect((await client.call('revokeInvitation', { id })).status).toBe(200)
  return id
}

async function join(code: string, fullName: unknown = 'สมใจ ตัวอย่าง') {
  const { userId } = service.platform.people.add({ displayName: 'คนใหม่', isFriend: true })
  const tokens = await service.platform.idTokens.issueFor(userId)
  return createClient(service).call('acceptInvitation', { code }, { ...tokens, fullName })
}

describe('a full name', () => {
  const codeFor = async () =>
    (await create(asProvince, officerOf('district_officer', '5605'))).body.url?.split('/').at(-1) ?? ''

  it.each([
    ['empty', ''],
    ['only spaces', ' \u00a0\t '],
    ['too long', 'ก'.repeat(101)],
    ['with a NUL', 'สมใจ\u0000'],
    ['with an escape', 'สม\u001b[31mใจ'],
    ['of two lines', 'สมใจ\nผู้ดูแลระบบ'],
    ['with a tab', 'สมใจ\tตัวอย่าง'],
    ['with half a character', 'สมใจ\ud83d'],
    ['that nobody can see', '\u200b\u200b'],
    ['written backwards', 'สมใจ\u202eดรว'],
    ['no text', { name: 'สมใจ' }],
    ['missing', undefined],
  ])('is refused when it is %s, and the link stays good', async (_why, fullName) => {
    const code = await codeFor()
    const refused = await join(code, fullName === undefined ? null : fullName)
    expect([refused.status, refused.body.error?.code]).toEqual([400, 'request.invalid'])
    expect((await join(code)).status).toBe(200)
  })

  it.each([
    ['นางสาวสมใจ ณ ลำพูน', 'นางสาวสมใจ ณ ลำพูน'],
    ['  สมใจ   ใจดี ', 'สมใจ ใจดี'],
    ['ก'.repeat(100), 'ก'.repeat(100)],
    ["O'Brien-Smith <b>", "O'Brien-Smith <b>"],
  ])('%j is kept as %j', async (fullName, kept) => {
    expect((await join(await codeFor(), fullName)).body.officer?.fullName).toBe(kept)
  })
})
