// Events are taken apart as text: whatever a webhook holds, the pieces read as what the whole reads as.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readEventTexts } from '../../bot/http/event-texts.ts'

const spaces = fc.stringMatching(/^[ \t\r\n]{0,3}$/)
const names = fc.constantFrom('events', 'event', 'destination', '', 'e"v\\', '__proto__', '][}{,":')

/** A value as JSON, with the spaces and escapes that another writer might use. */
const written = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, '\t', 4), fc.boolean())
  .map(([value, indent, isAscii]) => {
    const json = JSON.stringify(value, null, indent)
    return isAscii
      ? json.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      : json
  })

const listText = fc
  .tuple(fc.array(written, { maxLength: 5 }), spaces, spaces)
  .map(([items, before, after]) => `[${before}${items.join(`${after},${before}`)}${after}]`)

it('gives the text of every event, in order', () => {
  const body = fc
    .tuple(fc.array(fc.tuple(names, fc.oneof(written, listText), spaces), { maxLength: 4 }), listText, spaces)
    .map(([others, list, space]) => {
      const members = [
        ...others.map(([name, value, gap]) => `${gap}${JSON.stringify(name)}${gap}:${gap}${value}${gap}`),
      ]
      return `${space}{${[...members, `${space}"events"${space}:${list}`].join(',')}${space}}${space}`
    })
  fc.assert(
    fc.property(body, json => {
      const texts = readEventTexts(json)
      const { events } = JSON.parse(json) as { events: unknown[] }
      expect(texts.map(text => JSON.parse(text))).toEqual(events)
      for (const text of texts) expect(json).toContain(text)
    }),
    {
      numRuns: 500,
      examples: [
        ['{"events":[]}'],
        ['{"events":[1,"\\\\",{"a":"]"}],"events":[[],"\\\\\\""]}'],
        ['{"\\u0065vents":[1],"x":"\\"events\\":[2]"}'.replace('}', ',"events":[-1.5e+3 , true,null]}')],
      ],
    },
  )
})

it('does not mind how deep an event is', () => {
  const deep = '{"a":['.repeat(100_000) + ']}'.repeat(100_000)
  expect(readEventTexts(`{"events":[1,${deep},2]}`)).toEqual(['1', deep, '2'])
})
