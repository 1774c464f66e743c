// The phone list of a province on paper: whom LINE does not reach, why, and room to note the call. Numbers to be dialled
// stand in groups, as people read them out.
import { formatPhone } from '../domain/phone.ts'
import type { PhoneListContent } from '../domain/phone-list-content.ts'
import { officeName, ROLE_NAMES } from '../domain/thai-words.ts'
import { dated, type Frame } from './frame.ts'
import { breakable } from './line-breaks.ts'
import { paperCount, paperMoment, paperText } from './paper-words.ts'
import { printable } from './printable.ts'

interface PhoneRow {
  number: string
  office: string
  /** Empty = to be filled in by hand. */
  name: string
  role: string
  phone: string
  reason: string
}

export interface PhoneListPaper {
  frame: Frame
  heading: { province: string; asOf: string; running: string }
  count: string
  rows: PhoneRow[]
}

const FORM = 'รายชื่อสำหรับโทรศัพท์ติดต่อ'

/** Far above real ones. */
const LONGEST = { name: 120, phone: 40 }

export function phoneListPaper({ provinceCode, provinceName, asOf, rows }: PhoneListContent): PhoneListPaper {
  const province = officeName({ kind: 'province', name: provinceName })
  const moment = `ข้อมูล ณ ${paperMoment(asOf)}`
  return {
    frame: {
      title: `${FORM} ${province}`,
      author: `สำนักงานพัฒนาชุมชน${province}`,
      keywords: ['OTOP', FORM, provinceCode],
      ...dated(asOf),
      attachment: null,
      foot: [FORM, province, moment].join('  ·  '),
      draft: null,
      seal: null,
    },
    heading: { province, asOf: moment, running: `${FORM} ${province}` },
    count: `${paperCount(rows.length)} ราย`,
    rows: rows.map((row, index) => ({
      number: paperCount(index + 1),
      office: paperText(row.officeName),
      name: paperText(row.fullName, LONGEST.name),
      role: ROLE_NAMES[row.role],
      phone: breakable(printable(formatPhone(row.phone ?? '')).slice(0, LONGEST.phone)),
      reason: paperText(row.reason),
    })),
  }
}
