// What the printed phone list of a province holds: whom LINE does not reach, and why, as of a stated moment.
import type { Role } from '../../db/vocabulary.ts'

export interface PhoneListContent {
  provinceCode: string
  /** Bare, `พะเยา`. */
  provinceName: string
  /** ISO instant. */
  asOf: string
  rows: {
    /** In full, `อำเภอจุน`. */
    officeName: string
    /** Empty = nobody holds this post: filled in by hand. */
    fullName: string
    role: Role
    /** Digits; null = not known. */
    phone: string | null
    /** In Thai. */
    reason: string
  }[]
}
