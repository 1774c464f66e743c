// Names of offices and people as they stand in a message. The record keeps bare place names (`ดอกคำใต้`);
// a name that already carries its prefix is left alone, so that either spelling gives the same words.
import type { Role } from '../../db/vocabulary.ts'
import { ROLE_NAMES } from '../domain/thai-words.ts'
import { shorten } from './shorten.ts'

const LONGEST_NAME = 60

/** `อำเภอดอกคำใต้` */
export const districtWords = (name: string): string => prefixed('อำเภอ', name)

/** `จังหวัดพะเยา` */
export const provinceWords = (name: string): string => prefixed('จังหวัด', name)

/** `ดอกคำใต้`: for lists, where the prefix would only repeat. */
export const shortPlace = (name: string): string => shorten(shorten(name, 200).replace(/^อำเภอ/, ''), 40)

export const personWords = (name: string): string => shorten(name, LONGEST_NAME)

/** Who did it, with what they are: `พัฒนาการอำเภอ นายสมชาย`. */
export const officerWords = ({ role, name }: { role: Role; name: string }): string =>
  `${ROLE_NAMES[role]} ${personWords(name)}`

export const producerWords = (name: string): string => shorten(name, LONGEST_NAME)

/** What a person gave as a reason. */
export const reasonWords = (reason: string): string => shorten(reason, 240)

function prefixed(prefix: string, name: string): string {
  const clean = shorten(name, LONGEST_NAME)
  return clean.startsWith(prefix) ? clean : `${prefix}${clean}`
}
