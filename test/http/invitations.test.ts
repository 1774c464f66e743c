// How people join: a provincial officer makes a link, one person uses it once, and what is stored lets nobody in.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createInvitation } from '../../bot/actions/invite.ts'
import { addPerson, type Client, createClient, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'

const DAY = 24 * 3600_000

let service: TestService
let asProvince: Client
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())
beforeEach(async () => {
  service.clock.set('2025-01-15T10:00')
  asProvince ??= await signIn(service, await addPerson(service, 'provincial_officer', '56', 'สมพร ตัวอย่าง'))
})

const invite = async (role = 'district_officer', officeCode = '5605') => {
  const { body } = await asProvince.call('createInvitation', {}, { kind: 'officer', role, officeCode })
  return body.url?.split('/').at(-1) ?? ''
}

const addStranger = (displayName = 'คนใหม่') =>
  service.platform.people.add({ displayName, isFriend: true }).userId

/** What this person gets for tapping the link; each from an address of its own, as phones are. */
async function accept(code: string, userId: string, fullName = 'สมใจ ตัวอย่าง') {
  const client = createClient(service)
  const tokens = await service.platform.idTokens.issueFor(userId)
  const answer = await client.call('acceptInvitation', { code }, { ...tokens, fullName })
  return { client, status: answer.status, body: answer.body, code: answer.body.error?.code }
}

async function rolesOf(userId: string): Promise<string[]> {
  const rows = await service.deps.db.execute<{ role: string }>(sql`
    select role || ' ' || office_code as role from officers where line_user_id = ${userId} and removed_at is null`)
  return Array.from(rows, row => row.role)
}

const remove = (userId: string) =>
  service.deps.db.execute(sql`
    update officers set removed_at = ${service.clock.now().toISOString()}::timestamptz
    where line_user_id = ${userId} and removed_at is null`)

describe('an invitation', () => {
  it('is a link that shows what it is for and makes exactly that officer', async () => {
    const made = await asProvince.call(
      'createInvitation',
      {},
      { kind: 'officer', role: 'district_chief', officeCode: '5605' },
    )
    expect(made.body).toEqual({
      id: expect.any(String),
      kind: 'officer',
      officeName: 'อำเภอดอกคำใต้',
      role: 'district_chief',
      url: expect.stringMatching(/^https:\/\/liff\.line\.me\/2000000002-AbCdEfGh\/join\/[A-Za-z0-9_-]{24}$/),
      phrase: null,
      expiresAt: new Date(service.clock.now().getTime() + 7 * DAY).toISOString(),
    })
    const code = made.body.url?.split('/').at(-1) ?? ''
    const shown = await createClient(service).call('showInvitation', { code })
    expect(shown.body).toEqual({
      role: 'district_chief',
      officeName: 'อำเภอดอกคำใต้',
      takesOver: false,
      expiresAt: made.body.expiresAt,
    })
    const userId = addStranger()
    const joined = await accept(code, userId, '  สมชาย ใจดี  ')
    expect(joined.body).toEqual({
      officer: {
        fullName: 'สมชาย ใจดี',
        role: 'district_chief',
        officeCode: '5605',
        officeName: 'อำเภอดอกคำใต้',
      },
    })
    expect((await joined.client.call('showHome')).body.officer.fullName).toBe('สมชาย ใจดี')
    expect(await rolesOf(userId)).toEqual(['district_chief 5605'])
  })

  it('is stored only as a hash', async () => {
    const code = await invite()
    const found: string[] = []
    for (const table of ['invitations', 'audit', 'officers', 'sessions']) {
      const rows = await service.deps.db.execute<{ row: string }>(
        sql`select t::text as row from ${sql.identifier(table)} t`,
      )
      found.push(...Array.from(rows, row => row.row).filter(row => row.includes(code)))
    }
    expect(code).toHaveLength(24)
    expect(found).toEqual([])
    expect(JSON.stringify(service.log)).not.toContain(code)
  })

  it('is written down with who made it and who used it', async () => {
    const userId = addStranger()
    await accept(await invite(), userId)
    const rows = await service.deps.db.execute<{ action: string; by: string; office: string }>(sql`
      select a.action, o.full_name as by, a.office_code as office from audit a join officers o on o.id = a.officer_id
      order by a.seq desc limit 2`)
    expect(Array.from(rows)).toEqual([
      { action: 'accept-invitation', by: 'สมใจ ตัวอย่าง', office: '5605' },
      { action: 'create-invitation', by: 'สมพร ตัวอย่าง', office: '5605' },
    ])
  })

  it('from the command needs no officer: it makes the first one', async () => {
    const made = await createInvitation(service.deps, null, {
      kind: 'officer',
      role: 'provincial_officer',
      officeCode: '57',
    })
    const userId = addStranger()
    expect((await accept(made.url?.split('/').at(-1) ?? '', userId)).status).toBe(200)
    expect(await rolesOf(userId)).toEqual(['provincial_officer 57'])
  })
})

