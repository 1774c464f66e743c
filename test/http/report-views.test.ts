// What a report tells its readers about itself: what changed since the chief looked, why it is open again, who may not
// sign and why, and that a certified one is never printed as a draft.
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { addPerson, type Client, figure, signature, signIn, type TestPerson } from '../district.ts'
import { fillIn, saveIn, useDistrictMonths } from './district-months.ts'

const world = useDistrictMonths()
let province: TestPerson

beforeAll(async () => {
  province = await addPerson(world.service, 'provincial_officer', '56', 'มาลี ตัวอย่าง')
})

const asProvince = (): Promise<Client> => signIn(world.service, province)
const read = async (client: Client) => (await client.call('showReport', world.at)).body
const submit = async () => {
  const { version } = await read(world.asOfficer)
  return (await world.asOfficer.call('submitReport', world.at, { version })).body.version as number
}
const certify = async (client = world.asChief) => {
  const { version } = await read(client)
  return client.call('certifyReport', world.at, { version, signature })
}
const giveBack = async () => {
  const { version } = await read(world.asChief)
  await world.asChief.call('returnReport', world.at, { version, reason: 'ยอดซ้ำ', producerId: null })
}

/** Past the closing of the month, and open again for two days. */
async function reopen(reason: string): Promise<void> {
  const until = new Date(world.service.clock.now().getTime() + 48 * 3600_000).toISOString()
  const client = await asProvince()
  const { version } = await read(client)
  const { status } = await client.call('reopenReport', world.at, { version, until, reason })
  expect(status).toBe(200)
}
const passClosing = () => world.service.clock.wait(30 * 24 * 3600_000)

/** Clients of a district whose sessions ended while the clock moved on. */
async function signInAgain(): Promise<void> {
  world.asOfficer = await signIn(world.service, world.officer)
  world.asChief = await signIn(world.service, world.chief)
}

describe('what changed since the chief looked', () => {
  it('is what changed since the report was last there to be signed, whatever was opened in between', async () => {
    await fillIn(world)
    await submit()
    await read(world.asChief)
    await giveBack()
    world.service.clock.wait(60_000)
    await saveIn(world, world.asOfficer, [figure(world.first, '175', { baseVersion: 1 })])
    // The chief opens the page while it is with the officer.
    await read(world.asChief)
    world.service.clock.wait(60_000)
    await submit()
    const { changes } = await read(world.asChief)
    expect(changes?.figures).toMatchObject([{ producerId: world.first, from: '100.00', to: '175.00' }])
  })
})

describe('a report that is open again', () => {
  it('was not sent back by anybody, however often its month is opened', async () => {
    await fillIn(world)
    await submit()
    await certify()
    passClosing()
    await reopen('แก้ยอดหนึ่งราย')
    const first = await read(await asProvince())
    expect([first.state, first.returned, first.reopened?.reason]).toEqual(['returned', null, 'แก้ยอดหนึ่งราย'])
    world.service.clock.wait(60_000)
    await reopen('แก้อีกหนึ่งราย')
    const second = await read(await asProvince())
    expect([second.returned, second.reopened?.reason]).toEqual([null, 'แก้อีกหนึ่งราย'])
  })

  it('is sent back where somebody sends it back', async () => {
    await fillIn(world)
    await submit()
    await certify()
    passClosing()
    await reopen('แก้ยอดหนึ่งราย')
    await signInAgain()
    await submit()
    await giveBack()
    expect((await read(world.asOfficer)).returned).toMatchObject({ reason: 'ยอดซ้ำ' })
  })
})

describe('who may not sign', () => {
  it('hears of own work only where it is all that stands in the way', async () => {
    await fillIn(world)
    await submit()
    expect(await read(world.asOfficer)).toMatchObject({ isOwnWork: false, may: { certify: false } })
  })

  it.each([
    ['certifyReport', 'ยังไม่ได้ลงนามรับรอง'],
    ['returnReport', 'ยังไม่ได้ตีกลับ'],
  ] as const)('is told after the closing what was not done and whom to ask: %s', async (move, words) => {
    await fillIn(world)
    const version = await submit()
    passClosing()
    await signInAgain()
    const body = move === 'certifyReport' ? { version, signature } : { version, reason: 'ช้า' }
    const { status, body: answer } = await world.asChief.call(move, world.at, body)
    expect([status, answer.error?.code]).toEqual([423, 'window.closed_move'])
    expect(answer.error?.says).toContain(words)
    expect(answer.error?.next).toContain('สำนักงานพัฒนาชุมชนจังหวัด')
    expect(JSON.stringify(answer)).not.toContain('พิมพ์ไว้')
  })
})

describe('a certified version', () => {
  it('is marked as the reader’s own by who they are, not by their name', async () => {
    const namesake = await addPerson(world.service, 'district_chief', '5605', world.chief.fullName)
    await fillIn(world)
    await submit()
    await certify()
    const mine = (await read(world.asChief)).versions.map(row => row.isMine)
    const theirs = (await read(await signIn(world.service, namesake))).versions.map(row => row.isMine)
    await world.service.deps.db.execute(sql`update officers set removed_at = now() where id = ${namesake.id}`)
    expect([mine, theirs]).toEqual([[true], [false]])
  })

  it('is what is printed while it stands, also for who asked for the figures as they are', async () => {
    await fillIn(world)
    await submit()
    const order = { form: 'rt2', ...world.at, number: null, producerId: null }
    const nameOf = async (made: { body: { url: string } }) => {
      const response = await fetch(world.service.url + new URL(made.body.url).pathname)
      return response.headers.get('content-disposition')
    }
    const before = await world.asOfficer.call('makeDocumentLink', {}, order)
    expect(await nameOf(before)).toContain(`${world.at.period}-draft.pdf`)
    await certify()
    expect(await nameOf(before)).toContain(`${world.at.period}-v1.pdf`)
    const after = await world.asOfficer.call('makeDocumentLink', {}, order)
    expect(await nameOf(after)).toContain(`${world.at.period}-v1.pdf`)
  })
})
