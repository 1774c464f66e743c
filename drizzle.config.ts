// Settings of `npm run db:generate`: it compares db/schema with the last migration and writes the next one.
// It needs no database.

import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/index.ts',
  out: './db/migrations',
})