describe('an invitation is refused, with the reason, when it is', () => {
  const CASES: [why: string, code: string, status: number, spoil: (code: string) => Promise<unknown>][] = [
    ['used', 'invitation.used', 409, code => accept(code, addStranger())],
    ['withdrawn', 'invitation.revoked', 409, () => withdrawNewest()],
    ['expired', 'invitation.expired', 409, async () => service.clock.wait(7 * DAY)],
  ]

  it.each(CASES)('%s', async (_why, problem, status, spoil) => {
    const code = await invite()
    await spoil(code)
    const before = await hashTables(service.deps.db)
    const shown = await createClient(service).call('showInvitation', { code })
    expect([shown.status, shown.body.error?.code]).toEqual([status, problem])
    const late = await accept(code, addStranger())
    expect([late.status, late.code]).toEqual([status, problem])
    expect(late.body.error?.next).toMatch(/[ก-๙]/)
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('unknown, a group’s code, or no code at all', async () => {
    const { body } = await asProvince.call('createInvitation', {}, { kind: 'group', officeCode: '5605' })
    const groupCode = body.phrase?.split(' ')[1] ?? ''
    expect(groupCode).toMatch(/^[A-HJKMNP-Z2-9]{8}$/)
    for (const code of ['A'.repeat(24), groupCode]) {
      expect((await accept(code, addStranger())).code).toBe('invitation.unknown')
    }
    for (const code of ['short', `${'a'.repeat(65)}`, 'abc"; drop table--', '%00%00%00%00%00%00%00%00'])
      expect([400, 404], code).toContain((await accept(code, addStranger())).status)
  })

  it('made by somebody who has been removed since: nobody lets themself in again', async () => {
    const leaving = await addPerson(service, 'provincial_officer', '56', 'สมนึก ย้ายไป')
    const client = await signIn(service, leaving)
    const { body } = await client.call(
      'createInvitation',
      {},
      { kind: 'officer', role: 'provincial_officer', officeCode: '56' },
    )
    const code = body.url?.split('/').at(-1) ?? ''
    await remove(leaving.lineUserId)
    expect((await accept(code, leaving.lineUserId)).code).toBe('invitation.revoked')
    expect((await createClient(service).call('showInvitation', { code })).body.error?.code).toBe(
      'invitation.revoked',
    )
    const { invitations } = (await asProvince.call('listInvitations')).body
    expect(
      invitations.find(item => item.expiresAt === body.expiresAt && item.role === 'provincial_officer')
        ?.state,
    ).toBe('revoked')
  })
})

async function withdrawNewest(): Promise<void> {
  const [newest] = (await asProvince.call('listInvitations')).body.invitations
  const answer = await asProvince.call('revokeInvitation', { id: newest?.id ?? '' })
  expect(answer.body).toEqual({ done: true })
}

describe('one link', () => {
  it('lets exactly one of many in, however close they tap', async () => {
    const code = await invite()
    const people = Array.from({ length: 6 }, () => addStranger())
    const answers = await Promise.all(people.map(userId => accept(code, userId)))
    expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
    expect(answers.filter(answer => answer.code === 'invitation.used')).toHaveLength(5)
    const joined = await Promise.all(people.map(rolesOf))
    expect(joined.flat()).toEqual(['district_officer 5605'])
  })

  it('tapped twice by the same person lets them in twice, as one officer', async () => {
    const code = await invite()
    const userId = addStranger()
    const answers = await Promise.all([1, 2, 3].map(() => accept(code, userId)))
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200])
    const later = await accept(code, userId, 'อีกชื่อหนึ่ง')
    expect(later.body.officer.fullName).toBe('สมใจ ตัวอย่าง')
    expect(await rolesOf(userId)).toEqual(['district_officer 5605'])
  })

  it('does not move somebody who is an officer elsewhere, and stays good for another', async () => {
    const person = await addPerson(service, 'district_officer', '5602')
    const code = await invite()
    const refused = await accept(code, person.lineUserId)
    expect([refused.status, refused.code]).toEqual([409, 'officer.already_joined'])
    expect(refused.body.error?.says).toContain('อำเภอจุน')
    expect(await rolesOf(person.lineUserId)).toEqual(['district_officer 5602'])
    expect((await accept(code, addStranger())).status).toBe(200)
  })

  it('is refused to everybody who has an office already, however many come at once', async () => {
    const people = await Promise.all(
      Array.from({ length: 12 }, () => addPerson(service, 'district_officer', '5603')),
    )
    const codes = await Promise.all(people.map(() => invite()))
    const answers = await Promise.all(
      people.map((person, index) => accept(codes[index] ?? '', person.lineUserId)),
    )
    expect(answers.map(answer => answer.code)).toEqual(Array(12).fill('officer.already_joined'))
  })

  it('of two that one person taps at once makes one officer, and the other says so', async () => {
    for (let round = 0; round < 5; round++) {
      const codes = [await invite(), await invite('district_chief', '5602')]
      const userId = addStranger()
      const answers = await Promise.all(codes.map(code => accept(code, userId)))
      expect(answers.map(answer => answer.code ?? 'in').sort()).toEqual(['in', 'officer.already_joined'])
      expect(await rolesOf(userId)).toHaveLength(1)
    }
  })

  it('brings back somebody who was removed, as a new officer beside the old history', async () => {
    const userId = addStranger()
    const used = await invite()
    const old = await accept(used, userId)
    await remove(userId)
    expect((await accept(used, userId)).code).toBe('invitation.used')
    const again = await accept(await invite('district_chief', '5607'), userId)
    expect(again.status).toBe(200)
    expect(await rolesOf(userId)).toEqual(['district_chief 5607'])
    expect((await old.client.call('showHome')).status).toBe(401)
  })
})
