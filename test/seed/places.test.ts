// The offices of the seed are the official ones: counts, codes and parents are checked, not trusted.
import { expect, test } from 'vitest'
import { listOffices, PHAYAO_SUBDISTRICTS } from '../../db/seed/places.ts'

const offices = listOffices()
const provinces = offices.filter(office => office.kind === 'province')
const districts = offices.filter(office => office.kind === 'district')

test('there are 77 provinces, 928 districts, 878 of them outside Bangkok', () => {
  expect(provinces).toHaveLength(77)
  expect(districts).toHaveLength(928)
  expect(districts.filter(office => office.provinceCode !== '10')).toHaveLength(878)
  expect(offices).toHaveLength(77 + 928)
})

test('no two offices share a code, and codes have two or four digits', () => {
  expect(new Set(offices.map(office => office.code)).size).toBe(offices.length)
  for (const office of provinces) expect(office.code).toMatch(/^\d{2}$/)
  for (const office of districts) expect(office.code).toMatch(/^\d{4}$/)
})

test('every district belongs to a province that exists, every province to itself', () => {
  const known = new Set(provinces.map(office => office.code))
  for (const office of districts) {
    expect(known).toContain(office.provinceCode)
    expect(office.code.startsWith(office.provinceCode)).toBe(true)
  }
  for (const office of provinces) expect(office.provinceCode).toBe(office.code)
})

test('every office has a Thai and an English name without stray spaces', () => {
  for (const office of offices) {
    expect(office.nameTh).toMatch(/^[\u0e01-\u0e4d]+(-[\u0e01-\u0e4d]+)?$/)
    expect(office.nameEn).toMatch(/^[A-Z][A-Za-z' -]*[A-Za-z]$/)
  }
})

test('the nine districts of Phayao are the ones of the letter', () => {
  const phayao = districts.filter(office => office.provinceCode === '56')
  expect(phayao.map(office => `${office.code} ${office.nameTh}`)).toEqual([
    '5601 เมืองพะเยา',
    '5602 จุน',
    '5603 เชียงคำ',
    '5604 เชียงม่วน',
    '5605 ดอกคำใต้',
    '5606 ปง',
    '5607 แม่ใจ',
    '5608 ภูซาง',
    '5609 ภูกามยาว',
  ])
})

test('Phayao has 68 tambon with unique codes: 15, 7, 10, 3, 12, 7, 6, 5 and 3', () => {
  expect(PHAYAO_SUBDISTRICTS).toHaveLength(68)
  expect(new Set(PHAYAO_SUBDISTRICTS.map(place => place.code)).size).toBe(68)
  const counts = districts
    .filter(office => office.provinceCode === '56')
    .map(office => PHAYAO_SUBDISTRICTS.filter(place => place.code.startsWith(office.code)).length)
  expect(counts).toEqual([15, 7, 10, 3, 12, 7, 6, 5, 3])
  for (const place of PHAYAO_SUBDISTRICTS) expect(place.code).toMatch(/^\d{6}$/)
})
