// `npm run env:example`: writes .env.example from bot/settings.ts; a test fails when they differ.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeSettings } from '../bot/settings.ts'

writeFileSync(join(import.meta.dirname, '../.env.example'), describeSettings())
