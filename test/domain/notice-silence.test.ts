// Who hears nothing, and why: with who is told, that is every office, once.
import { describe, expect, it } from 'vitest'
import { isForProvince, planNotices } from '../../bot/domain/notice-planning.ts'
import { officesNotTold } from '../../bot/domain/notice-silence.ts'
import { NOTICE_KINDS } from '../../db/vocabulary.ts'
import { facts, occurrence, office, person, STANDS } from './planning-facts.ts'

const OFFICES = Object.values(STANDS).map((stand, index) => ({ ...stand, officeCode: `56${10 + index}` }))
const staffed = facts(OFFICES, {
  people: OFFICES.flatMap(({ officeCode }) => [
    person('district_officer', officeCode),
    person('district_chief', officeCode),
    person('provincial_officer', '56'),
  ]),
})

describe('who is not told', () => {
  it.each(NOTICE_KINDS.filter(kind => !isForProvince(kind)))(
    'of %s, and who is, are every office once',
    kind => {
      const planned = planNotices(occurrence(kind), staffed)
      const silent = officesNotTold(kind, staffed, planned).map(item => item.office.officeCode)
      const told = new Set(planned.map(notice => notice.officeCode))
      expect([...told, ...silent].sort()).toEqual(OFFICES.map(item => item.officeCode).sort())
    },
  )

  it('has done what is asked, has nothing to do, or nobody to do it', () => {
    const reasonOf = (stand: keyof typeof STANDS, kind = 'report_due_heads_up' as const) =>
      officesNotTold(kind, { offices: [STANDS[stand]] }, [])[0]?.reason
    expect(reasonOf('begun')).toBe('nobody_there')
    expect(reasonOf('complete')).toBe('recorded_meanwhile')
    expect(reasonOf('submitted')).toBe('submitted_meanwhile')
    expect(reasonOf('certified')).toBe('certified_meanwhile')
    expect(reasonOf('empty')).toBe('no_producers')
    expect(officesNotTold('forecast_due', { offices: [STANDS.filed] }, [])[0]?.reason).toBe('filed_meanwhile')
  })

  it('is no office where the province itself is told', () => {
    expect(officesNotTold('summary_closed', { offices: [office()] }, [])).toEqual([])
  })

  it('counts an office whose people cannot be reached as told: they are to be phoned', () => {
    const alone = facts([office()], { people: [person('district_officer', '5605', 'x', false)] })
    const planned = planNotices(occurrence('report_due'), alone)
    expect(planned.map(notice => notice.state)).toEqual(['skipped'])
    expect(officesNotTold('report_due', alone, planned)).toEqual([])
  })
})
