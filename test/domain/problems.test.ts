// Every way of saying no: in Thai, with what to do next, and with every gap in its sentences filled.
import { describe, expect, it } from 'vitest'
import { PROBLEM_CODES, Problem, problemWords } from '../../bot/domain/problems.ts'

/** What each problem with gaps is thrown with. */
const DETAILS: Record<string, Record<string, unknown>> = {
  'officer.already_joined': { office: 'อำเภอจุน' },
  'target.stale': { offices: 'อำเภอจุน' },
  'baseline.stale': { count: 3 },
  'baseline.bad_month': { month: 'มกราคม 2568' },
  'window.not_yet_open': { period: 'มกราคม 2568', until: '10 มกราคม 2568 เวลา 00:00 น.' },
  'window.closed': { period: 'มกราคม 2568', since: '6 กุมภาพันธ์ 2568 เวลา 23:59 น.' },
  'window.closed_move': {
    period: 'มกราคม 2568',
    since: '6 กุมภาพันธ์ 2568 เวลา 23:59 น.',
    move: 'ลงนามรับรอง',
  },
  'report.incomplete': { left: 22 },
  'window.closed_return': { period: 'มกราคม 2568' },
  'report.changed_set': { left: 1 },
  'reopening.bad_moment': { from: '8 กุมภาพันธ์ 2568 เวลา 10:00 น.', to: '11 มีนาคม 2568 เวลา 09:00 น.' },
  'photo.too_large': { limit: 12 },
  'document.not_certified': { period: 'มกราคม 2568' },
  'report.wrong_state': { state: 'รับรองแล้ว' },
  'figures.stale': { count: 2 },
  'upload.too_large': { limit: 2 },
  'upload.too_many_rows': { rows: '5,000' },
  'upload.no_header': { titles: '“รหัสผู้ผลิต”' },
  'upload.header_twice': { title: 'ยอดขาย', cells: 'H5 K5' },
  'upload.merged_cells': { row: 17 },
  'upload.other_office': { other: 'อำเภอจุน', office: 'อำเภอปง' },
  'upload.no_known_producer': { office: 'อำเภอจุน', period: 'มกราคม 2568' },
  'upload.month_locked': { period: 'มกราคม 2568', why: 'ส่งรายงานแล้ว', todo: 'โปรดให้พัฒนาการอำเภอตีกลับ' },
  'upload.other_year': { month: 'มกราคม 2568', year: '2567' },
  'upload.no_own_rows': { office: 'จังหวัดพะเยา' },
  'forecast.stale': { by: 'นางสาวสมหญิง ตัวอย่าง' },
  'forecast.incomplete': { left: 4 },
  'calendar.bad_date': { from: '15 มกราคม 2568', to: '31 มกราคม 2568' },
  'key.scope': { scope: 'producers' },
  'key.name_taken': { name: 'แดชบอร์ด' },
  'key.too_many': { most: 20 },
  'nudge.not_yet_open': { period: 'มกราคม 2568' },
  'nudge.no_producers': { office: 'อำเภอจุน', period: 'มกราคม 2568' },
  'nudge.certified': { office: 'อำเภอจุน', period: 'มกราคม 2568' },
  'nudge.closed': { office: 'อำเภอจุน', period: 'มกราคม 2568' },
  'nudge.too_late': { office: 'อำเภอจุน', period: 'มกราคม 2568' },
  'nudge.already_today': {
    by: 'นายสมชาย',
    office: 'อำเภอจุน',
    period: 'มกราคม 2568',
    at: '26 มกราคม 2568 เวลา 10:00 น.',
  },
  'nudge.nobody_reachable': { office: 'อำเภอจุน' },
  'producer.month_reported': { office: 'อำเภอจุน', period: 'ธันวาคม 2567', first: 'มกราคม 2568' },
  'producer.bad_month': { earliest: 'ตุลาคม 2566', latest: 'มกราคม 2569' },
  'producer.code_taken': { code: 'PYO0001', name: 'กลุ่มทอผ้า' },
  'producer.looks_known': { code: 'PYO0001', name: 'กลุ่มทอผ้า' },
  'producer.not_active': { name: 'กลุ่มทอผ้า', period: 'มกราคม 2568' },
  'producer.is_active': { name: 'กลุ่มทอผ้า', period: 'มกราคม 2568' },
  'producer.same_office': { name: 'กลุ่มทอผ้า', office: 'อำเภอจุน' },
  'producer.merged': { name: 'กลุ่มทอผ้า' },
  'service.failed': { requestId: 'AbCd1234' },
}

describe('a problem', () => {
  it.each(PROBLEM_CODES)('%s says what happened and what to do next, in Thai', code => {
    const detail = DETAILS[code] ?? {}
    const { says, next } = problemWords(code, detail)
    for (const words of [says, next]) {
      expect(words).toMatch(/^[ก-๙]/)
      expect(words).not.toMatch(/[{}]|undefined|null|[^น]\.$| {2}/)
    }
    for (const value of Object.values(detail)) expect(`${says} ${next}`).toContain(String(value))
  })

  it.each(PROBLEM_CODES)('%s has no gap that the test above would not fill', code => {
    const bare = problemWords(code, new Proxy({}, { get: (_, name) => `<${String(name)}>` }))
    const gaps = [...`${bare.says} ${bare.next}`.matchAll(/<(\w+)>/g)].map(([, name]) => name)
    expect([...new Set(gaps)].sort()).toEqual(Object.keys(DETAILS[code] ?? {}).sort())
  })

  it('has a code of the form place.what', () => {
    for (const code of PROBLEM_CODES) expect(code).toMatch(/^[a-z]+\.[a-z_]+$/)
    expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length)
  })

  it('fills in nothing that was not given, and does not fill in twice', () => {
    expect(problemWords('report.incomplete', {}).says).toBe('ยังบันทึกไม่ครบ เหลืออีก  ราย')
    expect(problemWords('officer.already_joined', { office: '{office}' }).says).toContain('{office}')
  })

  it('is an error with its code, kind and detail', () => {
    const problem = new Problem('report.incomplete', { left: 3 })
    expect(problem).toBeInstanceOf(Error)
    expect([problem.name, problem.message, problem.code, problem.kind, problem.detail]).toEqual([
      'Problem',
      'report.incomplete',
      'report.incomplete',
      'conflict',
      { left: 3 },
    ])
  })
})
