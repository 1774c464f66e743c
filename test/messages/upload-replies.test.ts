// Replies about files stay within LINE's limits whatever was counted, say first that nothing is saved, and lead to the
// preview.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemWords } from '../../bot/domain/problems.ts'
import { UPLOAD_PROBLEMS } from '../../bot/domain/upload-problems.ts'
import { problemMessages } from '../../bot/messages/menu-replies.ts'
import { fileNotForYouMessages, fileReadMessages } from '../../bot/messages/upload-replies.ts'
import { ROLES } from '../../db/vocabulary.ts'
import { altTextIn, colorPairsIn, contrastOf, linksIn, refusalOf, shownIn } from './read-message.ts'
import { LIFF_URL } from './sample-facts.ts'
import { count, ugly } from './ugly.ts'

const ID = 'c56a4180-65aa-42ec-a945-5fd21dec0538'
const counts = fc.record({ save: count, ask: count, refused: count, unchanged: count, blank: count })

const reply = (
  preview: {
    counts: { save: number; ask: number; refused: number; unchanged: number; blank: number }
  } | null,
  about = 'แบบ รต.1',
) => fileReadMessages({ view: { id: ID, about, preview }, liffUrl: LIFF_URL }, 'district_officer')

describe('a file that was read', () => {
  it('is answered within LINE’s limits, in colours that can be read', () => {
    fc.assert(
      fc.property(
        fc.option(
          counts.map(all => ({ counts: all })),
          { nil: null },
        ),
        ugly,
        (preview, about) => {
          const messages = reply(preview, about)
          expect(refusalOf(messages)).toBeNull()
          for (const [ink, ground] of colorPairsIn(messages))
            expect(contrastOf(ink, ground)).toBeGreaterThanOrEqual(4.5)
          expect(linksIn(messages)).toEqual([`${LIFF_URL}/upload/${ID}`])
        },
      ),
      { examples: [[{ counts: { save: 1, ask: 0, refused: 0, unchanged: 0, blank: 0 } }, 'ก']] },
    )
  })

  it('says that nothing is saved, and how many rows want a look', () => {
    const messages = reply({ counts: { save: 41, ask: 2, refused: 1, unchanged: 5, blank: 3 } })
    for (const words of [shownIn(messages), altTextIn(messages)])
      expect(words).toMatch(/ยังไม่ได้บันทึก.*บันทึกได้ 41 ราย.*ต้องดู 3 ราย.*5 ราย.*3 ราย/)
    const nothing = reply({ counts: { save: 0, ask: 0, refused: 0, unchanged: 5, blank: 0 } })
    expect(shownIn(nothing)).toMatch(/ไม่มีอะไรต้องบันทึก/)
  })
})

it('every refusal of a file, and every role that sends none, has an answer that LINE takes', () => {
  for (const role of ROLES) expect(refusalOf(fileNotForYouMessages({ role, liffUrl: LIFF_URL }))).toBeNull()
  for (const code of Object.keys(UPLOAD_PROBLEMS) as (keyof typeof UPLOAD_PROBLEMS)[])
    expect(refusalOf(problemMessages(problemWords(code, {}), 'district_officer'))).toBeNull()
})
