// Handing an office over: whoever accepts the link is in and the predecessor is out, in one moment or not at all.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { officerSubdistricts } from '../../db/schema/index.ts'
import { addPerson, createClient, signIn, type TestPerson } from '../district.ts'
import type { TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'
import { auditOf, listOf, type OfficePeople, openOffices } from './office-people.ts'

const DAY = 24 * 3600_000

let service: TestService
let people: OfficePeople['people']
let as: OfficePeople['as']
beforeAll(async () => {
  ;({ service, people, as } = await openOffices())
})
afterAll(() => service.close())

/** Who is to be replaced; a new one for every test. */
let leaving: TestPerson
beforeEach(async () => {
  leaving = await addPerson(service, 'district_officer', '5605', 'ผู้จะย้าย')
  await service.deps.db
    .insert(officerSubdistricts)
    .values(['560501', '560503'].map(subdistrictCode => ({ officerId: leaving.id, subdistrictCode })))
})

const offer = (change: Record<string, unknown> = {}, client = as.province) =>
  client.call(
    'createInvitation',
    {},
    { kind: 'officer', role: leaving.role, officeCode: leaving.officeCode, replaces: leaving.id, ...change },
  )
const codeOf = async (answer: ReturnType<typeof offer>) => (await answer).body.url?.split('/').at(-1) ?? ''

const addStranger = () => service.platform.people.add({ displayName: 'คนใหม่', isFriend: true }).userId

async function accept(code: string, userId: string) {
  const client = createClient(service)
  const tokens = await service.platform.idTokens.issueFor(userId)
  const { status, body } = await client.call(
    'acceptInvitation',
    { code },
    { ...tokens, fullName: 'ผู้รับช่วง ต่อไป' },
  )
  return { client, outcome: body.error?.code ?? status }
}

/** Active officers of the district's that carry one of these LINE ids, or are the one who leaves. */
async function holders(...userIds: string[]): Promise<string[]> {
  const ids = sql.param(`{${[...userIds, leaving.lineUserId].join(',')}}`)
  const rows = await service.deps.db.execute<{ name: string }>(sql`
    select full_name as name from officers
    where line_user_id = any(${ids}::text[]) and removed_at is null order by full_name`)
  return Array.from(rows, row => row.name)
}

const tambonOf = async (userId: string): Promise<string[]> => {
  const rows = await service.deps.db.execute<{ code: string }>(sql`
    select s.subdistrict_code as code from officer_subdistricts s join officers o on o.id = s.officer_id
    where o.line_user_id = ${userId} and o.removed_at is null order by 1`)
  return Array.from(rows, row => row.code)
}

describe('a link to take over', () => {
  it('says that one takes over, and not from whom', async () => {
    const code = await codeOf(offer())
    const shown = await createClient(service).call('showInvitation', { code })
    expect(shown.body).toMatchObject({
      role: 'district_officer',
      officeName: 'อำเภอดอกคำใต้',
      takesOver: true,
    })
    expect(JSON.stringify(shown.body)).not.toContain('ผู้จะย้าย')
    const [newest] = (await as.province.call('listInvitations')).body.invitations
    expect(newest).toMatchObject({ state: 'open', replacesName: 'ผู้จะย้าย' })
  })

  it('lets the successor in and the predecessor out, with the tambon, in one moment', async () => {
    const phone = await signIn(service, leaving)
    const code = await codeOf(offer())
    expect((await phone.call('showHome')).status).toBe(200)
    const userId = addStranger()
    const { client, outcome } = await accept(code, userId)
    expect(outcome).toBe(200)
    expect((await client.call('showHome')).body.officer).toMatchObject({ role: 'district_officer' })
    expect((await phone.call('showHome')).status).toBe(401)
    expect(await holders(userId)).toEqual(['ผู้รับช่วง ต่อไป'])
    expect(await tambonOf(userId)).toEqual(['560501', '560503'])
    expect((await listOf(as.province)).removed.map(item => item.fullName)).toContain('ผู้จะย้าย')
    expect((await auditOf(service, 'take-over-office')).at(-1)).toMatchObject({ officerId: leaving.id })
    const history = await client.call('showOfficerHistory', { id: 'me' })
    expect(history.body.lines.map(line => line.says)).toEqual([
      'รับช่วงหน้าที่ต่อจาก ผู้จะย้าย',
      'ตอบรับคำเชิญเข้าใช้ระบบ ตำแหน่งพัฒนากร',
    ])
  })

  it('leaves everything as it was when the last step fails', async () => {
    const code = await codeOf(offer())
    const { db } = service.deps
    await db.execute(sql`alter table sessions add constraint broken check (false) not valid`)
    const before = await hashTables(db)
    const userId = addStranger()
    expect((await accept(code, userId)).outcome).toBe('service.failed')
    expect(await hashTables(db)).toEqual(before)
    expect(await holders(userId)).toEqual(['ผู้จะย้าย'])
    await db.execute(sql`alter table sessions drop constraint broken`)
    expect((await accept(code, userId)).outcome).toBe(200)
  })

  it('lets exactly one of many in, however close they tap, and again on the same phone', async () => {
    const code = await codeOf(offer())
    const strangers = Array.from({ length: 6 }, addStranger)
    const answers = await Promise.all(strangers.map(userId => accept(code, userId)))
    expect(answers.map(answer => answer.outcome).sort()).toEqual([200, ...Array(5).fill('invitation.used')])
    expect(await holders(...strangers)).toEqual(['ผู้รับช่วง ต่อไป'])
    const winner = strangers[answers.findIndex(answer => answer.outcome === 200)] ?? ''
    expect((await accept(code, winner)).outcome).toBe(200)
    expect(await holders(...strangers)).toEqual(['ผู้รับช่วง ต่อไป'])
  })

  it('is an ordinary invitation once somebody else removed the predecessor', async () => {
    const code = await codeOf(offer())
    await as.province.call('removeOfficer', { id: leaving.id })
    const shown = await createClient(service).call('showInvitation', { code })
    expect(shown.body.takesOver).toBe(false)
    const userId = addStranger()
    const before = (await auditOf(service, 'take-over-office')).length
    expect((await accept(code, userId)).outcome).toBe(200)
    expect(await tambonOf(userId)).toEqual([])
    expect(await auditOf(service, 'take-over-office')).toHaveLength(before)
  })

  it('and a removal at the same moment end with the predecessor out once', async () => {
    for (let round = 0; round < 5; round++) {
      leaving = await addPerson(service, 'district_officer', '5605', 'ผู้จะย้าย')
      const code = await codeOf(offer())
      const userId = addStranger()
      const [taken, removed] = await Promise.all([
        accept(code, userId),
        as.province.call('removeOfficer', { id: leaving.id }),
      ])
      expect([taken.outcome, removed.status]).toEqual([200, 200])
      expect(await holders(userId)).toEqual(['ผู้รับช่วง ต่อไป'])
    }
  })

  it('is refused to somebody who has an office already, the predecessor too; nothing changes', async () => {
    const code = await codeOf(offer())
    const before = await hashTables(service.deps.db)
    for (const person of [people.neighbour, leaving])
      expect((await accept(code, person.lineUserId)).outcome).toBe('officer.already_joined')
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('expires and is withdrawn as any other, and the predecessor stays', async () => {
    const withdrawn = await offer()
    await as.province.call('revokeInvitation', { id: withdrawn.body.id })
    const userId = addStranger()
    const code = withdrawn.body.url?.split('/').at(-1) ?? ''
    expect((await accept(code, userId)).outcome).toBe('invitation.revoked')
    const other = await codeOf(offer())
    service.clock.wait(7 * DAY)
    expect((await accept(other, userId)).outcome).toBe('invitation.expired')
    service.clock.wait(-7 * DAY)
    expect(await holders(userId)).toEqual(['ผู้จะย้าย'])
  })
})

describe('a newer link for the same predecessor', () => {
  it('takes the place of the older one, so that two people cannot take over from one', async () => {
    const older = await codeOf(offer())
    const newer = await codeOf(offer())
    expect((await accept(older, addStranger())).outcome).toBe('invitation.revoked')
    expect((await accept(newer, addStranger())).outcome).toBe(200)
  })

  it('made while the older one is accepted leaves one successor, and nobody waits for ever', async () => {
    for (let round = 0; round < 8; round++) {
      leaving = await addPerson(service, 'district_officer', '5605', 'ผู้จะย้าย')
      const code = await codeOf(offer())
      const userId = addStranger()
      const [taken, made] = await Promise.all([accept(code, userId), offer()])
      const isFirst = taken.outcome === 200
      expect([taken.outcome, made.body.error?.code ?? made.status]).toEqual(
        isFirst ? [200, 'officer.removed'] : ['invitation.revoked', 200],
      )
      expect(await holders(userId)).toEqual([isFirst ? 'ผู้รับช่วง ต่อไป' : 'ผู้จะย้าย'])
    }
  })
})

describe('an office cannot be handed over', () => {
  it.each([
    ['in another role', () => offer({ role: 'district_chief' }), 400, 'request.invalid'],
    ['to another office', () => offer({ officeCode: '5602' }), 400, 'request.invalid'],
    [
      'of nobody',
      () => offer({ replaces: '00000000-0000-4000-8000-000000000000' }),
      404,
      'officer.not_found',
    ],
    ['of another province’s', () => offer({ replaces: people.foreign.id }), 404, 'officer.not_found'],
    ['by a district', () => offer({}, as.chief), 403, 'access.denied'],
    ['by another province', () => offer({}, as.foreign), 403, 'access.denied'],
    [
      'of a group',
      () =>
        as.province.call('createInvitation', {}, { kind: 'group', officeCode: '5605', replaces: leaving.id }),
      400,
      'request.invalid',
    ],
  ] as const)('%s', async (_what, ask, status, code) => {
    const before = await hashTables(service.deps.db)
    const refused = await ask()
    expect([refused.status, refused.body.error?.code]).toEqual([status, code])
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('of somebody who has left', async () => {
    await as.province.call('removeOfficer', { id: leaving.id })
    const refused = await offer()
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'officer.removed'])
  })
})

it('the last provincial officer can hand over, also by a link of their own', async () => {
  leaving = people.foreign
  const code = await codeOf(offer({}, as.foreign))
  const { client, outcome } = await accept(code, addStranger())
  expect(outcome).toBe(200)
  expect((await as.foreign.call('listOfficers')).status).toBe(401)
  expect((await listOf(client)).mayManage).toBe(true)
})
