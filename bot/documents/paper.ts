// From a form and its content to what the template is given. Everything on paper is decided here or in the template:
// the program that sets the type adds nothing, so equal input gives equal paper.
import { canonicalText } from '../domain/report-content.ts'
import type { FormInput } from '../ports.ts'
import { blankForecast, type ForecastPaper, forecastPaper } from './forecast-paper.ts'
import type { Attachment } from './frame.ts'
import { type PhoneListPaper, phoneListPaper } from './phone-list-paper.ts'
import { type ProvincePaper, provincePaper } from './province-paper.ts'
import { blankRt1, type Rt1Paper, rt1Paper } from './rt1-paper.ts'
import { blankRt2, type Rt2Paper, rt2Paper } from './rt2-paper.ts'

export interface Paper {
  /** Template in `forms/`, without its ending. */
  template: 'rt1' | 'rt2' | 'forecast' | 'province' | 'phone-list'
  data: Rt1Paper | Rt2Paper | ForecastPaper | ProvincePaper | PhoneListPaper
}

/** Throws RangeError for what must never be printed: a seal without a certification, a producer that is not there. */
export function paperOf(input: FormInput): Paper {
  switch (input.form) {
    case 'rt2':
      return { template: 'rt2', data: rt2Paper({ ...certifiedOf(input), signatureSvg: input.signatureSvg }) }
    case 'rt1':
      return { template: 'rt1', data: rt1Paper({ ...certifiedOf(input), producers: producersOf(input) }) }
    case 'rt2_blank':
      return { template: 'rt2', data: blankRt2() }
    case 'rt1_blank':
      return { template: 'rt1', data: blankRt1() }
    case 'forecast':
      return { template: 'forecast', data: forecastPaper(input) }
    case 'forecast_blank':
      return { template: 'forecast', data: blankForecast() }
    case 'province':
      return { template: 'province', data: provincePaper(input.content) }
    case 'phone_list':
      return { template: 'phone-list', data: phoneListPaper(input.content) }
  }
}

type Filled = Extract<FormInput, { form: 'rt1' | 'rt2' }>

function certifiedOf(input: Filled) {
  const { content, seal } = input
  if (seal !== null && content.certified === null) throw new RangeError('A seal without a certification')
  return { content, seal, attachment: attachmentOf(input) }
}

/**
 * The figures that go with the paper for machines. With รต.2 the whole content, whose hash is the seal's; with รต.1 only
 * what its pages show, because they are handed to the producer, who is not shown what others earn.
 */
export function attachmentOf(input: Filled): Attachment {
  if (input.form === 'rt2') return { name: 'rt2.json', text: canonicalText(input.content) }
  const { totals: _totals, yearToDate: _year, growth: _growth, ...rest } = input.content
  return { name: 'rt1.json', text: canonicalText({ ...rest, producers: producersOf(input) }) }
}

function producersOf({ content, producerIds }: Extract<FormInput, { form: 'rt1' }>) {
  const byId = new Map(content.producers.map(producer => [producer.id, producer]))
  if (producerIds.length === 0) throw new RangeError('No producer to print')
  return producerIds.map(id => {
    const producer = byId.get(id)
    if (!producer) throw new RangeError('A producer that is not in the content')
    return producer
  })
}

/** A content and the hash that its paper carries, to be checked against each other; null = nothing is claimed. */
export function sealedContentOf(input: FormInput): { content: unknown; hash: string } | null {
  switch (input.form) {
    case 'rt1':
    case 'rt2':
      return input.seal && { content: input.content, hash: input.seal.hash }
    case 'forecast':
      return input.hash === null ? null : { content: input.content, hash: input.hash }
    default:
      return null
  }
}
