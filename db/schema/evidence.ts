// Evidence of figures (letter §4): what exists at the producer and where, with a photo where somebody took one; photos
// that came by chat and wait for the name of their producer; samples drawn for inspection.
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { EVIDENCE_KINDS } from '../vocabulary.ts'
import { instant, oneOf, word } from './columns.ts'
import { officers } from './officers.ts'
import { offices } from './offices.ts'
import { producers } from './producers.ts'

export const evidence = pgTable(
  'evidence',
  {
    id: uuid('id').primaryKey(),
    provinceCode: text('province_code').notNull(),
    /** The district that keeps it in the record. */
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    period: text('period').notNull(),
    producerId: uuid('producer_id')
      .notNull()
      .references(() => producers.id),
    kind: word('kind', EVIDENCE_KINDS).notNull(),
    /** Where the paper is kept; null = only the photo is known. */
    keptAt: text('kept_at'),
    note: text('note'),
    addedBy: uuid('added_by')
      .notNull()
      .references(() => officers.id),
    addedAt: instant('added_at').notNull(),
    /** Key of the photo in the storage, and what it is, so that a file that was swapped is noticed. */
    photoKey: text('photo_key'),
    photoHash: text('photo_hash'),
    photoSize: integer('photo_size'),
    /** Removed rows stay for the history; their photo is deleted. */
    removedAt: instant('removed_at'),
    removedBy: uuid('removed_by').references(() => officers.id),
  },
  table => [
    index('evidence_by_office').on(table.officeCode, table.period),
    index('evidence_by_producer').on(table.producerId, table.period),
    check('evidence_kind', oneOf('kind', EVIDENCE_KINDS)),
    check(
      'evidence_photo',
      sql`(photo_key is null) = (photo_hash is null) and (photo_key is null) = (photo_size is null)`,
    ),
  ],
)

export const CHAT_PHOTO_STATES = ['waiting', 'kept', 'used', 'refused'] as const

export const chatPhotos = pgTable(
  'chat_photos',
  {
    id: uuid('id').primaryKey(),
    /** LINE's message id: an event that comes again changes nothing. */
    messageId: text('message_id').notNull().unique(),
    officerId: uuid('officer_id')
      .notNull()
      .references(() => officers.id),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    provinceCode: text('province_code').notNull(),
    /** The month people were working on when it came. */
    period: text('period').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** waiting: to be fetched from LINE; kept: in the storage, its producer is asked for; used, refused: done with. */
    state: word('state', CHAT_PHOTO_STATES).notNull(),
    attempts: integer('attempts').notNull(),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    /** Of the message, for the one free answer; null once used or too old. */
    replyToken: text('reply_token'),
    photoKey: text('photo_key'),
    photoHash: text('photo_hash'),
    photoSize: integer('photo_size'),
  },
  table => [
    index('chat_photos_by_officer').on(table.officerId, table.state),
    index('chat_photos_waiting').on(table.nextAttemptAt).where(sql`state = 'waiting'`),
    check('chat_photos_state', oneOf('state', CHAT_PHOTO_STATES)),
  ],
)

/** A sample for inspection, drawn once and kept, so that nobody draws until the names please. */
export const inspectionSamples = pgTable(
  'inspection_samples',
  {
    id: uuid('id').primaryKey(),
    provinceCode: text('province_code').notNull(),
    /** `2025-q2`: the second quarter of fiscal year 2025. */
    quarter: text('quarter').notNull(),
    /** With it the same names are drawn again from the same list. */
    seed: text('seed').notNull(),
    producerIds: uuid('producer_ids').array().notNull(),
    drawnBy: uuid('drawn_by')
      .notNull()
      .references(() => officers.id),
    drawnAt: instant('drawn_at').notNull(),
  },
  table => [index('inspection_samples_by_quarter').on(table.provinceCode, table.quarter)],
)
