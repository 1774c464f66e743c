// The register over HTTP: lists, one producer, adding and correcting; nobody is added twice and no change is lost.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashTables } from '../table-hashes.ts'
import { AWAY, HOME, openProducersWorld, type ProducersWorld, sound } from './producers-world.ts'

let world: ProducersWorld
beforeAll(async () => {
  world = await openProducersWorld()
})
afterAll(() => world.service.close())

const FACTS = {
  name: 'กลุ่มปลาส้มบ้านสันเวียง',
  product: 'ปลาส้ม',
  kind: 'group',
  mainCategory: 'food',
  mainChannel: 'domestic_offline',
  subdistrictCode: '560501',
  code: 'พย-777',
  fromPeriod: '2025-01',
  isNew: false,
}

const add = (more: Record<string, unknown> = {}, officeCode = HOME) =>
  world.as.province.call('addProducer', { officeCode }, { ...FACTS, ...more })

const lastAudit = async () => {
  const [row] = await world.service.deps.db.execute<{ action: string; detail: Record<string, unknown> }>(
    sql`select action, detail from audit order by seq desc limit 1`,
  )
  return row
}

const countProducers = async () => {
  const [row] = await world.service.deps.db.execute<{ count: number }>(
    sql`select count(*)::int as count from producers`,
  )
  return row?.count
}

describe('adding', () => {
  it('takes a dash for a number for no number, and does not put one in a number’s place', async () => {
    for (const name of ['กลุ่มเครื่องปั้นดินเผาห้วยข้าว', 'กลุ่มโคมล้านนาแม่ใจ']) {
      const added = await sound(add({ name, code: '-' }))
      expect(added.code).toMatch(/^N5605-/)
      const { seen, code } = added
      const { fromPeriod, isNew, ...facts } = { ...FACTS, name }
      const refused = await world.as.province.call(
        'changeProducer',
        { id: added.id },
        { ...facts, code: ' – ', seen },
      )
      expect([refused.status, refused.body.error?.code]).toEqual([400, 'producer.no_code'])
      expect((await world.see(added.id)).code).toBe(code)
    }
  })

  it('puts a producer on its district’s form from its month on, in the record with who added it', async () => {
    const added = await sound(add())
    expect(added).toMatchObject({
      code: 'พย-777',
      officeName: 'อำเภอดอกคำใต้',
      state: 'active',
      mayKeep: true,
    })
    expect(added.subdistrictName).not.toBeNull()
    expect(added.stays).toEqual([
      {
        officeCode: HOME,
        officeName: 'อำเภอดอกคำใต้',
        fromPeriod: '2025-01',
        untilPeriod: null,
        reason: null,
      },
    ])
    expect(await world.form(HOME, '2025-01')).toContain(added.id)
    expect(await world.form(HOME, '2024-12')).not.toContain(added.id)
    expect(await lastAudit()).toMatchObject({
      action: 'add-producer',
      detail: { producerId: added.id, name: FACTS.name, code: 'พย-777', fromPeriod: '2025-01' },
    })
  })

  it('twice by a double press adds one, and answers the same', async () => {
    const body = { name: 'กลุ่มกดสองครั้ง', code: null }
    const [one, other] = await Promise.all([add(body), add(body)])
    expect([one.status, other.status]).toEqual([200, 200])
    expect(one.body.id).toBe(other.body.id)
    expect(one.body.code).toMatch(/^N5605-\d{4}$/)
  })

  it('makes numbers that are never given twice', async () => {
    const names = ['กลุ่มหนึ่งเดียว', 'น้ำพริกสองแม่', 'ข้าวแต๋นสามใบเถา', 'ผ้าฝ้ายสี่ทิศ']
    const replies = await Promise.all(names.map(name => add({ name, code: null })))
    expect(new Set(replies.map(reply => reply.body.code)).size).toBe(4)
  })

  it('asks where the district has a name like it, and adds it to who says that it is another one', async () => {
    const alike = { name: 'กลุ่มปลาซ่มบ้านสันเวียง', code: 'พย-778' }
    const asked = await add(alike)
    expect([asked.status, asked.body.error?.code]).toEqual([409, 'producer.looks_known'])
    expect(asked.body.error?.says).toContain('กลุ่มปลาส้มบ้านสันเวียง (พย-777)')
    expect((await add({ ...alike, isNew: true })).status).toBe(200)
    // In another district nobody is asked.
    expect((await add({ ...alike, code: 'พย-779', subdistrictCode: null }, AWAY)).status).toBe(200)
  })

  it.each([
    [
      'a number that another one has, in another spelling',
      { name: 'กลุ่มใหม่เอี่ยม', code: 'พย ๗๗๗' },
      'producer.code_taken',
    ],
    [
      'a tambon of another district',
      { name: 'กลุ่มใหม่เอี่ยม', code: null, subdistrictCode: '560201' },
      'producer.unknown_subdistrict',
    ],
    ['a name without a letter', { name: '– – –', code: null }, 'producer.no_name'],
    ['a month long ago', { name: 'กลุ่มใหม่เอี่ยม', code: null, fromPeriod: '2023-09' }, 'producer.bad_month'],
    ['a month far ahead', { name: 'กลุ่มใหม่เอี่ยม', code: null, fromPeriod: '2026-02' }, 'producer.bad_month'],
  ])('is refused with %s, and nothing is stored', async (_, more, code) => {
    const before = await hashTables(world.service.deps.db)
    expect((await add(more)).body.error?.code).toBe(code)
    expect(await hashTables(world.service.deps.db)).toEqual(before)
  })

  it('takes the letters of a name in their one spelling', async () => {
    const added = await sound(add({ name: ' กลุ่มเเปรรูปนํ้าผึ้ง  ป่า ', code: null }))
    expect(added.name).toBe('กลุ่มแปรรูปนํ้าผึ้ง ป่า')
  })
})

