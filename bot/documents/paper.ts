// From a form and its content to what the template is given. Everything on paper is decided here or in the template:
// the program that sets the type adds nothing, so equal input gives equal paper.
import { canonicalText, type ReportContent, type Seal } from '../domain/report-content.ts'
import type { FormInput } from '../ports.ts'
import type { Attachment } from './frame.ts'
import { blankRt1, type Rt1Paper, rt1Paper } from './rt1-paper.ts'
import { blankRt2, type Rt2Paper, rt2Paper } from './rt2-paper.ts'

export interface Paper {
  /** Template in `forms/`, without its ending. */
  template: 'rt1' | 'rt2'
  data: Rt1Paper | Rt2Paper
}

/** Throws RangeError for what must never be printed: a seal without a certification, a producer that is not there. */
export function paperOf(input: FormInput): Paper {
  if (!isFilled(input)) {
    return input.form === 'rt2_blank'
      ? { template: 'rt2', data: blankRt2() }
      : { template: 'rt1', data: blankRt1() }
  }
  const { content, seal } = input
  if (seal !== null && content.certified === null) throw new RangeError('A seal without a certification')
  const attachment = attachmentOf(input)
  return input.form === 'rt2'
    ? { template: 'rt2', data: rt2Paper({ content, seal, attachment, signatureSvg: input.signatureSvg }) }
    : { template: 'rt1', data: rt1Paper({ content, seal, attachment, producers: producersOf(input) }) }
}

type Filled = Extract<FormInput, { content: ReportContent }>

const isFilled = (input: FormInput): input is Filled => 'content' in input

/**
 * The figures that go with the paper for machines. With รต.2 the whole content, whose hash is the seal's; with รต.1 only
 * what its pages show, because they are handed to the producer, who is not shown what others earn.
 */
export function attachmentOf(input: Filled): Attachment {
  if (input.form === 'rt2') return { name: 'rt2.json', text: canonicalText(input.content) }
  const { totals: _totals, yearToDate: _year, growth: _growth, ...rest } = input.content
  return { name: 'rt1.json', text: canonicalText({ ...rest, producers: producersOf(input) }) }
}

function producersOf({ content, producerIds }: Extract<Filled, { form: 'rt1' }>) {
  const byId = new Map(content.producers.map(producer => [producer.id, producer]))
  if (producerIds.length === 0) throw new RangeError('No producer to print')
  return producerIds.map(id => {
    const producer = byId.get(id)
    if (!producer) throw new RangeError('A producer that is not in the content')
    return producer
  })
}

/** The content and seal to be checked against each other; null = nothing is claimed. */
export const sealedContentOf = (input: FormInput): { content: ReportContent; seal: Seal } | null =>
  isFilled(input) && input.seal !== null ? { content: input.content, seal: input.seal } : null
