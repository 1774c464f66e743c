// The demo people fill every chair of Phayao exactly once and say of themselves that they are examples.
import { expect, test } from 'vitest'
import { listDemoPeople } from '../../db/seed/demo-people.ts'
import { listOffices } from '../../db/seed/places.ts'
import { ROLES } from '../../db/vocabulary.ts'

const people = listDemoPeople()

test('each district has two officers and a chief, the province two officers and a chief', () => {
  expect(people).toHaveLength(30)
  const chairs = listOffices()
    .filter(office => office.provinceCode === '56')
    .map(office => {
      const roles = people.filter(person => person.officeCode === office.code).map(person => person.role)
      return `${office.code} ${roles.join(' ')}`
    })
  const districts = ['5601', '5602', '5603', '5604', '5605', '5606', '5607', '5608', '5609']
  expect(chairs).toEqual([
    '56 provincial_officer provincial_officer provincial_chief',
    ...districts.map(code => `${code} district_officer district_officer district_chief`),
  ])
  for (const person of people) expect(ROLES).toContain(person.role)
})

test('keys, LINE user ids and names are unique, and user ids look like those of LINE', () => {
  for (const field of ['key', 'lineUserId', 'displayName', 'fullName'] as const) {
    expect(new Set(people.map(person => person[field])).size, field).toBe(30)
  }
  for (const person of people) expect(person.lineUserId).toMatch(/^U[0-9a-f]{32}$/)
})

test('nobody can be taken for a real person', () => {
  for (const person of people) {
    expect(person.displayName).toMatch(/ \(ตัวอย่าง\)$/)
    expect(person.fullName).toMatch(/^(นาย|นาง|นางสาว)\S+ ตัวอย่าง$/)
  }
})

test('a person keeps the same LINE user id on every machine', () => {
  expect(listDemoPeople()).toEqual(people)
  expect(people[0]).toMatchObject({ key: '5601-officer-1', lineUserId: 'U3cef94f942d103dee91dad336b211040' })
})