describe('correcting', () => {
  const facts = async (id: string) => {
    const { name, product, kind, mainCategory, mainChannel, subdistrictCode, code } = await world.see(id)
    return { name, product, kind, mainCategory, mainChannel, subdistrictCode, code }
  }

  it('changes facts, keeps months, and writes down what was before', async () => {
    const [id = ''] = world.home
    const before = await world.see(id)
    const body = { ...(await facts(id)), name: 'กลุ่มทอผ้าไหม', mainChannel: 'abroad_online' }
    const after = await sound(world.change('changeProducer', id, body))
    expect(after).toMatchObject({ name: 'กลุ่มทอผ้าไหม', mainChannel: 'abroad_online', stays: before.stays })
    expect((await lastAudit())?.detail).toEqual({
      producerId: id,
      changes: [
        { field: 'name', from: before.name, to: 'กลุ่มทอผ้าไหม' },
        { field: 'mainChannel', from: 'domestic_offline', to: 'abroad_online' },
      ],
    })
  })

  it('of what somebody else changed meanwhile is refused; the same once more is not', async () => {
    const [, id = ''] = world.home
    const { seen } = await world.see(id)
    const mine = { ...(await facts(id)), product: 'ผ้าห่ม', seen }
    const send = (body: typeof mine) => world.as.province.call('changeProducer', { id }, body)
    expect((await send(mine)).status).toBe(200)
    expect((await send(mine)).status).toBe(200)
    const late = await send({ ...mine, product: 'ผ้าขาวม้า' })
    expect([late.status, late.body.error?.code]).toEqual([409, 'producer.stale'])
    expect((await world.see(id)).product).toBe('ผ้าห่ม')
  })

  it('cannot take a number that another producer has', async () => {
    const [one = '', other = ''] = world.home
    const body = { ...(await facts(other)), code: (await world.see(one)).code.toLowerCase() }
    expect((await world.change('changeProducer', other, body)).body.error?.code).toBe('producer.code_taken')
  })
})

describe('a list', () => {
  it('of a district has everybody by Thai name with tambon and state; its staff read it, others do not', async () => {
    const list = await sound(world.as.officer.call('listProducers', { officeCode: HOME }))
    expect(list).toMatchObject({ officeName: 'อำเภอดอกคำใต้', mayKeep: false })
    const names = list.producers.map(item => item.name)
    expect(names).toEqual([...names].sort(new Intl.Collator('th').compare))
    expect(list.districts).toHaveLength(1)
    expect(list.districts[0]?.active).toBe(list.producers.filter(item => item.state === 'active').length)
    expect((await world.as.officer.call('listProducers', { officeCode: AWAY })).status).toBe(403)
    expect((await world.as.officer.call('listProducers', { officeCode: '56' })).status).toBe(403)
  })

  it('of a province says how many each district has, in sum all of them', async () => {
    const list = await sound(world.as.province.call('listProducers', { officeCode: '56' }))
    expect(list.districts).toHaveLength(9)
    const sum = list.districts.reduce(
      (all, one) => all + one.active + one.coming + one.suspended + one.merged,
      0,
    )
    expect(sum).toBe(await countProducers())
    expect(list.producers).toEqual([])
  })
})

describe('a search', () => {
  const find = async (who: keyof ProducersWorld['as'], text: string) =>
    (await sound(world.as[who].call('searchProducers', { text }))).found

  it('finds what is meant with typing errors, in the own district or the own province', async () => {
    expect((await find('officer', 'กลุมปลาส่มบ้านศันเวียง'))[0]?.code).toBe('พย-777')
    const ofProvince = await find('province', 'กลุมปลาส่มบ้านศันเวียง')
    expect(ofProvince.map(item => item.code)).toEqual(expect.arrayContaining(['พย-777', 'พย-779']))
    expect((await find('neighbour', 'กลุมปลาส่มบ้านศันเวียง')).map(item => item.code)).toEqual(['พย-779'])
    expect(await find('stranger', 'กลุมปลาส่มบ้านศันเวียง')).toEqual([])
  })

  it('finds a registration number', async () => {
    expect((await find('province', 'พย ๗๗๘'))[0]?.code).toBe('พย-778')
    expect((await find('officer', '778'))[0]?.code).toBe('พย-778')
  })

  it.each([
    '%',
    '_',
    "' or 1=1 --",
    '\u0000',
    '\ud800',
    '\u{1f44d}',
    '\u200b',
    '!!!',
    'x'.repeat(1000),
    '../..',
    'null',
  ])('has an empty answer to what nobody is called, never a fault (%#)', async text => {
    const query = encodeURIComponent(text.toWellFormed())
    for (const who of ['officer', 'province'] as const) {
      const { cookie } = world.as[who]
      const response = await fetch(`${world.service.url}/api/producer-search/${query}`, {
        headers: { cookie: cookie ?? '' },
      })
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({ found: [] })
    }
  })
})

it('nobody learns of a producer of another district or province', async () => {
  const [id = ''] = world.home
  for (const who of ['neighbour', 'stranger'] as const)
    expect((await world.as[who].call('showProducer', { id })).body.error?.code).toBe('producer.unknown')
  const read = await sound(world.as.officer.call('showProducer', { id }))
  expect(read).toMatchObject({ mayKeep: false, places: [], similar: [] })
})
