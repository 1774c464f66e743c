// What an officer types and has not saved.
import { describe, expect, it } from 'vitest'
import { drafts } from '../../db/schema/index.ts'
import { figure } from '../district.ts'
import { saveIn, useDistrictMonths } from './district-months.ts'

const world = useDistrictMonths()

describe('drafts', () => {
  const field = (text: string, editedAt: string) => ({
    baseVersion: 0,
    text,
    split: null,
    noSalesReason: null,
    note: '',
    source: 'visit' as const,
    doubtReason: '',
    confirmedText: null,
    editedAt,
  })

  it('merge row by row, the later key press wins, and null forgets', async () => {
    await world.asOfficer.call('saveDraft', world.at, {
      fields: {
        [world.first]: field('12,50', '2026-01-12T03:00:00.000Z'),
        [world.second]: field('7', '2026-01-12T03:00:00.000Z'),
      },
    })
    await world.asOfficer.call('saveDraft', world.at, {
      fields: { [world.first]: field('12', '2026-01-12T02:00:00.000Z'), [world.second]: null },
    })
    const { fields } = (await world.asOfficer.call('showDraft', world.at)).body
    expect(Object.entries(fields).map(([id, item]) => [id, item.text])).toEqual([[world.first, '12,50']])
  })

  it('belong to the person who types, and are forgotten once saved', async () => {
    await world.asOfficer.call('saveDraft', world.at, {
      fields: { [world.first]: field('55', '2026-01-12T03:00:00.000Z') },
    })
    expect((await world.asColleague.call('showDraft', world.at)).body.fields).toEqual({})
    await saveIn(world, world.asOfficer, [figure(world.first, '55')])
    expect((await world.asOfficer.call('showDraft', world.at)).body.fields).toEqual({})
  })

  it('that no contract names are the service’s fault, never the caller’s', async () => {
    const fields = { 'no producer': field('1', '2026-01-12T03:00:00.000Z') }
    const at = { ...world.at, provinceCode: '56', officerId: world.officer.id, updatedAt: new Date() }
    await world.service.deps.db.insert(drafts).values({ ...at, fields })
    const { status, body } = await world.asOfficer.call('showDraft', world.at)
    expect([status, body.error?.code]).toEqual([500, 'service.failed'])
  })
})
