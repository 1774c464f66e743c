// Offices to start with: every province and district of Thailand, and the sub-districts of Phayao.
// Codes are the official ones; other public lists have wrong or missing codes (see data/NOTICE.md).
import type { OfficeCode, OfficeKind } from '../vocabulary.ts'
import districts from './data/districts.json' with { type: 'json' }
import phayaoSubdistricts from './data/phayao-subdistricts.json' with { type: 'json' }
import provinces from './data/provinces.json' with { type: 'json' }

export type SeedOffice = {
  code: OfficeCode
  kind: OfficeKind
  /** The office's own code for a province, its first two digits for a district. */
  provinceCode: OfficeCode
  nameTh: string
  nameEn: string
}

/** A tambon: six digits, the first four are its district. */
export type SeedSubdistrict = { code: string; nameTh: string }

/** The 68 tambon of Phayao by code. */
export const PHAYAO_SUBDISTRICTS: readonly SeedSubdistrict[] = phayaoSubdistricts.map(place => ({
  code: place.code,
  nameTh: place.th,
}))

/** 77 provinces, then 928 districts (50 of Bangkok, 878 elsewhere), each part by code. */
export function listOffices(): SeedOffice[] {
  return [
    ...provinces.map(place => toOffice(place, 'province')),
    ...districts.map(place => toOffice(place, 'district')),
  ]
}

function toOffice(place: { code: string; th: string; en: string }, kind: OfficeKind): SeedOffice {
  return { code: place.code, kind, provinceCode: place.code.slice(0, 2), nameTh: place.th, nameEn: place.en }
}
