// What a link to a paper or a spreadsheet opens: every form and every table × who made it × own district, another one,
// another province, the province, against a table written by hand. The link itself knows no session; it lends its maker's
// eyes, and nothing where the maker was removed.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FORMS, type FormName, ROLES, type Role, SHEETS, type SheetName } from '../../db/vocabulary.ts'
import { TARGETS, type Target } from './access-table.ts'
import { type AccessWorld, openAccessWorld, prepare } from './access-world.ts'
import { addLinks, keepContents, openLink } from './secret-links.ts'

type Opens = Record<Role, readonly Target[]>

const of = (district: readonly Target[], province: readonly Target[]): Opens => ({
  district_officer: district,
  district_chief: district,
  provincial_officer: province,
  provincial_chief: province,
})
const OF_DISTRICT = of(['5605'], ['5605', '5602'])
const OF_PROVINCE = of([], ['56'])
const OF_BOTH = of(['5605'], ['5605', '5602', '56'])

const PAPERS: Record<FormName, Opens> = {
  rt2: OF_DISTRICT,
  rt1: OF_DISTRICT,
  forecast: OF_DISTRICT,
  rt2_blank: OF_DISTRICT,
  rt1_blank: OF_DISTRICT,
  forecast_blank: OF_DISTRICT,
  province: OF_PROVINCE,
  phone_list: OF_PROVINCE,
}

const TABLES: Record<SheetName, Opens> = {
  rt1: OF_DISTRICT,
  rt1_workbook: OF_DISTRICT,
  district: OF_DISTRICT,
  rekeying: OF_DISTRICT,
  province: OF_PROVINCE,
  by_office: OF_PROVINCE,
  by_category: OF_BOTH,
  by_channel: OF_BOTH,
  producers: OF_BOTH,
  forecast: OF_BOTH,
  baseline: { ...OF_PROVINCE, provincial_chief: [] },
}

const EXPECTED = new Map<string, Opens>([
  ...Object.entries(PAPERS).map(([form, opens]) => [`/documents ${form}`, opens] as const),
  ...Object.entries(TABLES).map(([sheet, opens]) => [`/sheets ${sheet}`, opens] as const),
])

let world: AccessWorld
beforeAll(async () => {
  world = await openAccessWorld()
  keepContents(world.service)
  await prepare(world, 'showReport')
})
afterAll(() => world.service.close())

it('has a row for every form and every table', () => {
  expect(Object.keys(PAPERS).sort()).toEqual([...FORMS].sort())
  expect(Object.keys(TABLES).sort()).toEqual([...SHEETS].sort())
})

it.each(ROLES)('made by a %s', async role => {
  for (const target of TARGETS) {
    for (const link of await addLinks(world.service, world.people[role].id, target)) {
      const response = await openLink(world.service, link)
      const isOpen = EXPECTED.get(link.what)?.[role].includes(target)
      expect([link.what, target, response.status]).toEqual([link.what, target, isOpen ? 200 : 410])
    }
  }
})

it('made by somebody who was removed opens nothing', async () => {
  for (const target of TARGETS) {
    for (const link of await addLinks(world.service, world.people.removed.id, target))
      expect([link.what, (await openLink(world.service, link)).status]).toEqual([link.what, 410])
  }
})
