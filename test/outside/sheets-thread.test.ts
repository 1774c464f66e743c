// The thread that makes and reads spreadsheets: whatever becomes of it, the next file is made or read by one that works.
import { describe, expect, it } from 'vitest'
import { makeCsv, makeXlsx } from '../make-sheets.ts'
import { sampleTable, startSheets } from './start-sheets.ts'

const LIMITS = { maxRows: 100 }
const good = await makeXlsx([
  {
    name: 'a',
    rows: [
      ['รหัส', 'ยอด'],
      ['P1', 5],
    ],
  },
])

describe('a thread that fails', () => {
  it('is given up when a file takes all its memory; the file is refused, the next one is read', async () => {
    const small = startSheets({ memoryMb: 16 })
    const rows = Array.from({ length: 60_000 }, (_, row) => [`${row}`, 'ก'.repeat(90), `${row}ข`])
    expect(await small.read(makeCsv(rows), { maxRows: 100_000 })).toEqual({
      kind: 'refused',
      code: 'upload.too_large',
    })
    expect(small.log.lines).toMatchObject([
      { level: 'error', event: 'sheet.unreadable', data: { reason: expect.stringContaining('memory') } },
    ])
    expect((await small.read(good, LIMITS)).kind).toBe('read')
  })

  it('is given up when it takes too long', async () => {
    const hasty = startSheets({ timeLimitMs: 1 })
    expect(await hasty.read(good, LIMITS)).toEqual({ kind: 'refused', code: 'upload.too_large' })
    await expect(hasty.write([sampleTable()])).rejects.toThrow('no answer within 1 ms')
  })

  it('is followed by another after so many files, and nobody notices', async () => {
    const changing = startSheets({ jobsPerThread: 2 })
    const all = await Promise.all(Array.from({ length: 7 }, () => changing.read(good, LIMITS)))
    expect(all.map(read => read.kind)).toEqual(Array(7).fill('read'))
  })

  it('is not missed after closing: what waits is refused, and what comes', async () => {
    const closing = startSheets()
    const settled = Promise.allSettled([
      closing.write([sampleTable()]),
      closing.write([sampleTable()]),
      closing.read(good, LIMITS),
    ])
    await closing.close()
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    await expect(closing.write([sampleTable()])).rejects.toThrow('closing')
  })

  it('says nothing in the log of what stands in a file', async () => {
    const own = startSheets()
    await own.read(makeCsv([['นางสาวสมหญิง', '1250']]), LIMITS)
    await own.write([sampleTable()])
    await own.read(Buffer.alloc(10), LIMITS)
    expect(own.log.lines.map(({ event }) => event)).toEqual(['sheet.read', 'sheet.made', 'sheet.read'])
    expect(own.log.text()).not.toMatch(/[ก-๙]|1250/)
  })
})
